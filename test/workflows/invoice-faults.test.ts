import assert from 'node:assert/strict';
import { type FaultName } from '../../sandbox/sage/index.ts';
import * as messages from '../../domain/invoice/messages.ts';
import { anInvoice, Bed } from '../support/bed.ts';
import { skippingServer } from '../support/servers.ts';

const UNIT = 'faults';
const EIGHT_DAYS_SECONDS = 8 * 86_400;

describe('an invoice while Sage, the network or the mail server fails', () => {
  let bed: Bed;
  before(async () => {
    bed = await Bed.make(await skippingServer(), { env: { SAGE_TIMEOUT_MS: '1000' } });
    await bed.verified(UNIT);
  });
  beforeEach(() => bed.outside.sage.control.faults.clear());
  after(() => bed.stop());

  const hits = async () => (await bed.outside.sage.control.faults.list()).map((fault) => fault.hits);

  const faults: readonly [FaultName, string][] = [
    ['cut-before-commit', 'the connection is cut before Sage did anything'],
    ['cut-after-commit', 'Sage created it and the answer was lost'],
    ['cut-mid-body', 'the answer was cut in the middle'],
    ['error-500-before-commit', 'Sage failed before creating it'],
    ['error-500-after-commit', 'Sage created it and answered 500'],
    ['error-503', 'Sage was not available'],
    ['html-502', 'a gateway answered with HTML'],
    ['hang', 'Sage created it and never answered'],
    ['not-json', 'the answer was no JSON'],
    ['rate-limited', 'Sage asked to wait'],
    ['token-refused', 'Sage refused the token'],
  ];
  for (const [index, [name, what]] of faults.entries()) {
    it(`is in Sage exactly once although ${what} (R2)`, async () => {
      const number = `F-${index}`;
      await bed.outside.sage.control.faults.arm({
        name,
        endpoint: 'POST /sales_invoices',
        ...(name === 'rate-limited' && { retryAfterSeconds: 1 }),
      });
      await bed.handOver(UNIT, number, { number });
      await bed.until(UNIT, number, (view) => view.status === 'sent');
      assert.deepEqual(await hits(), [1], 'the fault was met');
      assert.equal((await bed.witness.invoicesWith(number)).length, 1);
    });
  }

  it('makes one customer for two invoices of the same second', async () => {
    const customer = { name: 'Sudden Ltd', email: 'sudden@example.test' };
    await Promise.all([
      bed.handOver(UNIT, 'twin-1', { number: 'F-20', customer }),
      bed.handOver(UNIT, 'twin-2', { number: 'F-21', customer }),
    ]);
    await bed.untilStatus(UNIT, 'twin-1', 'sent');
    await bed.untilStatus(UNIT, 'twin-2', 'sent');
    const made = (await bed.witness.records('contact.created')).filter(
      (entry) => entry.summary['name'] === 'Sudden Ltd',
    );
    assert.equal(made.length, 1);
  });

  it('goes on by itself within minutes when a token is refused right after it was replaced', async () => {
    const { control } = bed.outside.sage;
    await control.faults.arm({ name: 'token-refused', endpoint: 'POST /sales_invoices', times: 2 });
    await bed.handOver(UNIT, 'refused-twice', { number: 'F-35' });
    await bed.until(UNIT, 'refused-twice', (view) => view.waitingFor?.what === 'connection');
    assert.equal((await bed.connections.view(UNIT)).status, 'verified', 'nobody has to connect again');
    await bed.server.skip('10 minutes');
    await bed.untilStatus(UNIT, 'refused-twice', 'sent');
    assert.deepEqual(
      (await control.faults.list()).map(({ hits }) => hits),
      [2],
    );
    assert.equal((await bed.witness.invoicesWith('F-35')).length, 1);
  });

  it('waits out an outage in sight, asking politely, and is then created once', async () => {
    const { control } = bed.outside.sage;
    await control.setOutage('unavailable');
    const before = await bed.witness.lastRequest();
    await bed.handOver(UNIT, 'outage', { number: 'F-30' });
    const waiting = await bed.until(UNIT, 'outage', (view) => view.waitingFor?.what === 'sage');
    assert.ok(waiting.waitingFor?.nextTry, 'it says when it tries again');
    await bed.server.skip('3 hours');
    const calls = (await bed.witness.apiCalls(before)).length;
    // Two at once, then pauses that double from 10 s to 15 min: one call per pause.
    assert.ok(calls >= 12 && calls <= 22, `${calls} calls in three hours`);
    await control.setOutage('off');
    await bed.invoice(UNIT, 'outage').executeUpdate(messages.retryInvoiceUpdate);
    await bed.untilStatus(UNIT, 'outage', 'sent');
    assert.equal((await bed.witness.invoicesWith('F-30')).length, 1);
  });

  it('looks in Sage before creating again when the answer was lost longer ago than Sage remembers (R3)', async () => {
    const { control } = bed.outside.sage;
    await control.faults.arm({ name: 'cut-after-commit', endpoint: 'POST /sales_invoices' });
    const busy = {
      name: 'rate-limited',
      endpoint: 'POST /sales_invoices',
      times: 8,
      retryAfterSeconds: 86_400,
    } as const;
    await control.faults.arm(busy);
    await bed.handOver(UNIT, 'forgotten', { number: 'F-31' });
    await bed.until(UNIT, 'forgotten', (view) => view.waitingFor?.what === 'sage');
    await bed.server.skip('7 days');
    await control.clock.advance({ seconds: EIGHT_DAYS_SECONDS });
    await bed.server.skip('25 hours');
    await bed.untilStatus(UNIT, 'forgotten', 'sent');
    assert.equal((await bed.witness.invoicesWith('F-31')).length, 1);
    const lookUps = (await bed.witness.apiCalls(0)).filter(
      ({ method, path }) => method === 'GET' && path.startsWith('/sales_invoices?'),
    );
    assert.ok(lookUps.length > 0, 'Sage was searched for the marker');
  });

  it('is not created again after an answer that named another business', async () => {
    await bed.outside.sage.control.faults.arm({
      name: 'wrong-business-echo',
      endpoint: 'POST /sales_invoices',
    });
    await bed.handOver(UNIT, 'echo', { number: 'F-34' });
    const view = await bed.untilStatus(UNIT, 'echo', 'needs_attention');
    assert.equal(view.attention?.code, 'sage_unexpected');
    const cancel = bed
      .invoice(UNIT, 'echo')
      .executeUpdate(messages.cancelInvoiceUpdate, { args: [{ reason: 'x' }] });
    await assert.rejects(cancel, /Workflow Update failed/, 'Sage may hold it');
    const request = anInvoice({ number: 'F-34', notes: 'changed' });
    const correct = bed.invoice(UNIT, 'echo').executeUpdate(messages.correctInvoiceUpdate, {
      args: [{ request, contentHash: 'x' }],
    });
    await assert.rejects(correct, /Workflow Update failed/, 'only the very same may be asked again');
    await bed.invoice(UNIT, 'echo').executeUpdate(messages.retryInvoiceUpdate);
    await bed.untilStatus(UNIT, 'echo', 'sent');
    assert.equal((await bed.witness.invoicesWith('F-34')).length, 1);
  });

  for (const refusal of ['forbidden', 'no-subscription', 'tax-refused'] as const)
    it(`is not created again where its answer was lost and the repeat was refused (${refusal}) (R2)`, async () => {
      const [id, number] = [`lost-${refusal}`, `F-35-${refusal}`];
      const armed = { endpoint: 'POST /sales_invoices', bodyIncludes: number };
      const { faults } = bed.outside.sage.control;
      await faults.arm({ name: 'cut-after-commit', ...armed });
      await faults.arm({ name: refusal, ...armed });
      await bed.handOver(UNIT, id, { number });
      await bed.untilStatus(UNIT, id, 'needs_attention');
      assert.deepEqual(await hits(), [1, 1], 'both faults were met');
      if (refusal !== 'tax-refused') {
        const cancelled = bed
          .invoice(UNIT, id)
          .executeUpdate(messages.cancelInvoiceUpdate, { args: [{ reason: 'x' }] });
        await assert.rejects(cancelled, /Workflow Update failed/, 'Sage holds it');
      }
      await bed.invoice(UNIT, id).executeUpdate(messages.retryInvoiceUpdate);
      await bed.untilStatus(UNIT, id, 'sent');
      assert.equal((await bed.witness.invoicesWith(number)).length, 1);
    });

  for (const [refusals, name] of [
    [0, 'terminated'],
    [1, 'refused-then-terminated'],
  ] as const) {
    it(`is found again when its run was terminated after ${refusals} refusals and it is handed over once more`, async () => {
      const { control } = bed.outside.sage;
      if (refusals > 0) await control.faults.arm({ name: 'tax-refused', endpoint: 'POST /sales_invoices' });
      const open = await bed.handOver(UNIT, name, { number: `F-32-${refusals}` });
      if (refusals > 0) {
        await bed.untilStatus(UNIT, name, 'needs_attention');
        await open.executeUpdate(messages.retryInvoiceUpdate);
      }
      const first = await bed.untilStatus(UNIT, name, 'sent');
      await open.terminate('a test');
      await control.recordPayment({ invoiceId: first.sage?.id ?? '' });
      await bed.handOver(UNIT, name, { number: `F-32-${refusals}` });
      const second = await bed.untilStatus(UNIT, name, 'paid');
      assert.equal(second.sage?.id, first.sage?.id);
      assert.equal((await bed.witness.invoicesWith(`F-32-${refusals}`)).length, 1);
      assert.equal(bed.witness.mailsAbout(first.sage?.number ?? '').length, 1, 'no second mail');
      const told = await bed.toldOf(name, first.eventSequence + 2);
      assert.equal(told.statuses.at(-1), 'paid', 'the PSA hears of the payment');
      const last = first.eventSequence;
      assert.deepEqual(
        told.sequences,
        Array.from(told.sequences, (_, index) => (index < last ? index + 1 : index + 2)),
        'one number is kept for what the caretaker tells of the end of the first run',
      );
    });
  }

  it('waits for a mail server that takes nothing now, and sends one mail', async () => {
    bed.outside.mail.refuseNext(3, { at: 'rcpt', code: 451, message: 'Try later' });
    await bed.handOver(UNIT, 'greylisted', { number: 'F-33' });
    const waiting = await bed.until(UNIT, 'greylisted', (view) => view.waitingFor?.what === 'mail_server');
    assert.match(waiting.waitingFor?.message ?? '', /Try later/);
    await bed.invoice(UNIT, 'greylisted').executeUpdate(messages.retryInvoiceUpdate);
    const sent = await bed.untilStatus(UNIT, 'greylisted', 'sent');
    assert.equal(bed.witness.mailsAbout(sent.sage?.number ?? '').length, 1);
  });
});
