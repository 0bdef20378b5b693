import assert from 'node:assert/strict';
import { recordPart } from '../../domain/payments/fingerprint.ts';
import { generateKeyEntry, parseKeyRing } from '../../temporal/key-ring.ts';
import { fingerprintWith } from '../../worker/fingerprint.ts';
import { entry, fingerprint, idOf, watched } from './watched-samples.ts';

const { invoice } = watched({}, []);
const print = (settledBy: Parameters<typeof watched>[1]) => fingerprint({ invoice, settledBy });

describe('The fingerprint of what an invoice heard', () => {
  it('is 16 hex digits that say nothing without the key', () => {
    const key = (n: number) =>
      fingerprintWith(parseKeyRing(`k${n}:${Buffer.alloc(32, n).toString('base64')}`));
    assert.match(key(1)({ invoice, settledBy: [] }), /^[0-9a-f]{16}$/);
    assert.notEqual(key(1)({ invoice, settledBy: [] }), key(2)({ invoice, settledBy: [] }));
  });

  it('is of the key that encrypts now, whatever others are still held', () => {
    const [first, second] = [generateKeyEntry('first'), generateKeyEntry('second')];
    const of = (keys: string) => fingerprintWith(parseKeyRing(keys))({ invoice, settledBy: [] });
    assert.equal(of(first), of(`${first},${second}`));
    assert.notEqual(of(first), of(`${second},${first}`));
  });

  it('is the same in whatever order Sage lists what settled it', () => {
    const one = entry({ id: idOf(11), amount: '5.00' });
    const other = entry({ id: idOf(12), amount: '7.00', kind: 'credit_note', onAccount: '0.00' });
    assert.equal(print([one, other]), print([other, one]));
    const { kind, ...rest } = one;
    assert.equal(print([one]), print([{ ...rest, kind }]));
    assert.equal(print(null), print([]));
    assert.equal(print([one]), print([{ ...one, onAccount: '0.00' }]));
  });

  it('is another for every change that the PSA cares about', () => {
    const others = [
      { status: 'PAID' },
      { paid: '1.00' },
      { outstanding: '1.00' },
      { total: '1.00' },
      { dueDate: '2027-01-01' },
      { number: 'SI-99' },
      { contactId: idOf(99) },
    ] as const;
    const prints = [invoice, ...others.map((other) => ({ ...invoice, ...other }))].map((one) =>
      recordPart(fingerprint({ invoice: one, settledBy: [] })),
    );
    assert.equal(new Set(prints).size, prints.length);
    const known = entry({});
    const settled = [
      known,
      { ...known, amount: '1.00' },
      { ...known, discount: '1.00' },
      { ...known, kind: 'credit_note' as const },
      { ...known, onAccount: '1.00' },
      { ...known, id: idOf(77) },
      { ...known, date: null },
    ].map((one) => print([one]));
    assert.equal(new Set(settled).size, settled.length);
    assert.equal(new Set(settled.map(recordPart)).size, 1, 'what settled it is in the other part');
  });
});
