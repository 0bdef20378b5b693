import assert from 'node:assert/strict';
import { WorkflowUpdateFailedError } from '@temporalio/client';
import { type SettingsChange } from '../../domain/connection/connection.ts';
import { changeSettingsUpdate } from '../../domain/connection/messages.ts';
import { contentHash } from '../../domain/invoice/content-hash.ts';
import { type InvoiceRequest } from '../../domain/invoice/invoice.ts';
import * as messages from '../../domain/invoice/messages.ts';
import { invoiceWorkflowId } from '../../domain/keys.ts';
import { type invoice } from '../../workflows/invoice/invoice.ts';
import { anInvoice, Bed } from '../support/bed.ts';
import { eventually } from '../support/eventually.ts';
import { devServer } from '../support/servers.ts';

const UNIT = 'long-life';

describe('an invoice that lives long', () => {
  let bed: Bed;
  before(async () => {
    bed = await Bed.make(await devServer());
    await bed.verified(UNIT);
    // It may read invoices as well, and meet what is meant for another reader.
    await bed.watchUntil(({ lastCheck }) => lastCheck !== null, 'the first look of the payment watch');
  });
  after(() => bed.stop());

  /** Begins a new run after few events, so that a test sees many. */
  const handOverShort = async (invoiceId: string, changes: Partial<InvoiceRequest> = {}, maxEvents = 60) => {
    const request = anInvoice({ number: invoiceId, ...changes });
    const handedOver = {
      businessUnit: UNIT,
      invoiceId,
      request,
      contentHash: contentHash(request),
      kind: 'invoice' as const,
      earlier: null,
    };
    await bed.client.workflow.start<typeof invoice>('invoice', {
      workflowId: invoiceWorkflowId(UNIT, invoiceId),
      taskQueue: bed.env['TASK_QUEUE'] ?? '',
      args: [{ from: { handedOver }, maxEvents }],
    });
    return bed.invoice(UNIT, invoiceId);
  };
  const runsOf = async (invoiceId: string) => {
    const query = `WorkflowId = '${invoiceWorkflowId(UNIT, invoiceId)}'`;
    const runs = [];
    for await (const run of bed.client.workflow.list({ query })) runs.push(run);
    return runs;
  };
  const changeSettings = (change: SettingsChange) =>
    bed.connection(UNIT).executeUpdate(changeSettingsUpdate, { args: [change] });
  const key = (invoiceId: string) => ({ businessUnit: UNIT, invoiceId });

  it('goes on in new runs with all that it knew, however often somebody asks (R25)', async () => {
    await handOverShort('asked');
    await bed.untilStatus(UNIT, 'asked', 'sent');
    const before = await bed.invoices.view(key('asked'));
    for (let at = 0; at < 25; at++) {
      await bed.invoices.update(key('asked'), (open) => open.executeUpdate(messages.checkPaymentUpdate));
      await bed.invoices.update(key('asked'), (open) =>
        open.executeUpdate(messages.changeContactUpdate, { args: [{ email: `a${at}@acme.example.test` }] }),
      );
    }
    const after = await bed.invoices.view(key('asked'));
    assert.equal(after.request.customer.email, 'a24@acme.example.test');
    assert.deepEqual([after.status, after.sage, after.email], ['sent', before.sage, before.email]);
    assert.ok((await runsOf('asked')).length > 2, 'it gave way to new runs');
    const { statuses, sequences } = await bed.toldOf('asked', 2);
    assert.deepEqual(
      [statuses, sequences],
      [
        ['issued', 'sent'],
        [1, 2],
      ],
      'nothing is told again',
    );
    assert.equal((await bed.witness.invoicesWith('asked')).length, 1);
    assert.equal(bed.witness.mailsAbout(after.sage?.number ?? '').length, 1);
  });

  it('reads in the new run what the one before had begun to read (R25)', async () => {
    await handOverShort('interrupted', {}, 60);
    await bed.until(UNIT, 'interrupted', (view) => view.waitingFor?.what === 'payment');
    const { faults } = bed.outside.sage.control;
    // The invoice is told of a closed turnstile after some seconds: then enough must be left of it to be seen.
    await faults.arm({ name: 'rate-limited', endpoint: 'GET /sales_invoices/{id}', retryAfterSeconds: 12 });
    const runs = (await runsOf('interrupted')).length;
    const read = bed.invoices.update(key('interrupted'), (open) =>
      open.executeUpdate(messages.checkPaymentUpdate),
    );
    await bed.until(UNIT, 'interrupted', (view) => view.waitingFor?.what === 'sage');
    const changeContact = (email: string) =>
      bed.invoices.update(key('interrupted'), (open) =>
        open.executeUpdate(messages.changeContactUpdate, { args: [{ email }] }),
      );
    for (let at = 0; (await runsOf('interrupted')).length === runs; at++)
      await changeContact(`a${at}@acme.example.test`);
    await read;
    const view = await bed.until(UNIT, 'interrupted', ({ waitingFor }) => waitingFor?.what === 'payment');
    assert.equal(view.status, 'sent');
  });

  it('goes on after Sage refused to be read for a credit', async () => {
    const { faults } = bed.outside.sage.control;
    await bed.handOver(UNIT, 'not-read', { number: 'not-read' });
    await bed.until(UNIT, 'not-read', (view) => view.waitingFor?.what === 'payment');
    await faults.arm({ name: 'forbidden', endpoint: 'GET /sales_invoices/{id}' });
    const credit = { requestId: 'c1', reason: 'a discount', amount: '10.00' };
    const refused = await bed
      .invoice(UNIT, 'not-read')
      .executeUpdate(messages.creditInvoiceUpdate, { args: [credit] })
      .then(
        () => null,
        (error: unknown) => error,
      );
    assert.ok(refused instanceof WorkflowUpdateFailedError);
    await bed
      .invoice(UNIT, 'not-read')
      .executeUpdate(messages.creditInvoiceUpdate, { args: [{ ...credit, requestId: 'c2' }] });
    const { credits, status } = await bed.invoices.view(key('not-read'));
    assert.deepEqual([status, credits.map(({ amount }) => amount)], ['part_paid', ['10.00']]);
  });

  it('answers an Update with a few fields, not with the view (R25)', async () => {
    await bed.handOver(UNIT, 'acknowledged', { number: 'acknowledged' });
    await bed.untilStatus(UNIT, 'acknowledged', 'sent');
    const answer = await bed.invoice(UNIT, 'acknowledged').executeUpdate(messages.checkPaymentUpdate);
    assert.deepEqual(Object.keys(answer).sort(), ['status', 'version']);
  });

  it('keeps an order that a new run carries out (R25)', async () => {
    const open = await handOverShort('ordered', {}, 40);
    await bed.untilStatus(UNIT, 'ordered', 'sent');
    await bed.invoices.update(
      key('ordered'),
      () => open.executeUpdate(messages.voidInvoiceUpdate, { args: [{ reason: 'a mistake' }] }),
      ({ status }) => status === 'voided',
    );
    const view = await bed.invoices.view(key('ordered'));
    assert.equal(view.status, 'voided');
  });

  it('is cancelled by "Request Cancellation" while it can be taken back (R21)', async () => {
    await changeSettings({ undoWindowMinutes: 60 });
    try {
      await bed.handOver(UNIT, 'undone', { number: 'undone' });
      await bed.until(UNIT, 'undone', (view) => view.waitingFor?.what === 'undo_window');
      await bed.invoice(UNIT, 'undone').cancel();
      const view = await bed.untilStatus(UNIT, 'undone', 'cancelled');
      assert.match(view.timeline.at(-1)?.text ?? '', /Cancellation requested in Temporal/);
    } finally {
      await changeSettings({ undoWindowMinutes: 0 });
    }
  });

  it('refuses "Request Cancellation" once it is in Sage, says so, and sees the payment that comes after (R21)', async () => {
    await bed.handOver(UNIT, 'kept', { number: 'kept' });
    const { sage } = await bed.until(UNIT, 'kept', (view) => view.waitingFor?.what === 'payment');
    await bed.invoice(UNIT, 'kept').cancel();
    const refused = await bed.until(UNIT, 'kept', (view) => view.cancellationRefused !== null);
    assert.equal(refused.status, 'sent');
    assert.match(refused.cancellationRefused?.fix ?? '', /void it/);
    assert.match(refused.timeline.at(-1)?.text ?? '', /refused/);
    await bed.outside.sage.control.recordPayment({ invoiceId: sage?.id ?? '' });
    await bed.invoices.update(key('kept'), (open) => open.executeUpdate(messages.checkPaymentUpdate));
    const paid = await bed.untilStatus(UNIT, 'kept', 'paid');
    assert.equal(paid.payment?.outstanding, '0.00');
  });

  it('refuses it while a person is needed after it is in Sage, and goes on once corrected (R21)', async () => {
    bed.outside.mail.refuseNext(1, { at: 'rcpt', code: 550, message: 'No such user' });
    await bed.handOver(UNIT, 'bounced', { number: 'bounced' });
    await bed.untilStatus(UNIT, 'bounced', 'needs_attention');
    await bed.invoice(UNIT, 'bounced').cancel();
    await bed.until(UNIT, 'bounced', (view) => view.cancellationRefused !== null);
    await bed.invoices.update(key('bounced'), (open) => open.executeUpdate(messages.retryInvoiceUpdate));
    await bed.untilStatus(UNIT, 'bounced', 'sent');
  });

  it('the run that is left has the state of the one before, object for object (R25)', async () => {
    await handOverShort('same', {}, 30);
    await bed.untilStatus(UNIT, 'same', 'sent');
    for (let at = 0; at < 6; at++)
      await bed.invoices.update(key('same'), (open) => open.executeUpdate(messages.checkPaymentUpdate));
    const runs = await eventually(
      async () => ((await runsOf('same')).length > 1 ? runsOf('same') : undefined),
      'a second run',
    );
    const closed = runs.find(({ status }) => status.name === 'CONTINUED_AS_NEW');
    assert.ok(closed);
    const last = await bed.client.workflow
      .getHandle(closed.workflowId, closed.runId)
      .query(messages.getInvoiceQuery);
    const first = await bed.invoice(UNIT, 'same').query(messages.getInvoiceQuery);
    assert.deepEqual(first.sage, last.sage);
    assert.deepEqual(Object.keys(first.progress).sort(), Object.keys(last.progress).sort());
    assert.equal(JSON.stringify(JSON.parse(JSON.stringify(last))), JSON.stringify(last), 'it is plain data');
  });
});
