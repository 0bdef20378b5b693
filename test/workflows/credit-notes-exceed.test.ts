import assert from 'node:assert/strict';
import { type CreditRequest } from '../../domain/invoice/invoice.ts';
import * as messages from '../../domain/invoice/messages.ts';
import { Bed } from '../support/bed.ts';
import { aNote, NoteBed, putAgainst } from '../support/note-bed.ts';
import { skippingServer } from '../support/servers.ts';

const UNIT = 'notes-exceed';
/** With their tax 120.00 each, as the invoice of 240.00 has two of. */
const hours = (unitPrice: string) => ({
  lines: [{ description: 'Hours not worked', quantity: '1', unitPrice }],
});

describe('what is given back of an invoice', () => {
  let bed: Bed;
  let notes: NoteBed;
  before(async () => {
    bed = await Bed.make(await skippingServer());
    await bed.verified(UNIT);
    notes = new NoteBed(bed, UNIT);
  });
  after(() => bed.stop());

  /** Out, and put against its invoice as far as that goes. */
  const sent = (id: string) => notes.until(id, ({ status }) => status === 'sent');
  const exceeded = (id: string) => notes.until(id, ({ attention }) => attention?.code === 'against_exceeded');
  const credit = (id: string, request: Partial<CreditRequest>) =>
    bed.invoice(UNIT, id).executeUpdate(messages.creditInvoiceUpdate, {
      args: [{ requestId: 'r', amount: null, reason: 'Again', ...request }],
    });

  it('is asked where a credit note is more than the invoice, and goes on once it is corrected', async () => {
    await notes.invoiceSent('small');
    await notes.handOver('large', { ...putAgainst('small'), ...hours('5000.00') });
    const { attention, sage } = await exceeded('large');
    assert.match(
      attention?.message ?? '',
      /comes to GBP 6000\.00.* over 240\.00 only 240\.00 can still be credited/,
    );
    assert.match(attention?.fix ?? '', /send-anyway/);
    assert.deepEqual([sage, await notes.madeOf('large')], [null, []]);
    const key = notes.key('large');
    await notes.notes.correct(key, aNote({ number: 'CN-large', ...putAgainst('small'), ...hours('200.00') }));
    assert.deepEqual((await sent('large')).status, 'sent');
  });

  it('is given to one of two credit notes at once that want all of it', async () => {
    await notes.invoiceSent('wanted');
    const all = { ...putAgainst('wanted'), ...hours('200.00') };
    await Promise.all([notes.handOver('one', all), notes.handOver('two', all)]);
    const decided = ({ status, attention }: { status: string; attention: unknown }) =>
      status === 'sent' || attention !== null;
    const both = await Promise.all([notes.until('one', decided), notes.until('two', decided)]);
    assert.deepEqual(both.map(({ status }) => status).toSorted(), ['needs_attention', 'sent']);
    const refused = both.find(({ attention }) => attention !== null);
    assert.match(refused?.attention?.message ?? '', /credited before: "(one|two)" over 240\.00/);
  });

  it('counts credits that were ordered, and these count credit notes, line by line', async () => {
    await notes.invoiceSent('both');
    await notes.handOver('first', { ...putAgainst('both'), ...hours('150.00') });
    await sent('first');
    await assert.rejects(credit('both', { lines: [{ line: 1, net: '60.00' }] }), (error: Error) => {
      assert.match(String(error.cause), /50\.00 is left of its ledger and tax rate/);
      return true;
    });
    await credit('both', { lines: [{ line: 1, net: '40.00' }] });
    await notes.handOver('rest', { ...putAgainst('both'), ...hours('20.00') });
    const { attention } = await exceeded('rest');
    assert.match(
      attention?.message ?? '',
      /comes to GBP 24\.00.* only 12\.00 .*over 48\.00, "first" over 180\.00/,
    );
    const { credited, creditNotes } = await bed.invoices.view({ businessUnit: UNIT, invoiceId: 'both' });
    assert.deepEqual(
      credited.map(({ net, tax }) => [net, tax]),
      [['40.00', '8.00']],
    );
    assert.deepEqual(
      creditNotes?.map(({ creditNoteId, amount }) => [creditNoteId, amount]),
      [['first', '180.00']],
    );
  });

  it('goes out beyond it where a person says so, once', async () => {
    await notes.invoiceSent('meant');
    await notes.handOver('beyond', { ...putAgainst('meant'), ...hours('201.00') });
    await exceeded('beyond');
    await notes.run('beyond').executeUpdate(messages.sendAnywayUpdate);
    await notes.run('beyond').executeUpdate(messages.sendAnywayUpdate);
    const view = await sent('beyond');
    assert.equal(view.status, 'sent');
    assert.match(
      view.against?.toDo ?? '',
      /GBP 1\.20 of the credit note are open.*refund what the customer has paid/,
    );
    assert.equal((await notes.madeOf('beyond')).length, 1);
  });

  it('is left again by a credit note that was taken back', async () => {
    await notes.invoiceSent('again');
    await notes.handOver('taken', { ...putAgainst('again'), ...hours('300.00') });
    await exceeded('taken');
    await notes.handOver('half', {
      ...putAgainst('again'),
      lines: [{ description: 'Half', quantity: '1', unitPrice: '100.00', glAccountId: 'none' }],
    });
    await notes.untilAttention('half');
    for (const id of ['taken', 'half'])
      await notes.run(id).executeUpdate(messages.cancelInvoiceUpdate, { args: [{ reason: 'By mistake' }] });
    await notes.handOver('whole', { ...putAgainst('again'), ...hours('200.00') });
    assert.equal((await sent('whole')).status, 'sent');
  });
});
