import assert from 'node:assert/strict';
import { listChangedInvoices } from '../../sage/list-changed-invoices.ts';
import { listLedgerAccounts } from '../../sage/list-ledger-accounts.ts';
import { listOpenInvoices } from '../../sage/list-open-invoices.ts';
import { caught } from './caught.ts';
import { closeFakeSages, json, type FakeSage, startFakeSage } from './fake-sage.ts';
import { complaint, invoice, page } from './samples.ts';

const SINCE = '2026-11-24T08:00:00.000Z';
const account = (n: number) => ({ id: `id-${n}`, displayed_as: `Account ${n}` });
const changed = (n: number) => ({
  ...invoice,
  id: `id-${n}`,
  updated_at: new Date(Date.parse(SINCE) + n * 1_000).toISOString(),
});

/** A list of so many records whose pages fail where they hold one of these, unless they are asked for bare. */
function sageThatFailsAt(
  broken: readonly number[],
  { count = 430, most = 200, status = 500, record = account }: Partial<Failing> = {},
): Promise<FakeSage> {
  return startFakeSage(({ path, query }, response) => {
    const from = Date.parse(query.get('updated_or_created_since') ?? SINCE);
    const first = (from - Date.parse(SINCE)) / 1_000;
    const left = Array.from({ length: count }, (_, n) => n + 1).filter((n) => n >= first);
    const size = Number(query.get('items_per_page'));
    const pages = Math.ceil(left.length / size);
    const number = Math.min(Number(query.get('page') ?? 1), pages);
    const found = left.slice((number - 1) * size, number * size);
    const fails = found.some((n) => broken.includes(n)) || size > most;
    if (fails && query.has('attributes'))
      return json(response, complaint('UnexpectedError', 'An unexpected error occurred.'), status);
    const next =
      number < pages ? `${path.replace('/v3.1', '')}?page=${number + 1}&items_per_page=${size}` : null;
    json(response, page(found.map(record), next));
  });
}
interface Failing {
  readonly count: number;
  readonly most: number;
  readonly status: number;
  readonly record: (n: number) => object;
}
const sizes = ({ received }: FakeSage) => received.map(({ query }) => Number(query.get('items_per_page')));

describe('A list at which Sage fails', () => {
  afterEach(closeFakeSages);

  for (const status of [500, 502, 504])
    it(`is read in smaller pages when it answers ${status} to large ones, and nothing is left out`, async () => {
      const sage = await sageThatFailsAt([], { most: 50, status });
      const { items, unreadable } = await listLedgerAccounts(sage.session);
      assert.deepEqual([items.length, unreadable], [430, []]);
      assert.equal(new Set(items.map(({ id }) => id)).size, 430);
      assert.deepEqual([...new Set(sizes(sage))], [200, 50]);
    });

  for (const at of [1, 57, 200, 201, 430])
    it(`goes on to the single record that makes it fail and names it: ${at} of 430`, async () => {
      const sage = await sageThatFailsAt([at]);
      const { items, unreadable } = await listLedgerAccounts(sage.session);
      assert.equal(items.length, 429);
      assert.deepEqual(
        unreadable.map(({ list, id }) => [list, id]),
        [['/ledger_accounts', `id-${at}`]],
      );
      assert.match(unreadable[0]?.why ?? '', /answered 500.*unexpected error/);
      assert.ok(sage.received.length < 30, `${sage.received.length} calls`);
    });

  it('names several such records, the last of the list among them, and then ends', async () => {
    const sage = await sageThatFailsAt([3, 4, 429, 430]);
    const { items, unreadable } = await listLedgerAccounts(sage.session);
    assert.deepEqual(
      [items.length, unreadable.map(({ id }) => id)],
      [426, ['id-3', 'id-4', 'id-429', 'id-430']],
    );
  });

  it('of changes is walked by time past such a record', async () => {
    const sage = await sageThatFailsAt([57], { record: changed });
    const { items, unreadable, readUpTo } = await listChangedInvoices(sage.session, SINCE);
    assert.deepEqual([items.length, unreadable.map(({ id }) => id), readUpTo], [429, ['id-57'], null]);
    const open = await listOpenInvoices(sage.session);
    assert.deepEqual([open.items.length, open.unreadable.length], [858, 2]);
  });

  it('is a Sage that is away where even a bare record cannot be had, or where it says so', async () => {
    const down = await startFakeSage((_call, response) =>
      json(response, complaint('UnexpectedError', 'An unexpected error occurred.'), 500),
    );
    const error = await caught(listLedgerAccounts(down.session));
    assert.deepEqual([error.kind, error.status], ['unavailable', 500]);
    assert.deepEqual(sizes(down), [200, 50, 10, 1, 1]);
    const busy = await sageThatFailsAt([1], { status: 503 });
    assert.equal((await caught(listLedgerAccounts(busy.session))).status, 503);
    assert.equal(busy.received.length, 1);
  });
});
