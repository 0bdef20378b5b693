import assert from 'node:assert/strict';
import * as connectionMessages from '../../domain/connection/messages.ts';
import { type OnTotalsDiffer } from '../../domain/connection/connection.ts';
import { type InvoiceRequest } from '../../domain/invoice/invoice.ts';
import * as messages from '../../domain/invoice/messages.ts';
import { Bed } from '../support/bed.ts';
import { eventually } from '../support/eventually.ts';
import { skippingServer } from '../support/servers.ts';

const UNIT = 'totals';

describe("an invoice whose totals in Sage are not the PSA's (A3)", () => {
  let bed: Bed;
  before(async () => {
    bed = await Bed.make(await skippingServer());
    await bed.verified(UNIT);
  });
  after(() => bed.stop());

  /** Of 200.00 + 40.00, of which Sage makes 239.99. */
  const handOver = async (id: string, changes: Partial<InvoiceRequest> = {}) => {
    const fault = { name: 'cent-less', endpoint: 'POST /sales_invoices', bodyIncludes: `${id}-X` } as const;
    await bed.outside.sage.control.faults.arm(fault);
    return bed.handOver(UNIT, id, { number: `${id}-X`, ...changes });
  };
  const needs = (id: string, code: string) =>
    bed.until(UNIT, id, (view) => view.status === 'needs_attention' && view.attention?.code === code);
  const setting = (onTotalsDiffer: OnTotalsDiffer | null) =>
    bed
      .connection(UNIT)
      .executeUpdate(connectionMessages.changeSettingsUpdate, { args: [{ onTotalsDiffer }] });
  const mailsOf = (number: string | null | undefined) => bed.witness.mailsAbout(number ?? '');
  const typesTold = (id: string) => bed.witness.toldAbout(id).map(({ type }) => type);
  const sendAnyway = (id: string) => bed.invoice(UNIT, id).executeUpdate(messages.sendAnywayUpdate);

  it('is told to the PSA before the e-mail leaves, and goes out, where the PSA gave no total', async () => {
    bed.outside.mail.refuseNext(1, { at: 'rcpt', code: 550, message: 'Not now' });
    await handOver('told-first');
    const view = await needs('told-first', 'email_bounced');
    assert.deepEqual(typesTold('told-first').slice(0, 2), ['invoice.issued', 'invoice.totals_differ']);
    assert.deepEqual(view.sage?.differences, [
      { field: 'net', ours: '200.00', sages: '199.99' },
      { field: 'total', ours: '240.00', sages: '239.99' },
    ]);
    assert.ok(view.timeline.some(({ text }) => /total 239\.99 instead of 240\.00/.test(text)));
    assert.equal(mailsOf(view.sage?.number).length, 0);
    await bed.invoice(UNIT, 'told-first').executeUpdate(messages.retryInvoiceUpdate);
    await bed.untilStatus(UNIT, 'told-first', 'sent');
    assert.match(mailsOf(view.sage?.number)[0]?.text ?? '', /for £239\.99\./);
  });

  it('is told once, also where something wakes it and nothing has changed', async () => {
    await handOver('once', { netTotal: '200.00' });
    const { version } = await needs('once', 'totals_differ');
    const types = () => bed.witness.toldAbout('once').map(({ type }) => type);
    await eventually(() => types().includes('invoice.needs_attention') || undefined, 'the event');
    const before = types();
    await bed.sync(UNIT, 'once');
    await bed.until(UNIT, 'once', (now) => now.version > version && now.status === 'needs_attention');
    await bed.invoice(UNIT, 'once').executeUpdate(messages.sendAnywayUpdate);
    await bed.untilStatus(UNIT, 'once', 'sent');
    await eventually(() => types().includes('invoice.sent') || undefined, 'the event');
    const after = types().filter((type) => type === 'invoice.needs_attention');
    assert.deepEqual([before.length > 0, after.length], [true, 1]);
  });

  it('stops before the e-mail where the PSA gave its total, until a person says to send it anyway', async () => {
    await handOver('stopped', { netTotal: '200.00' });
    const { attention, sage, markedSent } = await needs('stopped', 'totals_differ');
    assert.match(attention?.message ?? '', /net 199\.99 instead of 200\.00/);
    assert.match(attention?.fix ?? '', /send-anyway/);
    assert.deepEqual([mailsOf(sage?.number).length, markedSent], [0, false]);
    const early = bed
      .invoice(UNIT, 'stopped')
      .executeUpdate(messages.resendEmailUpdate, { args: [{ requestId: 'early', to: null }] });
    // While the first is still being looked into.
    const retried = bed.invoice(UNIT, 'stopped').executeUpdate(messages.retryInvoiceUpdate);
    await assert.rejects(early, 'nor in any other way');
    await retried;
    await bed.invoice(UNIT, 'stopped').executeUpdate(messages.retryInvoiceUpdate);
    await needs('stopped', 'totals_differ');
    assert.equal(mailsOf(sage?.number).length, 0, 'a retry is no consent');
    await sendAnyway('stopped');
    await sendAnyway('stopped');
    const sent = await bed.untilStatus(UNIT, 'stopped', 'sent');
    assert.equal(mailsOf(sage?.number).length, 1);
    assert.ok(sent.timeline.some(({ text }) => text.startsWith('To be sent anyway, as was asked')));
  });

  it('goes out by itself once somebody put it right in Sage', async () => {
    await handOver('put-right', { netTotal: '200.00' });
    const { sage } = await needs('put-right', 'totals_differ');
    await bed.outside.sage.control.editInvoice({ invoiceId: sage?.id ?? '', net: '200.00' });
    await bed.invoice(UNIT, 'put-right').executeUpdate(messages.retryInvoiceUpdate);
    const sent = await bed.untilStatus(UNIT, 'put-right', 'sent');
    assert.deepEqual(sent.sage?.differences, []);
    assert.match(mailsOf(sage?.number)[0]?.text ?? '', /for £240\.00\./);
  });

  it('stops or goes as the setting of the unit says', async () => {
    await setting('stop');
    await handOver('set-to-stop', { send: 'mark_sent' });
    const stopped = await needs('set-to-stop', 'totals_differ');
    assert.equal(stopped.markedSent, false);
    await setting('send');
    await handOver('set-to-send', { netTotal: '200.00' });
    await bed.untilStatus(UNIT, 'set-to-send', 'sent');
    assert.ok(typesTold('set-to-send').includes('invoice.totals_differ'));
    await setting(null);
  });

  it('cannot be sent anyway where nothing differs', async () => {
    await bed.handOver(UNIT, 'agrees', { netTotal: '200.00' });
    await bed.untilStatus(UNIT, 'agrees', 'sent');
    await assert.rejects(sendAnyway('agrees'));
    assert.ok(!typesTold('agrees').includes('invoice.totals_differ'));
  });
});
