import assert from 'node:assert/strict';
import { z } from 'zod';
import '../../domain/schemas/plain-words.ts';
import { firstIssue } from '../../sage/read-records.ts';

describe('What is said of a value that does not fit', () => {
  const shape = z.object({
    status: z.enum(['PAID', 'VOID']),
    kind: z.literal('x'),
    date: z.iso.date(),
    amount: z.string().regex(/^\d+$/),
    address: z.object({ line1: z.string() }).optional(),
    to: z.array(z.string()).min(1).max(2),
    name: z.string().min(2).max(3),
    part: z.number().gt(0).max(10),
    own: z.string().regex(/^a/, { error: 'must begin with a' }),
  });
  const good = {
    status: 'PAID',
    kind: 'x',
    date: '2026-11-30',
    amount: '1',
    to: ['a'],
    name: 'abc',
    part: 1,
    own: 'a',
  };
  const cases: readonly [string, unknown, string][] = [
    ['status', 'ARCHIVED', 'is "ARCHIVED": must be one of "PAID", "VOID"'],
    ['kind', 'y', 'is "y": must be "x"'],
    ['date', '30.11.2026', 'is "30.11.2026": must be a date such as 2026-11-30'],
    ['amount', '1,2', 'is "1,2": is not written in the form that is expected here'],
    ['address', null, 'is null: must be an object, not null'],
    ['to', [], 'is []: must have at least 1 entry'],
    ['to', ['a', 'b', 'c'], 'is ["a","b","c"]: must have at most 2 entries'],
    ['name', 'a', 'is "a": must have at least 2 characters'],
    ['part', 0, 'is 0: must be more than 0'],
    ['part', 11, 'is 11: must be at most 10'],
    ['own', 'b', 'is "b": must begin with a'],
  ];
  for (const [field, value, said] of cases)
    it(`is in plain words: ${field} ${said}`, () => {
      const record = { ...good, [field]: value };
      const { error } = shape.safeParse(record);
      assert.ok(error);
      assert.deepEqual(firstIssue(error, record), { path: field, why: said });
    });
});
