import assert from 'node:assert/strict';
import { createInvoice } from '../../sage/create-invoice.ts';
import { findInvoiceByMarker } from '../../sage/find-invoice-by-marker.ts';
import { findCustomers } from '../../sage/find-customers.ts';
import { listChangedInvoices } from '../../sage/list-changed-invoices.ts';
import { listChangedAllocations, listChangedPayments } from '../../sage/list-changed-payments.ts';
import { listBusinesses } from '../../sage/list-businesses.ts';
import { listLedgerAccounts } from '../../sage/list-ledger-accounts.ts';
import { listOpenInvoices } from '../../sage/list-open-invoices.ts';
import { listTaxRates } from '../../sage/list-tax-rates.ts';
import { readInvoice } from '../../sage/read-invoice.ts';
import { caught } from './caught.ts';
import { closeFakeSages, json, startFakeSage } from './fake-sage.ts';
import { contact, invoice, page } from './samples.ts';

const SINCE = '2026-11-24T08:00:00.000Z';
const changed = { ...invoice, updated_at: '2026-11-24T09:00:00Z' };
const sageWith = (...records: unknown[]) => startFakeSage((_call, response) => json(response, page(records)));
/** The others of a list where one is as given. */
const amongOthers = (odd: object) =>
  sageWith({ ...changed, id: 'a' }, { ...changed, id: 'odd', ...odd }, { ...changed, id: 'b' });

describe('One record of a list that cannot be read', () => {
  afterEach(closeFakeSages);

  const cases = [
    ['a status we do not know', { status: { id: 'IN_DISPUTE' } }, 'status.id', /IN_DISPUTE/],
    ['no status', { status: undefined }, 'status', /missing/],
    ['a null status', { status: null }, 'status', /null/],
    ['an empty date', { date: '' }, 'date', /""/],
    ['no amounts at all', { net_amount: null, total_amount: null }, 'total_amount', /null/],
    ['a total that is no number', { total_amount: 'much' }, 'total_amount', /much/],
    [
      'nothing said of what is outstanding of a part',
      { status: { id: 'PART_PAID' }, outstanding_amount: null },
      'outstanding_amount',
      /null/,
    ],
  ] as const;
  for (const [what, odd, path, why] of cases)
    it(`costs that one invoice and is named with its field: ${what}`, async () => {
      const { session } = await amongOthers(odd);
      const { items, unreadable } = await listChangedInvoices(session, SINCE);
      assert.deepEqual(
        items.map((one) => one.invoice.id),
        ['a', 'b'],
      );
      assert.deepEqual(
        unreadable.map((one) => [one.list, one.id, one.path]),
        [['/sales_invoices', 'odd', path]],
      );
      assert.match(unreadable[0]?.why ?? '', why);
      const open = await listOpenInvoices(session);
      assert.deepEqual([open.items.length, open.unreadable.length], [4, 2], 'of both lists of open ones');
    });

  it('without an id is named all the same', async () => {
    const { session } = await amongOthers({ id: null });
    const { items, unreadable } = await listChangedInvoices(session, SINCE);
    assert.deepEqual([items.length, unreadable[0]?.id, unreadable[0]?.path], [2, null, 'id']);
  });

  it('costs no payment, allocation, ledger account, tax rate or business beside it', async () => {
    const at = { updated_at: changed.updated_at };
    const payments = await sageWith({ id: 'a', ...at }, { id: 'odd', ...at, allocated_artefacts: 'none' });
    for (const list of [listChangedPayments, listChangedAllocations]) {
      const { items, unreadable } = await list(payments.session, SINCE);
      assert.deepEqual(
        [items.length, unreadable[0]?.id, unreadable[0]?.path],
        [1, 'odd', 'allocated_artefacts'],
      );
    }
    const ledgers = await sageWith({ id: 'a' }, { id: 'odd', visible_in_sales: 'yes' });
    const chart = await listLedgerAccounts(ledgers.session);
    assert.deepEqual([chart.items.length, chart.unreadable[0]?.path], [1, 'visible_in_sales']);
    const rates = await sageWith({ id: 'a', percentage: '20.0' }, { id: 'odd', percentage: 'variable' });
    const read = await listTaxRates(rates.session);
    assert.deepEqual([read.items.length, read.unreadable[0]?.path], [1, 'percentage']);
    const businesses = await sageWith({ id: 'a' }, { id: 7, displayed_as: 'Odd Ltd' });
    const seen = await listBusinesses(businesses.session);
    assert.deepEqual([seen.items, seen.unreadable.length], [[{ id: 'a', name: 'a' }], 1]);
  });

  it('of invoices or credit notes of others does not end the search for ours, an odd one of ours does', async () => {
    const search = {
      markerStem: '[PSA bu-1/inv-1 r',
      contactId: 'c',
      fromDate: '2026-01-01',
      toDate: '2026-12-31',
    };
    const others = await sageWith(invoice, { ...invoice, id: 'odd', notes: '', status: null });
    assert.deepEqual(
      (await findInvoiceByMarker(others.session, search)).map(({ id }) => id),
      [invoice.id],
    );
    const ours = await sageWith({ ...invoice, id: 'odd', status: { id: 'IN_DISPUTE' } });
    const refused = await caught(findInvoiceByMarker(ours.session, search));
    assert.equal(refused.kind, 'unexpected_answer');
    assert.match(refused.message, /odd.*status\.id.*IN_DISPUTE/);
  });

  it('is named by a search for customers, where one overlooked would be created a second time', async () => {
    const { session } = await sageWith({ ...contact, id: 'odd', is_active: 'maybe' });
    const sought = { email: 'jane@example.test', name: 'Jane Doe Ltd' };
    const { matching, similar, unreadable } = await findCustomers(session, sought);
    assert.deepEqual([matching, similar], [[], []]);
    assert.deepEqual(
      unreadable?.map(({ id, path }) => [id, path]),
      [['odd', 'is_active']],
    );
  });
});

describe('Amounts that Sage leaves null', () => {
  afterEach(closeFakeSages);

  it('are no tax where net and total agree, as of a business that is not registered for VAT', async () => {
    const untaxed = { ...invoice, net_amount: '294.0', tax_amount: null, total_amount: '294.0' };
    const { session } = await startFakeSage((_call, response) => json(response, untaxed, 201));
    const { invoice: created } = await createInvoice(session, '{}');
    assert.deepEqual([created.net, created.tax, created.total], ['294.00', '0.00', '294.00']);
  });

  it('are what the other amounts say', async () => {
    const read = async (odd: object) => {
      const { session } = await startFakeSage((_call, response) => json(response, { ...invoice, ...odd }));
      const { net, tax, total, paid, outstanding } = await readInvoice(session, invoice.id);
      return [net, tax, total, paid, outstanding];
    };
    const figures = ['294.00', '27.20', '321.20', '0.00', '321.20'];
    assert.deepEqual(await read({ tax_amount: null }), figures);
    assert.deepEqual(await read({ total_amount: null }), figures);
    assert.deepEqual(await read({ net_amount: null }), figures);
    assert.deepEqual(await read({ total_paid: null, outstanding_amount: null }), figures);
    const paid = { status: { id: 'PAID' }, total_paid: '321.2', outstanding_amount: null };
    assert.deepEqual(await read(paid), ['294.00', '27.20', '321.20', '321.20', '0.00']);
    const isVoid = { status: { id: 'VOID' }, total_paid: null, outstanding_amount: null };
    assert.deepEqual((await read(isVoid)).slice(3), ['0.00', '0.00']);
  });
});
