import assert from 'node:assert/strict';
import { clockAhead } from '../../activities/with-sage.ts';
import { type Pacing } from '../../domain/turnstile/messages.ts';
import { sageEndpoints } from '../../sage/endpoints.ts';
import { SageError } from '../../sage/error.ts';
import { type HttpCall } from '../../sage/http-call.ts';
import { type SageHttp } from '../../sage/http.ts';
import { pacedHttp } from '../../sage/paced-http.ts';

const call: HttpCall = {
  method: 'POST',
  url: 'http://sage',
  path: '/sales_invoices',
  headers: {},
  secrets: [],
};
const FAR_AHEAD = 3_600_000;

describe('calls to Sage within a turn', () => {
  let sentAt: number[];
  const http: SageHttp = {
    endpoints: sageEndpoints,
    send: () => {
      sentAt.push(Date.now());
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
  });

  const pacing = (inMs: number): Pacing => ({ intervalMs: 60, burst: 1, arrivalMs: Date.now() + inMs });

  it('go out no faster than the pace that the turn has', async () => {
    const paced = pacedHttp(http, { pacing: pacing(0), deadlineMs: Date.now() + 60_000 });
    for (let n = 0; n < 4; n++) await paced.send(call);
    const gaps = sentAt.slice(1).map((at, index) => at - (sentAt[index] ?? 0));
    // A timer may be a millisecond early.
    assert.ok(Math.min(...gaps) >= 57, `gaps of ${gaps.join(', ')} ms`);
  });

  it('go out at once where no pace is kept', async () => {
    const paced = pacedHttp(http, { pacing: null, deadlineMs: Date.now() + 60_000 });
    const before = Date.now();
    for (let n = 0; n < 50; n++) await paced.send(call);
    assert.equal(sentAt.length, 50);
    assert.ok(Date.now() - before < 2_000);
  });

  it('are not sent any more once the attempt is over that they belong to, as in a process that was stopped and woke up (R7)', async () => {
    const paced = pacedHttp(http, { pacing: null, deadlineMs: Date.now() - 1 });
    const error: unknown = await paced.send(call).catch((error: unknown) => error);
    assert.ok(error instanceof SageError);
    assert.equal(error.kind, 'not_sent');
    assert.match(error.message, /POST \/sales_invoices.*attempt it belongs to is over/);
    assert.deepEqual(sentAt, []);
  });

  it('are not sent either when the attempt ended while they waited for their pace (R7)', async () => {
    const paced = pacedHttp(http, { pacing: pacing(80), deadlineMs: Date.now() + 40 });
    await assert.rejects(paced.send(call), /attempt it belongs to is over/);
    assert.deepEqual(sentAt, []);
  });

  it('keep their pace on a machine whose clock is wrong', async () => {
    for (const clockAheadMs of [-FAR_AHEAD, FAR_AHEAD]) {
      const now = Date.now();
      // By the clock of the turnstile the call may go out in 50 ms.
      const behind = { ...pacing(50), arrivalMs: now - clockAheadMs + 50 };
      await pacedHttp(http, { pacing: behind, deadlineMs: now + 60_000, clockAheadMs }).send(call);
      const waitedMs = Date.now() - now;
      assert.ok(waitedMs >= 47 && waitedMs < 5_000, `waited ${waitedMs} ms`);
    }
  });

  it('take a clock for wrong only beyond what an attempt may wait for a worker', () => {
    assert.deepEqual(
      [-FAR_AHEAD, -1_000, 0, 29_000, FAR_AHEAD].map((aheadMs) => clockAhead(FAR_AHEAD + aheadMs, FAR_AHEAD)),
      [-FAR_AHEAD, 0, 0, 0, FAR_AHEAD],
    );
  });
});
