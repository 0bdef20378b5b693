import assert from 'node:assert/strict';
import { clockAhead } from '../../activities/with-sage.ts';
import { type Pacing } from '../../domain/turnstile/messages.ts';
import { sageEndpoints } from '../../sage/endpoints.ts';
import { SageError } from '../../sage/error.ts';
import { type HttpCall } from '../../sage/http-call.ts';
import { type SageHttp } from '../../sage/http.ts';
import { type Clock, pacedHttp } from '../../sage/paced-http.ts';

const call: HttpCall = {
  method: 'POST',
  url: 'http://sage',
  path: '/sales_invoices',
  headers: {},
  secrets: [],
};
const FAR_AHEAD = 3_600_000;

describe('calls to Sage within a turn', () => {
  let nowMs: number;
  const clock: Clock = {
    now: () => nowMs,
    sleep: (ms) => Promise.resolve((nowMs += ms)),
  };
  let sentAt: number[];
  const http: SageHttp = {
    endpoints: sageEndpoints,
    send: () => {
      sentAt.push(nowMs);
      return Promise.resolve({
        status: 200,
        header: () => undefined,
        requestId: undefined,
        body: Buffer.from(''),
      });
    },
    close: () => undefined,
  };
  beforeEach(() => {
    sentAt = [];
    nowMs = 1_000_000;
  });

  const pacing = (inMs: number): Pacing => ({ intervalMs: 60, burst: 1, arrivalMs: nowMs + inMs });

  it('go out no faster than the pace that the turn has', async () => {
    const paced = pacedHttp(http, { pacing: pacing(0), deadlineMs: nowMs + 60_000 }, clock);
    for (let n = 0; n < 4; n++) await paced.send(call);
    const first = sentAt[0] ?? 0;
    assert.deepEqual(
      sentAt.map((at) => at - first),
      [0, 60, 120, 180],
    );
  });

  it('go out at once where no pace is kept', async () => {
    const paced = pacedHttp(http, { pacing: null, deadlineMs: nowMs + 60_000 }, clock);
    for (let n = 0; n < 50; n++) await paced.send(call);
    assert.deepEqual(new Set(sentAt), new Set([nowMs]));
    assert.equal(sentAt.length, 50);
  });

  it('are not sent any more once the attempt is over that they belong to, as in a process that was stopped and woke up (R7)', async () => {
    const paced = pacedHttp(http, { pacing: null, deadlineMs: nowMs - 1 }, clock);
    const error: unknown = await paced.send(call).catch((error: unknown) => error);
    assert.ok(error instanceof SageError);
    assert.equal(error.kind, 'not_sent');
    assert.match(error.message, /POST \/sales_invoices.*attempt it belongs to is over/);
    assert.deepEqual(sentAt, []);
  });

  it('are not sent either when the attempt ended while they waited for their pace (R7)', async () => {
    const paced = pacedHttp(http, { pacing: pacing(80), deadlineMs: nowMs + 40 }, clock);
    await assert.rejects(paced.send(call), /attempt it belongs to is over/);
    assert.deepEqual(sentAt, []);
  });

  it('keep their pace on a machine whose clock is wrong', async () => {
    for (const clockAheadMs of [-FAR_AHEAD, FAR_AHEAD]) {
      const beginning = nowMs;
      // By the clock of the turnstile the call may go out in 50 ms.
      const behind = { ...pacing(50), arrivalMs: beginning - clockAheadMs + 50 };
      const times = { pacing: behind, deadlineMs: beginning + 60_000, clockAheadMs };
      await pacedHttp(http, times, clock).send(call);
      assert.equal(nowMs - beginning, 50);
    }
  });

  it('take a clock for wrong only beyond what an attempt may wait for a worker', () => {
    assert.deepEqual(
      [-FAR_AHEAD, -1_000, 0, 29_000, FAR_AHEAD].map((aheadMs) => clockAhead(FAR_AHEAD + aheadMs, FAR_AHEAD)),
      [-FAR_AHEAD, 0, 0, 0, FAR_AHEAD],
    );
  });
});
