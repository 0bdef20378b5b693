import assert from 'node:assert/strict';
import * as messages from '../../domain/connection/messages.ts';
import { northwind } from '../../sandbox/sage/seed.ts';
import { anInvoice, Bed } from '../support/bed.ts';
import { eventually } from '../support/eventually.ts';
import { skippingServer } from '../support/servers.ts';

const UNIT = 'stale';

describe('A ledger that was changed in Sage after it was mapped', () => {
  let bed: Bed;
  beforeEach(async () => {
    bed = await Bed.make(await skippingServer());
    await bed.verified(UNIT);
    const account = { name: 'Sales - Licences', integration: 'sage' } as const;
    const connection = bed.connection(UNIT);
    await connection.executeUpdate(messages.putGlAccountUpdate, { args: [{ id: 'lic', account }] });
    const link = { id: 'fixed', glAccountId: 'lic' };
    await connection.executeUpdate(messages.linkContractTemplateUpdate, { args: [link] });
  });
  afterEach(() => bed.stop());

  const sage = () => bed.outside.sage.control;
  const stale = async () => (await bed.connections.view(UNIT)).mappings.stale;
  const preview = () =>
    bed.connection(UNIT).executeUpdate(messages.previewInvoiceUpdate, {
      args: [{ invoiceId: 'p', request: anInvoice({ contractTemplateId: 'fixed' }) }],
    });
  const test = () =>
    bed.connection(UNIT).executeUpdate(messages.testConnectionUpdate, {
      args: [{ ledgerName: 'Sales - Services', keepTestInvoice: false }],
    });
  const told = (type: string) =>
    bed.outside.psa.events().filter((event) => event.type === type && event.data['businessUnit'] === UNIT);

  it('is named with what uses it by a preview, and the PSA hears of it once and of its end', async () => {
    await sage().updateLedger({ ledgerAccountId: northwind.ledgers.licences, visibleInSales: false });
    const { problem } = await preview();
    assert.deepEqual([problem?.code, problem?.field], ['ledger_not_usable', '/lines/0/glAccountId']);
    assert.match(problem?.message ?? '', /Line 1 .*"Sales - Licences \(4020\)" is not visible in sales/);
    const [one, ...others] = await stale();
    assert.deepEqual([one?.why, one?.usedBy], ['hidden', ['GL account "lic"', 'contract template "fixed"']]);
    assert.deepEqual(others, []);
    await preview();
    await test();
    await eventually(() => told('connection.problem')[0], 'the event');
    await sage().updateLedger({ ledgerAccountId: northwind.ledgers.licences, visibleInSales: true });
    assert.equal((await preview()).problem, null);
    assert.deepEqual(await stale(), []);
    await eventually(() => told('connection.recovered')[0], 'the end of it');
    assert.equal(told('connection.problem').length, 1);
  });

  it('is named by a test of the connection; one that was only renamed keeps nothing back', async () => {
    await sage().updateLedger({ ledgerAccountId: northwind.ledgers.licences, name: 'Sales - Software' });
    await test();
    const [renamed] = await stale();
    assert.deepEqual([renamed?.why, renamed?.name], ['renamed', 'Sales - Licences (4020)']);
    assert.match(renamed?.message ?? '', /"Sales - Software \(4020\)" in Sage by now/);
    const { problem, status } = await bed.connections.view(UNIT);
    assert.deepEqual([problem, status], [null, 'verified']);
    assert.equal((await preview()).problem, null);
    assert.deepEqual(told('connection.problem'), []);
  });

  it('that Sage refuses on an invoice is named with its line and field', async () => {
    await sage().updateLedger({ ledgerAccountId: northwind.ledgers.services, visibleInSales: false });
    await bed.handOver(UNIT, 'refused', { number: 'S-1', send: 'none' });
    const { attention } = await bed.untilStatus(UNIT, 'refused', 'needs_attention');
    assert.deepEqual([attention?.code, attention?.field], ['ledger_not_usable', '/lines/0/glAccountId']);
    assert.match(attention?.message ?? '', /line 1: "Sales - Services \(4010\)"/);
  });
});
