import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type WorkflowHandle } from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import { dataConverterFor } from '../../temporal/data-converter.ts';
import { readWorkerConfig } from '../../worker/config.ts';
import * as messages from '../../domain/invoice/messages.ts';
import { Bed } from '../support/bed.ts';
import { devServer } from '../support/servers.ts';
import { workflowBundle } from '../support/workflow-bundle.ts';
import { inSage, Turns } from '../support/turns.ts';

const UNIT = 'reset';

interface Run {
  /** Which reset began it. */
  readonly reset: string;
  readonly workflowId: string;
  readonly history: Awaited<ReturnType<WorkflowHandle['fetchHistory']>>;
}

describe('an invoice whose run an operator resets (R4)', () => {
  let bed: Bed;
  let turns: Turns;
  before(async () => {
    bed = await Bed.make(await devServer());
    turns = new Turns(bed);
    await bed.verified(UNIT);
  });
  after(() => bed.stop());

  /** Resets the run to each event to which that can be done, one after the other. */
  async function* resets(open: WorkflowHandle): AsyncGenerator<string> {
    const { runId } = await open.describe();
    const { events } = await open.fetchHistory();
    for (const { eventId, workflowTaskCompletedEventAttributes: done } of events ?? []) {
      if (!done || !eventId) continue;
      await bed.client.workflowService.resetWorkflowExecution({
        namespace: 'default',
        workflowExecution: { workflowId: open.workflowId, runId },
        workflowTaskFinishEventId: eventId,
        reason: 'a test',
        requestId: randomUUID(),
      });
      yield `after the reset to event ${eventId.toString()}`;
    }
  }

  for (const ends of ['sent', 'paid'] as const) {
    it(`is in Sage once, whichever event of its ${ends === 'sent' ? 'running' : 'paid'} run it is reset to`, async () => {
      const open = await bed.handOver(UNIT, ends, { number: ends, send: 'mark_sent' });
      const { sage } = await bed.untilStatus(UNIT, ends, 'sent');
      if (ends === 'paid') {
        await bed.outside.sage.control.recordPayment({ invoiceId: sage?.id ?? '' });
        await open.executeUpdate(messages.checkPaymentUpdate);
      }
      await bed.untilStatus(UNIT, ends, ends);
      const histories: Run[] = [];
      for await (const reset of resets(open)) {
        const view = await bed.until(UNIT, ends, inSage);
        assert.equal(view.sage?.id, sage?.id, reset);
        // What it heard of the payment may lie after that event; the next look or notice tells it again.
        if (ends === 'paid') await bed.sync(UNIT, ends);
        await bed.until(UNIT, ends, ({ status }) => status === ends);
        histories.push({ reset, workflowId: open.workflowId, history: await open.fetchHistory() });
      }
      assert.ok(histories.length >= 5, `${histories.length} resets`);
      assert.deepEqual(await replayFailures(bed, histories), []);
      console.log(`      reset to each of ${histories.length} events`);
      assert.deepEqual(await turns.notOnce([ends]), []);
    });
  }

  it('asks for its turn anew when it was waiting for one, and is in Sage once', async () => {
    await turns.pause();
    const open = await bed.handOver(UNIT, 'queued', { number: 'queued', send: 'none' });
    // The payment watch may wait there too.
    await turns.until(({ queue }) => queue.byKind.invoice === 1, 'it in the queue');
    await bed.until(UNIT, 'queued', ({ waitingFor }) => waitingFor?.what === 'operator');
    const histories: Run[] = [];
    for await (const reset of resets(open)) {
      await bed.until(UNIT, 'queued', ({ plan }) => plan !== null);
      histories.push({ reset, workflowId: open.workflowId, history: await open.fetchHistory() });
    }
    assert.deepEqual(await replayFailures(bed, histories), []);
    await turns.until(({ queue }) => queue.byKind.invoice === 1, 'it in the queue, once');
    await turns.resume();
    await turns.untilMade(['queued']);
    await turns.until(({ queue, holder }) => queue.length === 0 && holder === null, 'an idle turnstile');
    assert.deepEqual(await turns.notOnce(['queued']), []);
  });
});

/** Where the code did something else than the histories say, or would when a worker reads them from the start. One worker reads them all. */
async function replayFailures(bed: Bed, histories: readonly Run[]): Promise<string[]> {
  const failures = histories.flatMap(({ reset, history }) =>
    (history.events ?? []).flatMap(({ workflowTaskFailedEventAttributes: failed }) =>
      failed?.failure?.message?.includes('TMPRL1100') ? [`${reset}: ${failed.failure.message}`] : [],
    ),
  );
  const options = {
    workflowBundle: await workflowBundle(),
    dataConverter: dataConverterFor(readWorkerConfig(bed.env).CODEC_KEYS),
  };
  let replayed = 0;
  for await (const { error } of Worker.runReplayHistories(options, histories)) {
    if (error !== undefined) failures.push(`${histories[replayed]?.reset}: ${String(error)}`);
    replayed += 1;
  }
  assert.equal(replayed, histories.length, 'each was read');
  return failures;
}
