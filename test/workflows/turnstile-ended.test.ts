import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { turnstileWorkflowId } from '../../domain/keys.ts';
import * as messages from '../../domain/turnstile/messages.ts';
import { type TurnReport, type TurnRequest, type TurnstileView } from '../../domain/turnstile/messages.ts';
import { turnstile, type TurnstileInput } from '../../workflows/turnstile/turnstile.ts';
import { Bed } from '../support/bed.ts';
import { eventually } from '../support/eventually.ts';
import { devServer } from '../support/servers.ts';

const UNIT = 'ended';

describe('A turnstile that somebody tries to end', () => {
  let bed: Bed;
  before(async () => {
    bed = await Bed.make(await devServer(), {
      env: { SAGE_LIMITS: 'business', SAGE_CALLS_PER_MINUTE: '6000' },
    });
  });
  after(() => bed.stop());

  const begin = async (input: Partial<TurnstileInput> = {}) => {
    const sageBusinessId = input.sageBusinessId ?? `business-${randomUUID()}`;
    const entity = await bed.client.workflow.start(turnstile, {
      workflowId: turnstileWorkflowId(sageBusinessId),
      taskQueue: bed.env['TASK_QUEUE'] ?? '',
      args: [{ ...input, sageBusinessId }],
    });
    // Its own run is followed through all that come after it.
    return { sageBusinessId, entity: bed.turnstile(sageBusinessId), runId: entity.firstExecutionRunId };
  };
  type Entity = Awaited<ReturnType<typeof begin>>['entity'];

  const aRequest = (workflowId: string, kind: TurnRequest['kind'] = 'invoice'): TurnRequest => ({
    workflowId,
    ticket: randomUUID().slice(0, 8),
    unit: UNIT,
    kind,
    sinceMs: Date.now(),
    notBeforeMs: 0,
  });
  const ask = (entity: Entity, request: TurnRequest) =>
    entity.executeUpdate(messages.requestTurnUpdate, { args: [request] });
  const report = (
    { workflowId, ticket }: TurnRequest,
    outcome: TurnReport['outcome'] = { kind: 'done' },
  ): TurnReport => ({ workflowId, ticket, calls: 3, arrivalMs: null, outcome });
  const until = (entity: Entity, wanted: (view: TurnstileView) => boolean, what: string) =>
    eventually(async () => {
      const view = await entity.query(messages.getTurnstileQuery);
      return wanted(view) ? view : undefined;
    }, what);

  it('refuses to be cancelled, idle, held and with a queue, says so, and goes on from run to run (R21)', async () => {
    const { entity, runId } = await begin({ maxEvents: 60 });
    const refused = ({ cancellationRefusedAt }: TurnstileView) => cancellationRefusedAt !== null;
    await entity.cancel();
    await until(entity, refused, 'the refusal');
    const silent = (await begin()).entity.workflowId;
    const [first, second] = [aRequest('invoice:nobody:1'), aRequest(silent)];
    assert.ok('granted' in (await ask(entity, first)));
    assert.deepEqual(await ask(entity, second), { queued: true });
    await entity.signal(messages.turnReportedSignal, report(first));
    await until(entity, ({ holder }) => holder?.workflowId === silent, 'the next, by signal and timer');
    await entity.signal(messages.turnReportedSignal, report(second));
    for (let n = 0; n < 12; n++) {
      const request = aRequest(`invoice:nobody:again-${n}`);
      assert.ok('granted' in (await ask(entity, request)), `turn ${n}`);
      await entity.signal(messages.turnReportedSignal, report(request));
      await until(entity, ({ holder }) => holder === null, 'given back');
    }
    const next = await eventually(async () => {
      const described = await entity.describe();
      return described.runId === runId ? undefined : described;
    }, 'a new run');
    assert.equal(next.status.name, 'RUNNING');
    // The next run was not asked yet.
    const [holder, waiting] = [aRequest('invoice:nobody:3'), aRequest(silent)];
    await ask(entity, holder);
    await ask(entity, waiting);
    await entity.cancel();
    const view = await until(entity, refused, 'the refusal');
    assert.deepEqual([view.holder?.workflowId, view.queue.length], [holder.workflowId, 1]);
    await entity.signal(messages.turnReportedSignal, report(holder));
    await until(entity, ({ holder }) => holder?.workflowId === silent, 'the next one');
  });

  it('that was terminated is followed by one that knows its pause, limits, calls of the day, queue, and whose turn it is (R22)', async () => {
    const { entity, sageBusinessId } = await begin();
    const silent = (await begin()).entity.workflowId;
    const spent = aRequest('invoice:nobody:0');
    await ask(entity, spent);
    await entity.signal(messages.turnReportedSignal, report(spent));
    const [holder, waiting] = [aRequest(silent), aRequest('invoice:nobody:2')];
    assert.ok('granted' in (await ask(entity, holder)));
    await ask(entity, waiting);
    await entity.executeUpdate(messages.setSageLimitsUpdate, { args: [{ callsPerDay: 777 }] });
    await entity.executeUpdate(messages.pauseTurnstileUpdate, { args: [{ reason: 'Year end' }] });
    await entity.signal(messages.unitAvailabilitySignal, { unit: 'without-consent', available: false });
    const before = await until(entity, ({ closedUnits }) => closedUnits.length === 1, 'the unit closed');
    await entity.terminate('a test');
    // That a connection works again may have been said to the run that ended.

    await begin({ sageBusinessId });
    assert.deepEqual(await ask(entity, aRequest('invoice:nobody:3')), { queued: true });
    const after = await until(entity, ({ queue }) => queue.length === 2, 'both in the queue');
    assert.match(after.message, /Year end/);
    assert.deepEqual(
      [after.limits, after.closedUnits, after.today, after.totals],
      [before.limits, [], before.today, before.totals],
    );
    assert.equal(after.holder?.workflowId, silent, 'no two at once');
    await entity.signal(messages.turnReportedSignal, report(holder));
    await until(entity, ({ holder }) => holder === null, 'given back to the new one');
  });

  it('that was terminated while Sage had asked to wait is followed by one that waits as long (R22)', async () => {
    const { entity, sageBusinessId } = await begin();
    const first = aRequest('invoice:nobody:1');
    await ask(entity, first);
    const outcome = { kind: 'rate_limited', retryAfterMs: 3_600_000 } as const;
    await entity.signal(messages.turnReportedSignal, report(first, outcome));
    const before = await until(entity, ({ status }) => status === 'sage', 'closed');
    await entity.terminate('a test');
    await begin({ sageBusinessId });
    assert.deepEqual(await ask(entity, aRequest('invoice:nobody:2', 'person')), { queued: true });
    const after = await until(entity, ({ status }) => status === 'sage', 'still closed');
    assert.equal(after.opensAt, before.opensAt);
  });

  it('that was terminated at once is followed by one that begins anew, and grants turns', async () => {
    const { entity, sageBusinessId } = await begin();
    await entity.terminate('a test');
    await begin({ sageBusinessId });
    assert.ok('granted' in (await ask(entity, aRequest('invoice:nobody:1'))));
  });
});
