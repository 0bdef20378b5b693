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
    const activities = endedRunActivities();
    const ask = (attempt: number): Promise<EndedRun | null> => {
      const quiet = new DefaultLogger('ERROR', () => undefined);
      const environment = new MockActivityEnvironment({ attempt }, { client: bed.client, logger: quiet });
      const { workflowId } = connection;
      return environment.run(() => activities.readEndedRun({ workflowId }));
    };
    await assert.rejects(ask(1), (error) => error instanceof ServiceError || isGrpcDeadlineError(error));
    assert.equal((await ask(6))?.state, null, 'asked often enough');
    await bed.startWorker();
    // Repeated by Temporal for as long as the worker takes to replay it.
    const known = await eventually(() => ask(2).catch(() => undefined), 'what it knew');
    assert.ok(JSON.stringify(known?.state).includes(northwind.id));
  });
});
