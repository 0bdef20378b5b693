import assert from 'node:assert/strict';
import { listLedgerAccounts } from '../../sage/list-ledger-accounts.ts';
import { caught } from './caught.ts';
import { closeFakeSages, json, startFakeSage } from './fake-sage.ts';
import { page } from './samples.ts';

const account = (id: string) => ({ id, displayed_as: `Account ${id}` });

describe('Lists of Sage', () => {
  afterEach(closeFakeSages);

  it('end where $next is null, although a page past the end repeats the last', async () => {
    const sage = await startFakeSage((call, response) => {
      const last = Number(call.query.get('page') ?? 1) >= 2;
      json(response, last ? page([account('b')]) : page([account('a')], '/ledger_accounts?page=2'));
    });
    const { items: accounts } = await listLedgerAccounts(sage.session, { visibleIn: 'sales' });
    assert.deepEqual(
      accounts.map(({ id }) => id),
      ['a', 'b'],
    );
    assert.equal(sage.received.length, 2);
    assert.equal(sage.session.calls(), 2);
  });

  it('keep their filters on every page', async () => {
    const sage = await startFakeSage((call, response) => {
      const next = call.query.has('page') ? null : '/ledger_accounts?page=2&items_per_page=200';
      json(response, page([account(call.query.get('page') ?? '1')], next));
    });
    await listLedgerAccounts(sage.session, { visibleIn: 'sales' });
    for (const { query } of sage.received) {
      assert.equal(query.get('visible_in'), 'sales');
      assert.equal(query.get('items_per_page'), '200');
    }
  });

  it('follow an absolute $next only on our own host, so that the token goes nowhere else', async () => {
    const elsewhere = await startFakeSage((_call, response) => json(response, page([])));
    const sage = await startFakeSage((call, response) => {
      const next = call.query.has('page') ? null : `${elsewhere.url}/v3.1/ledger_accounts?page=2`;
      json(response, page([account(call.query.get('page') ?? '1')], next));
    });
    const { items: accounts } = await listLedgerAccounts(sage.session);
    assert.equal(accounts.length, 2);
    assert.equal(sage.received[1]?.path, '/v3.1/ledger_accounts');
    assert.equal(elsewhere.received.length, 0);
  });

  it('count a record once that moved to the next page meanwhile', async () => {
    const { session } = await startFakeSage((call, response) => {
      const first = page([account('a'), account('b')], '/ledger_accounts?page=2');
      json(response, call.query.has('page') ? page([account('b'), account('c')]) : first);
    });
    assert.equal((await listLedgerAccounts(session)).items.length, 3);
  });

  it('that never end are given up', async () => {
    const { session } = await startFakeSage((_call, response) => {
      json(response, page([], '/ledger_accounts?page=2'));
    });
    assert.equal((await caught(listLedgerAccounts(session))).kind, 'unexpected_answer');
  });
});
