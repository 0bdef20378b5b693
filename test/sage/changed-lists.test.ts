import assert from 'node:assert/strict';
import { listChangedInvoices } from '../../sage/list-changed-invoices.ts';
import { listChangedAllocations, listChangedPayments } from '../../sage/list-changed-payments.ts';
import { listDeletedInvoices, listDeletedPayments } from '../../sage/list-deleted.ts';
import { listOpenInvoices } from '../../sage/list-open-invoices.ts';
import { closeFakeSages, type FakeSage, json, startFakeSage } from './fake-sage.ts';
import { invoice, page } from './samples.ts';

const SINCE = '2026-11-24T08:00:00.000Z';
const PAGE = 200;
const idOf = (n: number) => n.toString(16).padStart(32, '0');
/** One change a second, from the time asked for on. */
const secondsAfter = (n: number) => `${new Date(Date.parse(SINCE) + n * 1_000).toISOString().slice(0, 19)}Z`;

const changedInvoice = (n: number, updatedAt = secondsAfter(n)) => ({
  ...invoice,
  id: idOf(n),
  updated_at: updatedAt,
  payments_allocations: [],
});
const changedPayment = (n: number) => ({
  id: idOf(n),
  displayed_as: 'Customer Receipt',
  updated_at: secondsAfter(n),
  allocated_artefacts: [],
  payment_on_account: null,
});

/** A Sage with these rows of a list, of which those changed since are shown, 200 a page. `meanwhile` happens after each answer. */
function sageWith(rows: readonly object[], meanwhile: () => void = () => undefined): Promise<FakeSage> {
  return startFakeSage(({ path, query }, response) => {
    const since = Date.parse(query.get('updated_or_created_since') ?? '');
    const left = rows.filter(
      (row) => !('updated_at' in row) || !(Date.parse(String(row.updated_at)) < since),
    );
    const number = Number(query.get('page') ?? 1);
    const next = number * PAGE < left.length ? `${path.replace('/v3.1', '')}?page=${number + 1}` : null;
    json(response, page(left.slice((number - 1) * PAGE, number * PAGE), next));
    meanwhile();
  });
}
const rowsOf = <Row>(count: number, make: (n: number) => Row) =>
  Array.from({ length: count }, (_, n) => make(n + 1));

describe('The lists of what changed at Sage', () => {
  afterEach(closeFakeSages);

  it('are asked for by the time of change, the oldest first, in the largest pages, on every page alike', async () => {
    const sage = await sageWith(rowsOf(450, changedInvoice));
    const { items, readUpTo } = await listChangedInvoices(sage.session, SINCE);
    assert.deepEqual([items.length, readUpTo, sage.received.length], [450, null, 3]);
    for (const { query } of sage.received) {
      assert.equal(query.get('sort'), 'updated_at');
      assert.equal(query.get('items_per_page'), '200');
      assert.equal(query.get('show_payments_allocations'), 'true');
      const attributes = query.get('attributes')?.split(',') ?? [];
      for (const needed of ['updated_at', 'status', 'outstanding_amount', 'payments_allocations'])
        assert.ok(attributes.includes(needed), needed);
    }
    assert.deepEqual(
      sage.received.map(({ query }) => query.get('updated_or_created_since')),
      [SINCE, secondsAfter(200), secondsAfter(399)].map((time) => `${time.slice(0, 19)}+00:00`),
      'each from where the last one got to',
    );
  });

  it('hold what moves to the end while they are read, as it is there, and what moves up into its place', async () => {
    const rows = rowsOf(450, changedInvoice);
    const paid = { status: { id: 'PAID', displayed_as: 'Paid', $path: '/artefact_statuses/PAID' } };
    const moves = [1, 2].map((n) => ({ ...changedInvoice(n, secondsAfter(998 + n)), ...paid }));
    const sage = await sageWith(rows, () => {
      const moved = moves.shift();
      if (moved !== undefined) (rows.splice(0, 1), rows.push(moved));
    });
    const { items } = await listChangedInvoices(sage.session, SINCE);
    assert.equal(items.length, 450);
    const again = items.filter(({ invoice: { id } }) => id === idOf(1) || id === idOf(2));
    assert.deepEqual(
      again.map(({ invoice: { status } }) => status),
      ['PAID', 'PAID'],
    );
  });

  it('end at about a thousand, saying up to when everything was read', async () => {
    const sage = await sageWith(rowsOf(1_450, changedInvoice));
    const { items, readUpTo } = await listChangedInvoices(sage.session, SINCE);
    assert.deepEqual([items.length, sage.received.length], [996, 5]);
    assert.equal(readUpTo, secondsAfter(996));
  });

  it('are walked from there to their very end, and nothing is left out', async () => {
    const rows = rowsOf(2_600, changedInvoice);
    const sage = await sageWith(rows);
    const seen = new Set<string>();
    let readings = 0;
    for (let since: string | null = SINCE; since !== null; readings += 1) {
      const changed: Awaited<ReturnType<typeof listChangedInvoices>> = await listChangedInvoices(
        sage.session,
        since,
      );
      for (const { invoice } of changed.items) seen.add(invoice.id);
      since = changed.readUpTo;
    }
    assert.deepEqual([seen.size, readings], [2_600, 3]);
  });

  it('go on past a thousand that changed in the very second asked for, as an import does', async () => {
    const sage = await sageWith([
      ...rowsOf(1_100, (n) => changedInvoice(n, secondsAfter(0))),
      ...rowsOf(400, (n) => changedInvoice(n + 1_100, secondsAfter(n))),
    ]);
    const { items, readUpTo } = await listChangedInvoices(sage.session, SINCE);
    assert.equal(items.length, 1_200);
    assert.equal(readUpTo, secondsAfter(100), 'which is later than where it began');
  });

  it('of payments are walked as well, and end at about a thousand', async () => {
    const few = await sageWith(rowsOf(201, changedPayment));
    const payments = await listChangedPayments(few.session, SINCE);
    assert.deepEqual([payments.items.length, payments.readUpTo], [201, null]);
    assert.equal(few.received[0]?.query.get('nested_attributes'), 'all', 'what is left over is nested');
    const many = await sageWith(rowsOf(1_400, changedPayment));
    const allocations = await listChangedAllocations(many.session, SINCE);
    assert.deepEqual([allocations.items.length, allocations.readUpTo], [996, secondsAfter(996)]);
  });

  it('say what an allocation took from, and another stamp for every content', async () => {
    const allocation = (id: number, updatedAt: string, path: string, amount: string) => ({
      id: idOf(id),
      updated_at: updatedAt,
      allocated_artefacts: [
        { artefact: { id: idOf(1), $path: `/sales_invoices/${idOf(1)}` }, amount },
        { artefact: { id: idOf(2), $path: path }, amount: `-${amount}` },
      ],
    });
    const note = `/sales_credit_notes/${idOf(2)}`;
    const { session } = await sageWith([
      allocation(11, secondsAfter(1), note, '10.0'),
      allocation(12, secondsAfter(1), '/payments_on_account/x', '10.0'),
      allocation(13, secondsAfter(1), note, '12.0'),
      allocation(14, secondsAfter(2), note, '12.0'),
      { id: idOf(15), updated_at: secondsAfter(2), allocated_artefacts: null },
    ]);
    const { items } = await listChangedAllocations(session, SINCE);
    assert.deepEqual(
      items.map(({ kind }) => kind),
      ['credit_note', 'on_account', 'credit_note', 'credit_note', 'on_account'],
    );
    assert.deepEqual(items[0]?.artefactIds, [idOf(1), idOf(2)]);
    const stamps = [items[0], items[2], items[3], items[4]].map((item) => item?.stamp);
    assert.equal(new Set(stamps).size, 4);
  });

  it('tell what is left over of a payment, and stamp that too', async () => {
    const { session } = await sageWith([
      { ...changedPayment(1), payment_on_account: { outstanding_amount: '5.5', total_amount: '9.0' } },
      { ...changedPayment(2), payment_on_account: { total_amount: '9.0' } },
      changedPayment(3),
    ]);
    const { items } = await listChangedPayments(session, SINCE);
    assert.deepEqual(
      items.map(({ onAccount }) => onAccount),
      ['5.50', '9.00', '0.00'],
    );
    const [first] = items;
    assert.match(first?.stamp ?? '', /5\.50/);
  });
});

describe('The lists of what was deleted or is open at Sage', () => {
  afterEach(closeFakeSages);

  it('are walked to the end', async () => {
    const sage = await sageWith(rowsOf(401, (n) => ({ id: idOf(n), displayed_as: `SI-${n}` })));
    assert.equal((await listDeletedInvoices(sage.session, SINCE)).items.length, 401);
    for (const { query } of sage.received)
      assert.equal(query.get('deleted_since'), '2026-11-24T08:00:00+00:00');
    const payments = await sageWith(rowsOf(201, (n) => ({ id: idOf(n) })));
    const { items: deleted } = await listDeletedPayments(payments.session, '/contact_payments', SINCE);
    assert.equal(deleted.length, 201);
    assert.deepEqual(deleted[0]?.artefactIds, [], 'Sage does not always say what it settled');
  });

  it('ask for the unpaid and the partly paid, all pages of each', async () => {
    const rows = rowsOf(201, (n) => ({ ...changedInvoice(n), displayed_as: `SI-${n}` }));
    const sage = await startFakeSage(({ query }, response) => {
      const isPart = query.get('status_id') === 'PART_PAID';
      if (isPart) json(response, page([changedInvoice(1_000)]));
      else if (query.get('page') === '2') json(response, page(rows.slice(PAGE)));
      else json(response, page(rows.slice(0, PAGE), '/sales_invoices?page=2'));
    });
    assert.equal((await listOpenInvoices(sage.session)).items.length, 202);
    assert.deepEqual(
      sage.received.map(({ query }) => query.get('status_id')),
      ['UNPAID', 'UNPAID', 'PART_PAID'],
    );
  });
});
