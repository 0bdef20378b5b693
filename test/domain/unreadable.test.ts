import assert from 'node:assert/strict';
import { unreadableNow } from '../../domain/payments/unreadable.ts';
import { type UnreadableRecord } from '../../domain/sage-records.ts';

const record = (id: string | null, list = '/sales_invoices'): UnreadableRecord => ({
  list,
  id,
  path: 'status.id',
  why: 'is null',
});
const ids = (records: readonly UnreadableRecord[]) => records.map(({ id }) => id);

describe('The records that cannot be read', () => {
  it('stay named until they were read', () => {
    const before = unreadableNow([], { found: [record('a'), record('b')], read: [] });
    assert.deepEqual(ids(before), ['a', 'b']);
    assert.deepEqual(ids(unreadableNow(before, { found: [], read: ['c'] })), ['a', 'b']);
    assert.deepEqual(ids(unreadableNow(before, { found: [], read: ['a'] })), ['b']);
  });

  it('are named once, as they are now', () => {
    const now = { ...record('a'), why: 'is "X"' };
    assert.deepEqual(unreadableNow([record('a')], { found: [now, now], read: [] }), [now]);
  });

  it('are the newest twenty of very many', () => {
    const many = Array.from({ length: 30 }, (_, n) => record(`${n}`));
    const kept = unreadableNow([record('old')], { found: many, read: [] });
    assert.deepEqual([kept.length, kept.at(-1)?.id, ids(kept).includes('old')], [20, '29', false]);
  });
});
