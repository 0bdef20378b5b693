import assert from 'node:assert/strict';
import { WorkflowUpdateStage } from '@temporalio/client';
import { testConnectionUpdate } from '../../domain/connection/messages.ts';
import { eventually } from '../support/eventually.ts';
import { anInvoice } from '../support/bed.ts';
import { connectionPath, ApiUnderTest, invoicePath, problemOf } from './api-under-test.ts';

const UNIT = 'passing';
const ledgers = `/v1/business-units/${UNIT}/ledger-accounts`;

describe('A refusal that will pass', () => {
  let api: ApiUnderTest;
  before(async () => {
    api = await ApiUnderTest.open();
    await api.bed.verified(UNIT);
  });
  after(() => api.close());
  const faults = () => api.bed.outside.sage.control.faults;

  it('says so of a preview and of the chart while Sage is busy, with the time that Sage asked for', async () => {
    const preview = () => api.send('POST', `${invoicePath(UNIT, 'p')}/preview`, { body: anInvoice() });
    await faults().arm({ name: 'rate-limited', endpoint: 'GET /contacts', retryAfterSeconds: 40 });
    const first = await preview();
    const busy = problemOf(first);
    assert.deepEqual([busy.code, busy.retriable], ['preview_failed', true]);
    assert.equal(first.headers.get('retry-after'), '40');
    // The turnstile keeps for all what Sage asked of one.
    const next = await preview();
    const held = problemOf(next);
    assert.deepEqual([held.code, held.retriable], ['sage_busy', true]);
    assert.ok(Number(next.headers.get('retry-after')) > 0);
    const chart = await api.refused(409, 'GET', ledgers);
    assert.deepEqual([chart.code, chart.retriable], ['sage_busy', true]);
    await api.send('POST', `/v1/business-units/${UNIT}/turnstile/resume`);
  });

  it('says so of the chart while Sage is away, and not where Sage refuses for good', async () => {
    await faults().arm({ name: 'rate-limited', endpoint: 'GET /ledger_accounts' });
    const away = await api.refused(409, 'GET', ledgers);
    assert.deepEqual([away.code, away.retriable], ['sage_unavailable', true]);
    await api.send('POST', `/v1/business-units/${UNIT}/turnstile/resume`);
    await faults().arm({ name: 'forbidden', endpoint: 'GET /ledger_accounts' });
    const refused = await api.refused(409, 'GET', ledgers);
    assert.deepEqual([refused.code, refused.retriable], ['sage_unavailable', false]);
  });

  it('says so of a second test while the first runs', async () => {
    await faults().arm({ name: 'slow', endpoint: 'GET /ledger_accounts', delayMs: 4_000 });
    const first = await api.bed.connection(UNIT).startUpdate(testConnectionUpdate, {
      args: [{ ledgerName: 'Sales - Services', keepTestInvoice: false }],
      waitForStage: WorkflowUpdateStage.ACCEPTED,
    });
    const body = { ledgerName: 'Sales - Services' };
    const second = await api.refused(409, 'POST', `${connectionPath(UNIT)}/test`, { body });
    assert.deepEqual([second.code, second.retriable], ['test_running', true]);
    await first.result();
  });

  it('says so of what comes while the invoice is being created, and takes a second retry as the first', async () => {
    await faults().arm({ name: 'slow', endpoint: 'POST /sales_invoices', delayMs: 4_000 });
    await api.bed.handOver(UNIT, 'posting', { number: 'R-1', send: 'none' });
    await eventually(
      async () =>
        (await api.bed.invoices.view({ businessUnit: UNIT, invoiceId: 'posting' })).status === 'posting' ||
        undefined,
      'it is being created',
    );
    const cancel = () =>
      api.send('POST', `${invoicePath(UNIT, 'posting')}/cancel`, { body: { reason: 'no' } });
    const early = problemOf(await cancel());
    assert.deepEqual([early.code, early.retriable], ['being_posted', true]);
    const content = anInvoice({ number: 'R-1', send: 'email' });
    const corrected = await api.send('POST', `${invoicePath(UNIT, 'posting')}/correct`, { body: content });
    const correction = problemOf(corrected);
    assert.deepEqual([correction.code, correction.retriable], ['being_worked_on', true]);
    const answer = { body: { create: true } };
    const customer = problemOf(await api.send('POST', `${invoicePath(UNIT, 'posting')}/customer`, answer));
    assert.deepEqual([customer.code, customer.retriable], ['being_worked_on', true]);
    const rate = { body: { exchangeRate: '1.2' } };
    const rated = problemOf(await api.send('POST', `${invoicePath(UNIT, 'posting')}/exchange-rate`, rate));
    assert.deepEqual([rated.code, rated.retriable], ['being_worked_on', true]);
    // As the second press of the button, which changes nothing.
    assert.equal((await api.send('POST', `${invoicePath(UNIT, 'posting')}/retry`)).status, 200);
    await api.bed.untilStatus(UNIT, 'posting', 'issued');
    const late = problemOf(await cancel());
    assert.deepEqual([late.code, late.retriable], ['already_in_sage', false]);
  });
});
