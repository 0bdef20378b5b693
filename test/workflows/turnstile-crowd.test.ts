import assert from 'node:assert/strict';
import { type WorkflowHandleWithFirstExecutionRunId } from '@temporalio/client';
import { turnstileWorkflowId } from '../../domain/keys.ts';
import { eventually } from '../support/eventually.ts';
import * as messages from '../../domain/turnstile/messages.ts';
import { turnstile } from '../../workflows/turnstile/turnstile.ts';
import { newTurnstile, pack, type Queued, unpack } from '../../workflows/turnstile/turnstile-state.ts';
import { Bed } from '../support/bed.ts';
import { devServer } from '../support/servers.ts';

const BUSINESS = 'a-crowded-business';
const MANY = 10_000;
const REASON = 'a test';
/** What all were told, so that a turnstile that carries on has no news for them. */
const TOLD = `operator An operator paused the calls to Sage: ${REASON}`;

const waiting = (index: number): Queued => ({
  workflowId: `invoice:a-business-unit-with-a-name:2026-11-${String(index).padStart(6, '0')}-0123456789`,
  ticket: String(index).padStart(8, '0'),
  unit: 'a-business-unit-with-a-name',
  kind: 'invoice',
  sinceMs: Date.parse('2026-11-24T00:00:00Z') + index,
  notBeforeMs: 0,
  toldStatus: TOLD,
});

describe('a turnstile with ten thousand who wait (R20)', () => {
  let bed: Bed;
  let entity: WorkflowHandleWithFirstExecutionRunId<typeof turnstile>;
  before(async () => {
    bed = await Bed.make(await devServer());
    const queue = pack(Array.from({ length: MANY - 100 }, (_, index) => waiting(index)));
    const state = { ...newTurnstile(BUSINESS), queue, paused: { sinceMs: Date.now(), reason: REASON } };
    entity = await bed.client.workflow.start(turnstile, {
      workflowId: turnstileWorkflowId(BUSINESS),
      taskQueue: bed.env['TASK_QUEUE'] ?? '',
      args: [{ sageBusinessId: BUSINESS, state, maxEvents: 60 }],
    });
  });
  after(async () => {
    await entity.terminate('the end of a test').catch(() => undefined);
    await bed.stop();
  });

  const view = () => entity.query(messages.getTurnstileQuery);

  it('carries all of them over from run to run under traffic, and each run stays short', async function () {
    const runs = new Set([entity.firstExecutionRunId]);
    for (let index = MANY - 100; index < MANY; index += 1) {
      const { toldStatus: _, ...request } = waiting(index);
      // Not to be told within this test.
      await entity.signal(messages.requestTurnSignal, {
        ...request,
        sinceMs: Date.now() + 3_600_000 + index,
      });
      if (index % 5 !== 4) continue;
      await eventually(
        async () => ((await view()).queue.length === index + 1 ? true : undefined),
        `${index + 1} in the queue`,
      );
      const { runId, historyLength } = await entity.describe();
      runs.add(runId);
      assert.ok(historyLength < 250, `${historyLength} events`);
    }
    const { queue } = await view();
    assert.equal(queue.length, MANY);
    assert.ok(runs.size >= 3, `${runs.size} runs`);
    assert.deepEqual(
      queue.first.slice(0, 3).map(({ workflowId }) => workflowId),
      [0, 1, 2].map((index) => waiting(index).workflowId),
    );
  });

  it('passes over those that are no longer there, in order, once resumed', async () => {
    await entity.executeUpdate(messages.resumeTurnstileUpdate);
    const { queue } = await eventually(async () => {
      const seen = await view();
      return seen.queue.length <= MANY - 40 ? seen : undefined;
    }, 'forty served');
    const served = MANY - queue.length;
    const next = waiting(served).workflowId;
    const around = [served - 1, served, served + 1].map((index) => waiting(index).workflowId);
    assert.ok(
      around.includes(queue.first[0]?.workflowId ?? ''),
      `${queue.first[0]?.workflowId} where ${next} is next`,
    );
  });

  it('fits ten thousand into what a run may hand to the next, each with what it was told', () => {
    const all = Array.from({ length: MANY }, (_, index) => waiting(index));
    const packed = pack(all);
    assert.deepEqual(unpack(packed), all);
    assert.ok(JSON.stringify(packed).length < 1_500_000, `${JSON.stringify(packed).length} characters`);
    const tooMany = pack(Array.from({ length: 4 * MANY }, (_, index) => waiting(index)));
    assert.ok(JSON.stringify(tooMany).length < 1_600_000, 'the rest is left out, not the limit passed');
    assert.deepEqual(unpack(tooMany)[0], all[0]);
  });
});
