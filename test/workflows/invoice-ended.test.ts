import assert from 'node:assert/strict';
import { InvoiceLists } from '../../api/invoice/invoice-lists.ts';
import { contentHash } from '../../domain/invoice/content-hash.ts';
import { Problem } from '../../api/problem.ts';
import { type InvoiceRequest, type InvoiceView } from '../../domain/invoice/invoice.ts';
import { retryInvoiceUpdate } from '../../domain/invoice/messages.ts';
import { eventWorkflowId, invoiceWorkflowId, stopEventId } from '../../domain/keys.ts';
import { type EndedHow } from '../../domain/runs/messages.ts';
import { businessUnitKey } from '../../domain/search-attributes.ts';
import { contacts, users } from '../../sandbox/sage/seed.ts';
import type { invoice } from '../../workflows/invoice/invoice.ts';
import { anInvoice, Bed } from '../support/bed.ts';
import { eventually } from '../support/eventually.ts';
import { bringTo, invoiceStandings, obeyingCancellation } from '../support/invoice-standings.ts';
import { devServer } from '../support/servers.ts';

const UNIT = 'ended';
const UNTESTED = 'ended-untested';
const waitsForPayment = (view: InvoiceView) => view.waitingFor?.what === 'payment';
const twins = { name: 'Twin Mills', email: 'finance@twinmills.example.test' };

interface Invoice {
  readonly id: string;
  readonly unit: string;
  readonly order: Partial<InvoiceRequest> & { readonly number: string };
}
interface Ended extends Invoice {
  readonly how: EndedHow;
  /** How it stood when its run was ended. */
  readonly last: Pick<InvoiceView, 'status' | 'eventSequence'>;
}
interface GoesOn extends Invoice {
  /** How it stands some time after it was handed over again. */
  readonly next: InvoiceView['status'];
  /** No number of its events is missing. */
  readonly isWhole?: boolean;
}

describe('An invoice whose run was ended', () => {
  let bed: Bed;
  let lists: InvoiceLists;
  before(async () => {
    bed = await Bed.make(await devServer());
    lists = new InvoiceLists(bed.lists);
    await bed.verified(UNIT);
    await bed.consent(UNTESTED, users.olivia);
  });
  after(() => bed.stop());

  for (const [at, standing] of invoiceStandings.entries()) {
    const { name, status, next = status } = standing;
    it(`by an operator while it was ${name} is shown, listed and told as stopped, and goes on once handed over again (R22)`, async () => {
      const id = `terminated-${at}`;
      const unit = standing.ofUntestedUnit ? UNTESTED : UNIT;
      const order = { number: `E-${id}`, ...standing.content };
      const last = await bringTo(standing, bed, { unit, id, order });
      await bed.invoice(unit, id).terminate('a test');
      await standing.release?.(bed);
      await expectStopped({ id, unit, order, how: 'terminated', last });
      await expectGoesOn({ id, unit, order, next });
    });
  }

  /** Terminated while the mail server has its message and owes the answer, which `answer` has it give. */
  const endWhileEmailing = async (id: string, number: string) => {
    let answer: () => void = () => undefined;
    bed.outside.mail.holdAnswer(new Promise<void>((resolve) => (answer = resolve)));
    await bed.handOver(UNIT, id, { number });
    const { sage } = await bed.until(UNIT, id, ({ status }) => status === 'issued');
    const mails = () => bed.witness.mailsAbout(sage?.number ?? '').length;
    await eventually(() => (mails() === 1 ? true : undefined), 'the message, not answered yet');
    await bed.invoice(UNIT, id).terminate('a test');
    return { sageInvoiceId: sage?.id ?? '', mails, answer };
  };

  it('is followed in Sage as what it is there by now, whatever was changed on it, and not made again (R22)', async () => {
    const [id, number] = ['edited', 'E-edited'];
    await bed.handOver(UNIT, id, { number, create: 'draft' });
    const { sage } = await bed.until(UNIT, id, ({ status }) => status === 'draft');
    const invoiceId = sage?.id ?? '';
    await bed.invoice(UNIT, id).terminate('a test');
    const { control } = bed.outside.sage;
    await control.editInvoice({
      invoiceId,
      net: '150.00',
      date: '2066-11-20',
      contactId: contacts.brightside,
      notes: 'Agreed on the phone',
    });
    await control.releaseInvoice(invoiceId);
    await bed.handOver(UNIT, id, { number, create: 'draft' });
    const view = await bed.until(UNIT, id, ({ attention }) => attention?.code === 'customer_changed');
    assert.deepEqual([view.sage?.id, view.sage?.totals.net, view.foundInSage], [invoiceId, '150.00', true]);
    assert.deepEqual(view.changesInSage.map(({ field }) => field).toSorted(), ['customer', 'date']);
    assert.equal((await bed.witness.invoicesWith(number)).length, 1);
  });

  it('while its e-mail was on its way asks a person before there is a second one (R22)', async () => {
    const [id, number] = ['emailing', 'E-emailing'];
    const { mails, answer } = await endWhileEmailing(id, number);
    await bed.outside.sage.control.faults.arm({ name: 'forbidden', endpoint: 'GET /sales_invoices/{id}' });
    await bed.handOver(UNIT, id, { number });
    const asked = (code: string) => bed.until(UNIT, id, (view) => view.attention?.code === code);
    await asked('sage_forbidden');
    // A retry for another reason is no answer to a question that nobody has put yet.
    await bed.invoices.update({ businessUnit: UNIT, invoiceId: id }, (open) =>
      open.executeUpdate(retryInvoiceUpdate),
    );
    const { attention } = await asked('email_unsettled');
    assert.ok(attention !== null);
    assert.match(
      attention.message,
      /The run ended while the message to accounts@acme.example.test was on its way/,
    );
    assert.equal(mails(), 1);
    answer();
    await bed.invoices.update({ businessUnit: UNIT, invoiceId: id }, (open) =>
      open.executeUpdate(retryInvoiceUpdate),
    );
    await bed.untilStatus(UNIT, id, 'sent');
    assert.equal(mails(), 2, 'as the person said');
  });

  it('while its e-mail was on its way needs nobody once it is marked as sent in Sage (R22)', async () => {
    const [id, number] = ['emailed', 'E-emailed'];
    const { mails, answer, sageInvoiceId } = await endWhileEmailing(id, number);
    answer();
    const isMarked = async () => {
      const records = await bed.witness.records('sales_invoice.updated');
      return records.some((record) => record.id === sageInvoiceId) || undefined;
    };
    await eventually(isMarked, 'the mark as sent');
    await bed.handOver(UNIT, id, { number });
    await bed.untilStatus(UNIT, id, 'sent');
    assert.equal(mails(), 1);
  });

  it('before a worker saw it is said to be stopped, and goes on once handed over again (R22)', async () => {
    const [id, number] = ['unseen', 'E-unseen'];
    await bed.stopWorker();
    await bed.handOver(UNIT, id, { number });
    await bed.invoice(UNIT, id).terminate('a test');
    await bed.startWorker();
    await assert.rejects(bed.invoices.view({ businessUnit: UNIT, invoiceId: id }), (error) => {
      assert.ok(error instanceof Problem);
      assert.deepEqual([error.fields.status, error.fields.code], [409, 'invoice_stopped']);
      return true;
    });
    await bed.handOver(UNIT, id, { number });
    await bed.untilStatus(UNIT, id, 'sent');
    assert.equal((await bed.witness.invoicesWith(number)).length, 1);
  });

  it('by a limit of time is so, too (R22)', async () => {
    const id = 'timed-out';
    const order = { number: 'E-timed-out', customer: twins };
    const request = anInvoice(order);
    const hash = contentHash(request);
    await bed.client.workflow.start<typeof invoice>('invoice', {
      workflowId: invoiceWorkflowId(UNIT, id),
      taskQueue: bed.env['TASK_QUEUE'] ?? '',
      workflowRunTimeout: '5 s',
      args: [
        {
          from: {
            handedOver: {
              businessUnit: UNIT,
              invoiceId: id,
              request,
              contentHash: hash,
              kind: 'invoice' as const,
              earlier: null,
            },
          },
        },
      ],
      memo: { contentHash: hash },
      typedSearchAttributes: [{ key: businessUnitKey, value: UNIT }],
    });
    const last = await bed.untilStatus(UNIT, id, 'needs_attention');
    await expectStopped({ id, unit: UNIT, order, how: 'timed_out', last });
    await expectGoesOn({ id, unit: UNIT, order, next: 'needs_attention' });
  });

  it('by a mistake of ours that fails it is so, too, once other code is deployed (R22)', async () => {
    const id = 'failed';
    const order = { number: 'E-failed' };
    await underCode(thatFails, async () => {
      const handle = await bed.handOver(UNIT, id, order);
      await assert.rejects(handle.result());
      const last = await bed.invoices.view({ businessUnit: UNIT, invoiceId: id });
      await expectStopped({ id, unit: UNIT, order, how: 'failed', last });
    });
    // The code that made the mistake is gone, and with it who could tell the last number.
    await expectGoesOn({ id, unit: UNIT, order, next: 'sent', isWhole: false });
  });

  it('by a cancellation request, under code that does not refuse it, is so, too (R22)', async () => {
    const id = 'cancelled';
    const order = { number: 'E-cancelled' };
    await underCode(obeyingCancellation, async () => {
      const handle = await bed.handOver(UNIT, id, order);
      const last = await bed.until(UNIT, id, waitsForPayment);
      await handle.cancel();
      await assert.rejects(handle.result());
      await expectStopped({ id, unit: UNIT, order, how: 'cancelled', last });
    });
    // The code that obeyed is gone, and with it who could tell the last number.
    await expectGoesOn({ id, unit: UNIT, order, next: 'sent', isWhole: false });
  });

  it('negative control: one whose run goes on is neither shown, listed nor told as stopped', async () => {
    const id = 'goes-on';
    const order = { number: 'E-goes-on' };
    await bed.handOver(UNIT, id, order);
    await bed.until(UNIT, id, waitsForPayment);
    await bed.inspectRuns();
    const { stopped } = await bed.invoices.view({ businessUnit: UNIT, invoiceId: id });
    assert.deepEqual([stopped, stoppedEvents(id)], [null, []]);
    assert.ok(!(await listedAsStopped(UNIT)).has(id));
  });

  /** Then our own code is back. */
  async function underCode(change: (code: string) => string, work: () => Promise<void>): Promise<void> {
    await bed.stopWorker();
    await bed.startWorker(change);
    await work();
    await bed.stopWorker();
    await bed.startWorker();
  }
  const stoppedEvents = (id: string) =>
    bed.outside.psa
      .events()
      .filter(({ type, data }) => type === 'invoice.stopped' && data['invoiceId'] === id);
  const listedAsStopped = async (unit: string) => {
    const { invoices } = await lists.page(unit, { stopped: true }, { limit: 200 });
    return new Map(invoices.map(({ invoiceId, stopped }) => [invoiceId, stopped]));
  };

  async function expectStopped({ id, unit, order, how, last }: Ended): Promise<void> {
    const handle = bed.invoice(unit, id);
    const { runId } = await handle.describe();
    const listed = await eventually(
      async () => (await listedAsStopped(unit)).get(id) ?? undefined,
      'the list',
    );
    const shown = await bed.invoices.view({ businessUnit: unit, invoiceId: id });
    assert.equal(Object.keys(shown)[0], 'stopped', 'before all else');
    assert.deepEqual([shown.stopped?.how, shown.stopped, shown.waitingFor], [how, listed, null]);
    assert.equal(shown.attention?.fix ?? shown.stopped?.fix, listed.fix, 'no other advice');
    assert.match(listed.fix, /^Hand over the same invoice id again .* Never under another id/);

    const { findings } = await bed.inspectRuns();
    const finding = findings.find((one) => one.workflowId === handle.workflowId);
    assert.deepEqual(
      [finding?.code, finding?.businessUnit, finding?.invoiceId, finding?.fix],
      ['run_stopped', unit, id, listed.fix],
    );
    const event = await eventually(() => stoppedEvents(id)[0], 'the event');
    assert.deepEqual(
      [event.data['sequence'], event.data['status'], event.data['number'], event.data['stopped']],
      [last.eventSequence + 1, last.status, order.number, listed],
    );
    // One look more tells nothing anew.
    await bed.inspectRuns();
    const delivery = bed.client.workflow.getHandle(eventWorkflowId(stopEventId(handle.workflowId, runId)));
    await delivery.result();
    assert.equal((await bed.client.workflow.count(`WorkflowId = '${delivery.workflowId}'`)).count, 1);
  }

  async function expectGoesOn({ id, unit, order, next, isWhole = true }: GoesOn): Promise<void> {
    await bed.handOver(unit, id, order);
    const { sage, eventSequence } = await bed.untilStatus(unit, id, next);
    assert.equal((await bed.witness.invoicesWith(order.number)).length, sage === null ? 0 : 1);
    if (sage !== null) assert.ok(bed.witness.mailsAbout(sage.number).length <= 1, 'no second e-mail');
    const last = () => bed.witness.statusesTold(id).sequences.at(-1) === eventSequence || undefined;
    await eventually(last, 'all that there is to tell');
    const { sequences } = bed.witness.statusesTold(id);
    assert.equal(new Set(sequences).size, sequences.length, 'no number comes twice');
    if (isWhole) assert.equal(sequences.length, eventSequence, 'none is missing');
    await eventually(async () => !(await listedAsStopped(unit)).has(id) || undefined, 'the list without it');
    assert.equal(stoppedEvents(id).length, 1);
  }
});

/** Code with a mistake that ends an invoice's run as failed. */
function thatFails(code: string): string {
  const step = 'async holdTurn() {';
  const at = code.indexOf(step) + step.length;
  // The name by which the same module has the SDK.
  const [, workflow] = /\(0,(\w+)\.condition\)\(/.exec(code.slice(at)) ?? [];
  assert.ok(at > step.length && workflow !== undefined);
  return `${code.slice(0, at)} throw ${workflow}.ApplicationFailure.nonRetryable('a mistake');${code.slice(at)}`;
}
