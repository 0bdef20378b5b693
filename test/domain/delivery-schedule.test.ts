import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DELIVERY_WINDOW_MS, pauseAfter } from '../../domain/webhooks/delivery-schedule.ts';

const HOUR_MS = 3_600_000;
const receiver = fc.record({
  randoms: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 20, maxLength: 20 }),
  retryAfters: fc.array(fc.option(fc.integer({ min: 0, max: 100 * HOUR_MS })), {
    minLength: 20,
    maxLength: 20,
  }),
  attemptMs: fc.integer({ min: 0, max: 15_000 }),
});

interface Receiver {
  readonly randoms: readonly number[];
  readonly retryAfters: readonly (number | null)[];
  readonly attemptMs: number;
}

/** The pauses to a receiver that never takes the event. */
function pausesOf({ randoms, retryAfters, attemptMs }: Receiver): number[] {
  const pauses: number[] = [];
  let elapsedMs = attemptMs;
  for (let failures = 1; ; failures++) {
    const random = randoms[failures - 1] ?? 0;
    const retryAfterMs = retryAfters[failures - 1] ?? null;
    const pause = pauseAfter(failures, { random, elapsedMs, retryAfterMs });
    if (pause === null) return pauses;
    pauses.push(pause);
    elapsedMs += pause + attemptMs;
  }
}

describe('The schedule of an event (R18)', () => {
  it('tries within seconds, then minutes, then hours, 15 times in three days', () => {
    const plain = pausesOf({ randoms: Array<number>(20).fill(0.5), retryAfters: [], attemptMs: 100 });
    assert.equal(plain.length + 1, 15);
    assert.ok((plain[0] ?? 0) <= 10_000 && (plain[1] ?? 0) <= 60_000);
    const total = plain.reduce((sum, pause) => sum + pause, 0);
    assert.ok(total > 71 * HOUR_MS && total <= DELIVERY_WINDOW_MS, `${total / HOUR_MS} hours`);
  });

  it('never goes beyond three days, and always comes to an end', () => {
    fc.assert(
      fc.property(receiver, (one) => {
        const pauses = pausesOf(one);
        const total = pauses.reduce((sum, pause) => sum + pause + one.attemptMs, 0);
        assert.ok(total <= DELIVERY_WINDOW_MS + 15_000);
        assert.ok(pauses.length <= 14);
      }),
    );
  });

  it('is never shorter than the receiver asked, up to a day', () => {
    fc.assert(
      fc.property(receiver, (one) => {
        for (const [index, pause] of pausesOf(one).entries()) {
          assert.ok(pause >= Math.min(one.retryAfters[index] ?? 0, 24 * HOUR_MS));
        }
      }),
    );
  });

  it('gives up in the third day only, unless the receiver asks for more than is left', () => {
    fc.assert(
      fc.property(receiver, (one) => {
        const pauses = pausesOf(one);
        const total = pauses.reduce((sum, pause) => sum + pause + one.attemptMs, one.attemptMs);
        const asked = Math.min(one.retryAfters[pauses.length] ?? 0, 24 * HOUR_MS);
        assert.ok(total >= 71 * HOUR_MS || total + asked > DELIVERY_WINDOW_MS, `${total / HOUR_MS} hours`);
      }),
    );
  });

  it('leaves a receiver that asks for nothing alone for twelve hours and a bit at most', () => {
    fc.assert(
      fc.property(receiver, (one) => {
        const pauses = pausesOf({ ...one, retryAfters: [] });
        assert.ok(pauses.length >= 12, `${pauses.length} pauses`);
        assert.ok(Math.max(...pauses) <= 12.2 * HOUR_MS);
      }),
    );
  });

  it('spreads what failed together', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 13 }), (failures) => {
        const at = (random: number) =>
          pauseAfter(failures, { random, elapsedMs: 0, retryAfterMs: null }) ?? 0;
        assert.ok(at(1) - at(0) >= 0.19 * at(0.5), `${at(0)} to ${at(1)}`);
      }),
    );
  });
});
