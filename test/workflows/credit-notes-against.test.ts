import assert from 'node:assert/strict';
import { type WorkflowHandle } from '@temporalio/client';
import * as messages from '../../domain/invoice/messages.ts';
import { contacts } from '../../sandbox/sage/seed.ts';
import { anInvoice, Bed } from '../support/bed.ts';
import { aNote, NoteBed, putAgainst } from '../support/note-bed.ts';
import { devServer } from '../support/servers.ts';

const UNIT = 'notes-against';

describe('a credit note and the invoice that it stands against', () => {
  let bed: Bed;
  let notes: NoteBed;
  before(async () => {
    bed = await Bed.make(await devServer());
    await bed.verified(UNIT);
    notes = new NoteBed(bed, UNIT);
  });
  after(() => bed.stop());
  afterEach(() => bed.outside.sage.control.faults.clear());

  const cancel = (open: WorkflowHandle) =>
    open.executeUpdate(messages.cancelInvoiceUpdate, { args: [{ reason: 'By mistake' }] });
  const untilWaiting = (id: string) => notes.until(id, ({ waitingFor }) => waitingFor?.what === 'invoice');

  it('is put against it once it is in Sage, and waits in sight until then', async () => {
    const lines = [{ description: 'Consulting', quantity: '2', unitPrice: '100.00', glAccountId: 'later' }];
    await bed.handOver(UNIT, 'early', { number: 'early', lines });
    await bed.until(UNIT, 'early', ({ attention }) => attention?.code === 'gl_account_unknown');
    await notes.handOver('early', putAgainst('early'));
    const { waitingFor, status } = await untilWaiting('early');
    assert.equal(status, 'waiting');
    assert.match(waitingFor?.message ?? '', /invoice "early".*needs attention/);
    assert.ok(waitingFor?.nextTry);
    await bed.invoices.correct({ businessUnit: UNIT, invoiceId: 'early' }, anInvoice({ number: 'early' }));
    await bed.untilStatus(UNIT, 'early', 'sent');
    await notes.retry('early');
    const view = await notes.untilDone('early');
    assert.deepEqual([view.status, view.against?.allocated], ['sent', '120.00']);
  });

  it('waits for the release of a draft', async () => {
    await bed.handOver(UNIT, 'draft', { number: 'draft', create: 'draft' });
    const { sage } = await bed.until(UNIT, 'draft', ({ waitingFor }) => waitingFor?.what === 'release');
    await notes.handOver('of-draft', putAgainst('draft'));
    assert.match((await untilWaiting('of-draft')).waitingFor?.action ?? '', /^Release the draft in Sage/);
    assert.deepEqual(await notes.madeOf('of-draft'), []);
    await bed.outside.sage.control.releaseInvoice(sage?.id ?? '');
    await bed.invoice(UNIT, 'draft').executeUpdate(messages.checkPaymentUpdate);
    await bed.untilStatus(UNIT, 'draft', 'sent');
    await notes.retry('of-draft');
    const view = await notes.untilDone('of-draft');
    assert.deepEqual([view.status, view.against?.allocated], ['sent', '120.00']);
  });

  it('asks a person where the invoice is taken back, or its run was ended, while it waits', async () => {
    const lines = [{ description: 'Consulting', quantity: '2', unitPrice: '100.00', glAccountId: 'later' }];
    for (const [id, end, said] of [
      [
        'taken-back',
        () => bed.invoices.update({ businessUnit: UNIT, invoiceId: 'taken-back' }, cancel),
        /cancelled/,
      ],
      ['ended', () => bed.invoice(UNIT, 'ended').terminate('a test'), /stopped/],
    ] as const) {
      await bed.handOver(UNIT, id, { number: id, lines });
      await bed.until(UNIT, id, ({ attention }) => attention !== null);
      await notes.handOver(id, putAgainst(id));
      await untilWaiting(id);
      await end();
      await notes.retry(id);
      const { attention } = await notes.untilAttention(id);
      assert.equal(attention?.code, 'against_not_in_sage');
      assert.match(attention.message, said);
    }
  });

  it('may be corrected while it waits, to stand alone', async () => {
    const lines = [{ description: 'Consulting', quantity: '2', unitPrice: '100.00', glAccountId: 'later' }];
    await bed.handOver(UNIT, 'never', { number: 'never', lines });
    await notes.handOver('alone', putAgainst('never'));
    await untilWaiting('alone');
    await notes.notes.correct(notes.key('alone'), aNote({ number: 'CN-alone' }));
    const view = await notes.untilDone('alone');
    assert.deepEqual([view.status, view.against], ['sent', null]);
  });

  it('is of the customer of its invoice, which is not asked again', async () => {
    const customer = { name: 'Rockets, trading as Acme', email: 'nobody@yet.example.test' };
    await bed.handOver(UNIT, 'named', {
      number: 'named',
      customer: { ...customer, sageContactId: contacts.acme },
    });
    await bed.untilStatus(UNIT, 'named', 'sent');
    await notes.handOver('named', { ...putAgainst('named'), customer });
    const view = await notes.untilDone('named');
    assert.deepEqual([view.status, view.customer?.id], ['sent', contacts.acme]);
    const other = { ...customer, name: 'Somebody Else Ltd' };
    await notes.handOver('other', { ...putAgainst('named'), customer: other });
    const { attention } = await notes.untilAttention('other');
    assert.equal(attention?.code, 'against_differs');
    assert.deepEqual(
      attention.candidates?.map(({ id }) => id),
      [contacts.acme],
    );
    const named = { ...other, sageContactId: contacts.acme };
    await notes.notes.correct(
      notes.key('other'),
      aNote({ number: 'CN-other', ...putAgainst('named'), customer: named }),
    );
    assert.equal((await notes.untilDone('other')).customer?.id, contacts.acme);
  });
});
