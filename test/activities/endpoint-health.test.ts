import assert from 'node:assert/strict';
import { EndpointHealth } from '../../activities/webhooks/endpoint-health.ts';

const endpoint = { id: 'psa', version: 1 };

describe('What a worker remembers of an endpoint', () => {
  let now = 0;
  const make = () => {
    now = 1_000_000;
    return new EndpointHealth(() => now);
  };

  it('is good as long as nothing is known', () => {
    assert.ok(make().isGood(endpoint));
  });

  it('is bad for a minute after an attempt that failed, or took longer than two seconds', () => {
    for (const [tookMs, taken] of [
      [10, false],
      [2_001, true],
    ] as const) {
      const health = make();
      const end = health.begin(endpoint);
      now += tookMs;
      end(taken);
      assert.ok(!health.isGood(endpoint));
      now += 59_999;
      assert.ok(!health.isGood(endpoint));
      now += 1;
      assert.ok(health.isGood(endpoint));
    }
  });

  it('is good again after a quick one, and where it was not asked at all stays as it was', () => {
    const health = make();
    health.begin(endpoint)(false);
    health.begin(endpoint)(null);
    assert.ok(!health.isGood(endpoint));
    health.begin(endpoint)(true);
    assert.ok(health.isGood(endpoint));
  });

  it('is bad already while an attempt lasts too long', () => {
    const health = make();
    const end = health.begin(endpoint);
    assert.ok(health.isGood(endpoint));
    now += 2_001;
    assert.ok(!health.isGood(endpoint));
    end(true);
    health.begin(endpoint)(true);
    assert.ok(health.isGood(endpoint));
  });

  it('is of one version of it, and of no other endpoint', () => {
    const health = make();
    health.begin(endpoint)(false);
    assert.ok(health.isGood({ ...endpoint, version: 2 }));
    assert.ok(health.isGood({ ...endpoint, id: 'other' }));
  });
});
