import assert from 'node:assert/strict';
import { WithStartWorkflowOperation, type WorkflowHandle } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { EndpointSource } from '../../activities/webhooks/endpoint-source.ts';
import { Endpoints } from '../../api/webhooks/endpoints.ts';
import { getConnectionQuery, changeSettingsUpdate } from '../../domain/connection/messages.ts';
import { endpointsWorkflowId } from '../../domain/keys.ts';
import { type EndpointSettings } from '../../domain/webhooks/endpoint.ts';
import { putEndpointUpdate } from '../../domain/webhooks/messages.ts';
import { getConsentQuery } from '../../domain/consent/messages.ts';
import { getPaymentWatchQuery, unwatchUnitSignal, watchUnitSignal } from '../../domain/payments/messages.ts';
import { getStateQuery } from '../../domain/runs/messages.ts';
import { getTurnstileQuery, setSageLimitsUpdate } from '../../domain/turnstile/messages.ts';
import { northwind, userIds } from '../../sandbox/sage/seed.ts';
import { dataConverterFor } from '../../temporal/data-converter.ts';
import { readWorkerConfig } from '../../worker/config.ts';
import { Bed } from '../support/bed.ts';
import { eventually } from '../support/eventually.ts';
import { devServer } from '../support/servers.ts';
import { workflowBundle } from '../support/workflow-bundle.ts';

const UNIT = 'twice-ended';

describe('An entity that is ended, and whose next run is ended while it takes over', () => {
  let bed: Bed;
  before(async () => {
    bed = await Bed.make(await devServer());
    await bed.verified(UNIT);
    await bed.connection(UNIT).executeUpdate(changeSettingsUpdate, { args: [{ defaultDueDays: 11 }] });
    await bed.turnstile().executeUpdate(setSageLimitsUpdate, { args: [{ callsPerDay: 777 }] });
  });
  after(() => bed.stop());

  const taskQueue = () => bed.env['TASK_QUEUE'] ?? '';

  /** A worker that runs workflows alone: the question for the ended run stays open. */
  async function endTwice(entity: WorkflowHandle, begin: () => Promise<unknown>): Promise<void> {
    // First the worker: whoever needs the entity brings it into being again.
    await bed.stopWorker();
    await entity.terminate('a test');
    await begin();
    const connection = await NativeConnection.connect({ address: bed.server.address });
    const worker = await Worker.create({
      connection,
      namespace: bed.env['TEMPORAL_NAMESPACE'] ?? '',
      taskQueue: taskQueue(),
      workflowBundle: await workflowBundle(),
      dataConverter: dataConverterFor(readWorkerConfig(bed.env).CODEC_KEYS),
      // Temporal would wait some seconds for it where it has a workflow in its cache.
      maxCachedWorkflows: 0,
    });
    await worker.runUntil(async () => {
      await eventually(async () => {
        const { events } = await entity.fetchHistory();
        return events?.find(({ activityTaskScheduledEventAttributes: asked }) => asked) ?? undefined;
      }, 'the question for the ended run');
      await entity.terminate('it seemed to hang');
    });
    await connection.close();
    await bed.startWorker();
  }

  async function endTwiceAndBegin(entity: WorkflowHandle, begin: () => Promise<unknown>): Promise<void> {
    await endTwice(entity, begin);
    await begin();
  }

  const start = (type: string, entity: WorkflowHandle, input: object) => () =>
    bed.client.workflow.start(type, {
      workflowId: entity.workflowId,
      taskQueue: taskQueue(),
      args: [input],
    });

  it('is a connection with its settings (R22)', async () => {
    const entity = bed.connection(UNIT);
    await endTwiceAndBegin(entity, start('connection', entity, { businessUnit: UNIT }));
    const { settings, business } = await eventually(async () => {
      const view = await entity.query(getConnectionQuery);
      return view.status === 'verified' ? view : undefined;
    }, 'what it knew');
    assert.deepEqual([settings.defaultDueDays, business?.id], [11, northwind.id]);
  });

  it('is a consent with its tokens (R22)', async () => {
    const entity = bed.consentOf(userIds.olivia);
    await endTwiceAndBegin(entity, start('consent', entity, { sageUser: userIds.olivia }));
    await eventually(async () => (await entity.query(getConsentQuery)).tokens ?? undefined, 'the tokens');
  });

  const putEndpoint = (id: string) => {
    const settings: EndpointSettings = {
      url: 'http://127.0.0.1:9/events',
      description: '',
      events: ['*'],
      businessUnits: null,
    };
    return bed.client.workflow.executeUpdateWithStart(putEndpointUpdate, {
      args: [{ id, settings, secret: 'whsec_for-the-test' }],
      startWorkflowOperation: new WithStartWorkflowOperation('webhookEndpoints', {
        workflowId: endpointsWorkflowId(taskQueue()),
        taskQueue: taskQueue(),
        workflowIdConflictPolicy: 'USE_EXISTING',
        args: [{}],
      }),
    });
  };
  const idsOf = (endpoints: readonly { id: string }[]) => endpoints.map(({ id }) => id);

  it('is the webhook endpoints, which begin again when the API asks for them (R22)', async () => {
    await putEndpoint('first');
    const entity = bed.client.workflow.getHandle(endpointsWorkflowId(taskQueue()));
    await endTwice(entity, start('webhookEndpoints', entity, {}));
    const api = new Endpoints(bed.client, { TASK_QUEUE: taskQueue(), PSA_WEBHOOK_URL: undefined });
    assert.deepEqual(idsOf(await eventually(() => api.list(), 'the endpoints')), ['first']);
  });

  it('is the webhook endpoints, which begin again when an event is to be delivered (R22)', async () => {
    await putEndpoint('first');
    const entity = bed.client.workflow.getHandle(endpointsWorkflowId(taskQueue()));
    await endTwice(entity, start('webhookEndpoints', entity, {}));
    const worker = new EndpointSource(() => bed.client, taskQueue(), null);
    // As Temporal repeats the activity that asks.
    const endpoints = await eventually(() => worker.all().catch(() => undefined), 'the endpoints');
    assert.deepEqual(idsOf(endpoints), ['first']);
  });

  it('is a turnstile with its limits (R22)', async () => {
    const entity = bed.turnstile();
    await endTwiceAndBegin(entity, start('turnstile', entity, { sageBusinessId: northwind.id }));
    await eventually(async () => {
      const { limits } = await entity.query(getTurnstileQuery);
      return limits.callsPerDay === 777 ? true : undefined;
    }, 'the limits');
  });

  it('is a payment watch with the units that lend their connections (R22)', async () => {
    const entity = bed.paymentWatch();
    await endTwiceAndBegin(entity, start('paymentWatch', entity, { sageBusinessId: northwind.id }));
    await eventually(async () => {
      const { units } = await entity.query(getPaymentWatchQuery);
      return units.includes(UNIT) ? true : undefined;
    }, 'the units');
  });

  const tell = (unit: string) =>
    bed.paymentWatch().signal(watchUnitSignal, { unit, countryId: 'GB', edition: null });
  const unitsOnce = (includes: string) =>
    eventually(async () => {
      const { units } = await bed.paymentWatch().query(getPaymentWatchQuery);
      return units.includes(includes) ? [...units].sort() : undefined;
    }, `the unit ${includes}`);

  it('is a payment watch that heard of units before anybody worked on it (R22)', async () => {
    const entity = bed.paymentWatch();
    await bed.stopWorker();
    await tell('told-a-running-one');
    await tell('left-again');
    await entity.terminate('it seemed to hang');
    await start('paymentWatch', entity, { sageBusinessId: northwind.id })();
    await tell('told-a-new-one');
    await entity.signal(unwatchUnitSignal, { unit: 'left-again' });
    await entity.terminate('it seemed to hang');
    await bed.startWorker();
    await start('paymentWatch', entity, { sageBusinessId: northwind.id })();
    assert.deepEqual(await unitsOnce('told-a-new-one'), ['told-a-new-one', 'told-a-running-one', UNIT]);
  });

  it('is a payment watch that was just carried on into a new run, which nobody had worked on (R22)', async () => {
    const entity = bed.paymentWatch();
    const state = await entity.query(getStateQuery);
    await bed.stopWorker();
    await entity.terminate('a test');
    await start('paymentWatch', entity, { sageBusinessId: northwind.id, state })();
    await tell('told-the-next');
    await entity.terminate('it seemed to hang');
    await bed.startWorker();
    await start('paymentWatch', entity, { sageBusinessId: northwind.id })();
    assert.deepEqual(await unitsOnce('told-the-next'), [
      'told-a-new-one',
      'told-a-running-one',
      'told-the-next',
      UNIT,
    ]);
  });
});
