import assert from 'node:assert/strict';
import { createMeter, type LimitShape } from '../../sandbox/sage/limit-shapes.ts';
import { optionsFrom } from '../../sandbox/sage/cli-options.ts';
import { extraBusiness } from '../../sandbox/sage/seed.ts';
import { at, type Driver, openDriver } from './sage-driver.ts';

/** Tries a call at each of the times and says which were let through. */
function passed(shape: LimitShape, times: readonly number[], perMinute = 20, minuteMs = 1_000): number[] {
  const meter = createMeter(shape, { perMinute, minuteMs });
  return times.filter((time) => {
    if (meter.waitMs(time) > 0) return false;
    meter.count(time);
    return true;
  });
}

const rush = (calls: number, atMs: number): number[] => Array.from({ length: calls }, () => atMs);
const evenly = (calls: number, everyMs: number): number[] =>
  Array.from({ length: calls }, (_, index) => 500 + index * everyMs);

describe("The sandbox's limit of calls a minute", () => {
  it('sliding: takes no more than the budget within any minute', () => {
    assert.equal(passed('sliding', [...rush(20, 900), ...rush(20, 1_100)]).length, 20);
    assert.equal(passed('sliding', [...rush(20, 900), ...rush(20, 1_900)]).length, 40);
  });

  it('fixed: begins anew with each minute of the clock', () => {
    assert.equal(passed('fixed', [...rush(30, 900), ...rush(30, 1_100)]).length, 40);
    assert.equal(passed('fixed', [...rush(20, 1_000), ...rush(20, 1_900)]).length, 20);
  });

  it('bucket: refuses a rush that keeps to the minute, and fills evenly', () => {
    assert.equal(passed('bucket', rush(20, 900)).length, 2);
    assert.equal(passed('bucket', [...rush(20, 900), ...rush(20, 950)]).length, 3);
    assert.equal(passed('bucket', [...rush(2, 900), ...rush(9, 5_000)]).length, 4);
  });

  it('lets an even pace within the limit through in every shape, and one above it in none', () => {
    for (const shape of ['sliding', 'fixed', 'bucket', 'all'] as const) {
      assert.equal(passed(shape, evenly(200, 50)).length, 200, shape);
      assert.ok(passed(shape, evenly(200, 40)).length < 190, shape);
    }
  });

  it('all: refuses what any of them refuses, and a refused call counts in none', () => {
    const times = [...rush(5, 900), ...evenly(100, 37)].sort((a, b) => a - b);
    const all = passed('all', times);
    for (const shape of ['sliding', 'fixed', 'bucket'] as const) {
      assert.equal(passed(shape, all).length, all.length, shape);
    }
    assert.ok(all.length >= 60);
  });

  it('says how long to wait, after which a call is let through', () => {
    for (const shape of ['sliding', 'fixed', 'bucket', 'all'] as const) {
      const meter = createMeter(shape, { perMinute: 20, minuteMs: 1_000 });
      let now = 1_500;
      for (; meter.waitMs(now) === 0; now += 1) meter.count(now);
      assert.equal(meter.waitMs(now + meter.waitMs(now)), 0, shape);
    }
  });
});

describe('The limits of a running sandbox', () => {
  let driver: Driver;
  afterEach(() => driver.sandbox.stop());

  it('are held in a minute as short as told', async () => {
    driver = await openDriver({ companyLimits: { perMinute: 3, minuteMs: 5_000 } });
    const statuses = [];
    for (let call = 0; call < 4; call += 1) statuses.push((await driver.get('/user')).status);
    assert.deepEqual(statuses, [200, 200, 200, 429]);
    await driver.sandbox.control.clock.advance({ seconds: 5 });
    assert.equal((await driver.get('/user')).status, 200);
  });

  it('refuse a rush in the bucket shape and keep the daily budget beside it', async () => {
    driver = await openDriver({ companyLimits: { perMinute: 20, perDay: 3, shape: 'bucket' } });
    const { clock } = driver.sandbox.control;
    assert.equal((await driver.get('/user')).status, 200);
    assert.equal((await driver.get('/user')).status, 200);
    const refused = await driver.get('/user');
    assert.equal(refused.status, 429);
    assert.equal(refused.headers.get('retry-after'), '3');
    await clock.advance({ seconds: 30 });
    assert.equal((await driver.get('/user')).status, 200);
    const spent = await driver.get('/user');
    assert.ok(Number(spent.headers.get('retry-after')) > 60, 'it is the day that is spent');
  });
});

describe('Further businesses of a sandbox', () => {
  it('have each an owner who sees it alone, a chart and a customer', async () => {
    const driver = await openDriver({ extraBusinesses: 3, limits: 'none' });
    try {
      const { id, ownerEmail, customer } = extraBusiness(3);
      const { accessToken: token } = await driver.sandbox.control.mintTokens({ userEmail: ownerEmail });
      const seen = await driver.get('/businesses', { token });
      assert.equal(at(seen, '$total'), 1);
      assert.equal(at(seen, '$items', 0, 'id'), id);
      const found = await driver.get(`/contacts?email=${encodeURIComponent(customer.email)}`, {
        token,
        business: id,
      });
      assert.equal(at(found, '$total'), 1);
      assert.ok(Number(at(await driver.get('/ledger_accounts', { token, business: id }), '$total')) > 20);
    } finally {
      await driver.sandbox.stop();
    }
  });
});

describe("The sandbox's command line", () => {
  it('takes shape and minute from flags, else from the environment', () => {
    const env = { SANDBOX_LIMIT_SHAPE: 'fixed', SANDBOX_MINUTE_MS: '6000', SANDBOX_PER_DAY: '9' };
    const told = optionsFrom([], env);
    assert.ok(told !== 'help');
    assert.deepEqual(told.companyLimits, { shape: 'fixed', minuteMs: 6_000, perDay: 9 });
    const flagged = optionsFrom(['--limit-shape', 'all', '--minute-ms', '100'], env);
    assert.ok(flagged !== 'help');
    assert.deepEqual(flagged.companyLimits, { shape: 'all', minuteMs: 100, perDay: 9 });
  });

  it('names a shape that there is not', () => {
    assert.throws(
      () => optionsFrom(['--limit-shape', 'round'], {}),
      /limit-shape: round is not one of sliding, fixed, bucket, all/,
    );
  });
});
