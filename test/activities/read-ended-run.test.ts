import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { isGrpcDeadlineError, ServiceError } from '@temporalio/client';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { endedRunActivities } from '../../activities/runs/read-ended-run.ts';
import { type EndedRun } from '../../domain/runs/messages.ts';
import { northwind } from '../../sandbox/sage/seed.ts';
import { Bed } from '../support/bed.ts';
import { eventually } from '../support/eventually.ts';
import { devServer } from '../support/servers.ts';

describe('What a run knew that was terminated', () => {
  let bed: Bed;
  before(async () => {
    bed = await Bed.make(await devServer());
  });
  after(() => bed.stop());

  it('is not taken for gone because one worker did not answer in time', async () => {
    const unit = `silent-${randomUUID()}`;
    await bed.verified(unit);
    const connection = bed.connection(unit);
    await connection.terminate('a test');
    await eventually(
      async () => ((await connection.describe()).status.name === 'TERMINATED' ? true : undefined),
      'the end',
    );
    await bed.stopWorker();
    const ask = (attempt: number) => asked(attempt, connection.workflowId);
    await assert.rejects(ask(1), (error) => error instanceof ServiceError || isGrpcDeadlineError(error));
    assert.equal((await ask(6))?.state, null, 'asked often enough');
    await bed.startWorker();
    // Repeated by Temporal for as long as the worker takes to replay it.
    const known = await eventually(() => ask(2).catch(() => undefined), 'what it knew');
    assert.ok(JSON.stringify(known?.state).includes(northwind.id));
  });

  it('is known although the run in its place was terminated while its first task was with a worker', async () => {
    const unit = `twice-${randomUUID()}`;
    await bed.verified(unit);
    const { workflowId } = bed.connection(unit);
    await bed.connection(unit).terminate('a test');
    await bed.stopWorker();
    const taskQueue = bed.env['TASK_QUEUE'] ?? '';
    const second = await bed.client.workflow.start('connection', { workflowId, taskQueue, args: [unit] });
    const poll = { namespace: 'default', taskQueue: { name: taskQueue } };
    await bed.client.connection.withDeadline(Date.now() + 30_000, () =>
      bed.client.workflowService.pollWorkflowTaskQueue(poll),
    );
    await second.terminate('a test');
    await bed.startWorker();
    const known = await eventually(async () => {
      const ended = await asked(1, workflowId).catch(() => null);
      return ended?.runId === second.firstExecutionRunId ? ended : undefined;
    }, 'the second end');
    assert.ok(JSON.stringify(known.state).includes(northwind.id));
  });

  /** As the activity's attempt of that number. */
  function asked(attempt: number, workflowId: string): Promise<EndedRun | null> {
    const logger = new DefaultLogger('ERROR', () => undefined);
    const environment = new MockActivityEnvironment({ attempt }, { client: bed.client, logger });
    return environment.run(() => endedRunActivities().readEndedRun({ workflowId }));
  }
});
