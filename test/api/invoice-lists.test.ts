import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { anInvoice } from '../support/bed.ts';
import { ApiUnderTest, invoicePath } from './api-under-test.ts';
import { ListReader } from './list-reader.ts';

/** A few of each kind in a unit that is connected, and some in one that is not. */
const FEW = 'lists-few';
const UNCONNECTED = 'lists-unconnected';

describe('Lists and totals of invoices', () => {
  let api: ApiUnderTest;
  let read: ListReader;
  before(async () => {
    api = await ApiUnderTest.open();
    read = new ListReader(api);
    await api.bed.verified(FEW);
    await api.bed.psa.authorize(UNCONNECTED);
  });
  after(() => api.close());

  it('a filter that cannot be is refused with 400, naming the value and what to send', async () => {
    for (const [query, pointer, message] of [
      ['status=sent,late', '/status', /names "late": must be one of accepted, .*voided/],
      ['status=', '/status', /names ""/],
      ['status=sent&status=paid', '/status', /separate several values by commas/],
      ['waitingFor=money', '/waitingFor', /names "money": must be one of turn, /],
      ['attention=hurry', '/attention', /names "hurry": must be one of .*customer_ambiguous/],
      ['dueFrom=tomorrow', '/dueFrom', /calendar date such as/],
      ['dueTo=2026-02-30', '/dueTo', /calendar date such as/],
      ['dueFrom=2026-03-01&dueTo=2026-02-01', '/dueTo', /is before dueFrom/],
      ['overdue=yes', '/overdue', /must be true, or left out/],
      ['stopped=true&status=sent', '/stopped', /leave one out/],
      ['limit=201', '/limit', /from 1 to 200/],
      ['limit=many', '/limit', /from 1 to 200/],
      ['page=2', '/page', /not a known field/],
    ] as const) {
      const [error] = (await read.refused(FEW, query)).errors ?? [];
      assert.equal(error?.pointer, pointer, query);
      assert.match(error?.message ?? '', message, query);
    }
  });

  it('by status, due date, what is wrong and what is waited for', async () => {
    const twins = { name: 'Twin Mills', email: 'finance@twinmills.example.test' };
    await handOver('late', { number: 'L-1', date: '2026-01-01', dueDate: '2026-01-31' });
    await handOver('soon', { number: 'L-2', dueDate: '2099-01-01' });
    await handOver('later', { number: 'L-3', dueDate: '2099-02-01' });
    await handOver('stuck', { number: 'L-4', customer: twins, dueDate: '2026-01-31', date: '2026-01-01' });
    await handOver('gone', { number: 'L-5', customer: twins });
    for (const id of ['late', 'soon', 'later'])
      await api.bed.until(FEW, id, (view) => view.waitingFor?.what === 'payment');
    for (const id of ['stuck', 'gone']) await api.bed.untilStatus(FEW, id, 'needs_attention');
    await api.send('POST', `${invoicePath(FEW, 'gone')}/cancel`, { body: { reason: 'a test' } });

    await read.untilListed(FEW, '', ['late', 'soon', 'later', 'stuck', 'gone']);
    await read.untilListed(FEW, 'status=sent', ['late', 'soon', 'later']);
    await read.untilListed(FEW, 'status=needs_attention,cancelled', ['stuck', 'gone']);
    await read.untilListed(FEW, 'attention=customer_ambiguous', ['stuck']);
    await read.untilListed(FEW, 'attention=any', ['stuck']);
    await read.untilListed(FEW, 'attention=customer_missing,tax_refused', []);
    await read.untilListed(FEW, 'waitingFor=payment', ['late', 'soon', 'later']);
    await read.untilListed(FEW, 'waitingFor=any&dueFrom=2099-01-02', ['later']);
    await read.untilListed(FEW, 'dueFrom=2099-01-01&dueTo=2099-01-31', ['soon']);
    await read.untilListed(FEW, 'dueTo=2026-01-31', ['late', 'stuck']);
    await read.untilListed(FEW, 'dueTo=2026-01-30', []);
    // The one that is stuck is not in Sage, so nobody owes it.
    await read.untilListed(FEW, 'overdue=true', ['late']);
    const rows = (await read.list(FEW)).invoices.map(({ invoiceId, overdue }) => [invoiceId, overdue]);
    assert.deepEqual(new Map(rows.map(([id, overdue]) => [id, overdue])).get('late'), true);
    assert.equal(rows.filter(([, overdue]) => overdue).length, 1);
    // Open ones before those that are over, as soon as the list knows of the end.
    await eventually(
      async () => ((await read.list(FEW)).invoices.at(-1)?.invoiceId === 'gone' ? true : undefined),
      'the one that is over at the end',
    );
  });

  it('totals are what was handed over, each counted where it stands', async () => {
    const { all, byStatus, open, overdue, waiting, needsAttention, stopped } = await read.totals(FEW);
    assert.deepEqual(
      [all, byStatus['sent'], byStatus['needs_attention'], byStatus['cancelled'], byStatus['paid']],
      [5, 3, 1, 1, 0],
    );
    assert.deepEqual({ open, overdue, stopped }, { open: 3, overdue: 1, stopped: 0 });
    assert.deepEqual(waiting, { total: 0, by: {} });
    assert.deepEqual(needsAttention, { total: 1, by: { customer_ambiguous: 1 } });
    const nobody = await api.refused(404, 'GET', '/v1/business-units/lists-nobody/invoice-totals');
    assert.equal(nobody.code, 'unknown_business_unit');
  });

  it('an invoice whose run an operator ended is listed as stopped, until it is handed over again', async () => {
    for (const id of ['one', 'two', 'three']) await api.bed.psa.handOver(UNCONNECTED, id, anInvoice());
    const untilTotals = (all: number, stopped: number) =>
      eventually(async () => {
        const now = await read.totals(UNCONNECTED);
        const waiting = now.waiting.by['connection'] ?? 0;
        return now.all === all && waiting === all && now.stopped === stopped ? true : undefined;
      }, `${all} waiting, ${stopped} stopped`);
    await untilTotals(3, 0);
    await read.untilListed(UNCONNECTED, 'waitingFor=connection,sage&status=waiting', ['one', 'two', 'three']);
    await api.bed.invoice(UNCONNECTED, 'two').terminate('a test');
    await untilTotals(2, 1);
    await read.untilListed(UNCONNECTED, 'stopped=true', ['two']);
    await read.untilListed(UNCONNECTED, 'status=waiting', ['one', 'three']);
    await read.untilListed(UNCONNECTED, '', ['one', 'two', 'three']);
    const [row] = (await read.list(UNCONNECTED, 'stopped=true')).invoices;
    assert.deepEqual([row?.stopped?.how, row?.overdue], ['terminated', false]);
    assert.match(row?.stopped?.fix ?? '', /^Hand over the same invoice id again/);
    await api.bed.psa.handOver(UNCONNECTED, 'two', anInvoice());
    await untilTotals(3, 0);
    await read.untilListed(UNCONNECTED, 'stopped=true', []);
    await read.untilListed(UNCONNECTED, '', ['one', 'two', 'three']);
  });

  const handOver = (invoiceId: string, changes: Parameters<typeof anInvoice>[0]) =>
    api.bed.psa.handOver(FEW, invoiceId, anInvoice(changes));
});
