import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { WorkflowNotFoundError } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Worker } from '@temporalio/worker';
import { Destinations } from '../../activities/webhooks/destinations.ts';
import { EndpointSource } from '../../activities/webhooks/endpoint-source.ts';
import { EventSender } from '../../activities/webhooks/event-sender.ts';
import { eventId, eventWorkflowId } from '../../domain/keys.ts';
import { DEFAULT_ENDPOINT, noEndpoints } from '../../domain/webhooks/endpoint.ts';
import { type PsaEvent } from '../../domain/webhooks/event.ts';
import { DELIVER_EVENT } from '../../domain/webhooks/messages.ts';
import { dataConverterFor, failureConverterPath } from '../../temporal/data-converter.ts';
import { toldEvents } from '../../temporal/history/told-events.ts';
import { readWorkerConfig } from '../../worker/config.ts';
import { type RunningWorker, startWorker } from '../../worker/start-worker.ts';
import { Bed } from '../support/bed.ts';
import { eventually } from '../support/eventually.ts';
import { silent, skippingServer } from '../support/servers.ts';
import { endSignal, type tellEvents, tellSignal } from '../support/tell-events.ts';
import { aPing, attemptsTo, WebhookBed } from '../support/webhook-bed.ts';

const workflowsPath = fileURLToPath(new URL('../support/tell-events.ts', import.meta.url));

describe('an event that is delivered at once', () => {
  let hooks: WebhookBed;
  let bed: Bed;
  let worker: RunningWorker | undefined;
  let workflowBundle: { code: string };
  before(async () => {
    bed = await Bed.make(await skippingServer());
    hooks = new WebhookBed(bed);
    workflowBundle = await bundleWorkflowCode({
      workflowsPath,
      failureConverterPath,
      logger: new DefaultLogger('WARN'),
    });
    // In its place one that knows `tellEvents` as well.
    await bed.stopWorker();
    await work();
  });
  after(async () => {
    await rest();
    await hooks.stop();
  });
  afterEach(async () => {
    for (const { id, configuredBy } of await hooks.endpoints.list()) {
      if (configuredBy === 'api') await hooks.endpoints.remove(id);
    }
  });

  async function work(): Promise<void> {
    worker = await startWorker(readWorkerConfig(bed.env), { env: bed.env, log: silent, workflowBundle });
  }
  async function rest(): Promise<void> {
    await worker?.stop();
    worker = undefined;
  }

  let subjects = 0;
  async function begin(first: readonly PsaEvent[], goesOn = false) {
    const subject = `invoice:tellEvents:T-${(subjects += 1)}`;
    const handle = await bed.client.workflow.start<typeof tellEvents>('tellEvents', {
      workflowId: subject,
      taskQueue: bed.env['TASK_QUEUE'] ?? '',
      args: [first, goesOn],
    });
    const idOf = (sequence: number, event: PsaEvent) => eventId(subject, sequence, event.timestamp);
    return { handle, idOf };
  }
  const hasWorkflow = async (id: string): Promise<boolean> => {
    try {
      await bed.client.workflow.getHandle(eventWorkflowId(id)).describe();
      return true;
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return false;
      throw error;
    }
  };
  const eventsOf = async (handle: { fetchHistory: () => Promise<{ events?: unknown[] | null }> }) =>
    (await handle.fetchHistory()).events?.length ?? 0;

  // First, while no run of the endpoints is in the cache of the worker that stops: this server goes on asking that one.
  it('is told again by the next worker when one is lost before it could say so (R18)', async function () {
    // No time is skipped while an attempt is under way: a lost worker is noticed after 45 seconds.
    this.timeout(180_000);
    await rest();
    const dying = await dyingWorker();
    const ping = aPing();
    const { handle, idOf } = await begin([ping]);
    await dying.delivered;
    await dying.die();
    const left = await toldEvents(await handle.fetchHistory(), bed.client.options.loadedDataConverter);
    assert.deepEqual(
      left.map(({ eventId: id, event, first }) => [id, event, first]),
      [[idOf(1, ping), ping, null]],
      'who ends the run now finds it in the history',
    );
    await work();
    await bed.server.skip('50 seconds');
    await handle.result();
    const { events } = await handle.fetchHistory();
    const attempt = events?.find(({ activityTaskStartedEventAttributes: call }) => call);
    assert.equal(attempt?.activityTaskStartedEventAttributes?.attempt, 2);
    const [told] = await toldEvents(await handle.fetchHistory(), bed.client.options.loadedDataConverter);
    assert.equal(told?.first?.handedOver, false);
    assert.equal(
      bed.outside.psa.events().find(({ id }) => id === idOf(1, ping))?.deliveries,
      2,
      'under one id',
    );
  });

  it('costs six events of its subject, and none elsewhere', async () => {
    const [silence, ping] = [await begin([]), aPing()];
    await silence.handle.result();
    const { handle, idOf } = await begin([ping]);
    await handle.result();
    assert.equal((await eventsOf(handle)) - (await eventsOf(silence.handle)), 6);
    const id = idOf(1, ping);
    assert.equal(await hasWorkflow(id), false);
    assert.equal(bed.outside.psa.events().find((one) => one.id === id)?.deliveries, 1);
  });

  it('costs its subject no more when it is not taken, which a workflow of its own goes on with (R18)', async () => {
    const receiver = await hooks.endpoint('refusing');
    receiver.answerNext(1, { status: 500 });
    const [silence, ping] = [await begin([]), aPing()];
    await silence.handle.result();
    const { handle, idOf } = await begin([ping]);
    await handle.result();
    assert.equal((await eventsOf(handle)) - (await eventsOf(silence.handle)), 6);
    const id = idOf(1, ping);
    const pending = await hooks.deliveries.view(id);
    assert.deepEqual(pending.attempts.map(({ endpoint, status }) => [endpoint, status]).sort(), [
      ['default', 204],
      ['refusing', 500],
    ]);
    assert.equal(pending.endpoints['default']?.status, 'delivered');
    assert.equal(pending.endpoints['refusing']?.failures, 1);
    assert.ok(pending.endpoints['refusing'].nextAttemptAt, 'its next attempt is not at once');
    await bed.server.skip('10 seconds');
    const delivered = await hooks.until(id, (one) => one.status === 'delivered', 'delivered');
    assert.equal(attemptsTo(delivered, 'refusing').length, 2);
    assert.equal(
      bed.outside.psa.events().find((one) => one.id === id)?.deliveries,
      1,
      'the other has it once',
    );
  });

  it('has a workflow where a receiver is disabled, as what it misses is to be seen (R18)', async () => {
    const ping = aPing();
    await hooks.endpoints.disable('default', 'by the test');
    try {
      const disabled = await begin([ping]);
      await disabled.handle.result();
      const view = await hooks.deliveries.view(disabled.idOf(1, ping));
      assert.equal(view.status, 'failed');
    } finally {
      await hooks.endpoints.enable('default');
    }
  });

  it('to a slow receiver holds up neither its subject nor another receiver', async function () {
    this.timeout(60_000);
    const slow = await hooks.endpoint('slow');
    const quick = await hooks.endpoint('quick');
    slow.answerNext(1_000, { status: 204, delayMs: 14_000 });
    const { handle, idOf } = await begin([], true);
    const pings = Array.from({ length: 8 }, () => aPing());
    const [first, ...others] = pings;
    assert.ok(first);
    await handle.signal(tellSignal, { sequence: 1, event: first });
    await eventually(() => (slow.events().length > 0 ? true : undefined), 'the first at the slow one');
    // Only now is it known to be slow.
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    for (const [index, event] of others.entries())
      await handle.signal(tellSignal, { sequence: index + 2, event });
    await handle.signal(endSignal);
    await handle.result();
    const { events } = await handle.fetchHistory();
    const scheduled = new Map(
      (events ?? []).flatMap(({ eventId: at, activityTaskScheduledEventAttributes: call }) =>
        call?.activityType?.name === DELIVER_EVENT ? [[String(at), call.activityId]] : [],
      ),
    );
    const completed = (events ?? []).flatMap(
      ({ activityTaskCompletedEventAttributes: call }) => scheduled.get(String(call?.scheduledEventId)) ?? [],
    );
    assert.equal(
      completed.at(-1),
      idOf(1, first),
      'all others were done with before the slow receiver answered',
    );
    assert.equal(completed.length, pings.length);
    assert.equal(quick.events().length, pings.length);
    for (const [index, event] of others.entries()) {
      const view = await hooks.deliveries.view(idOf(index + 2, event));
      assert.deepEqual(
        [view.endpoints['quick']?.status, attemptsTo(view, 'quick').length],
        ['delivered', 1],
        'the workflow makes only the attempts that are left',
      );
    }
    await hooks.endpoints.remove('slow');
    await slow.stop();
  });

  /** Delivers as ours does, and is gone before it can answer. */
  async function dyingWorker() {
    const config = readWorkerConfig(bed.env);
    const { PSA_WEBHOOK_URL: url = '', PSA_WEBHOOK_SECRET: secrets = [] } = config;
    const all = { events: ['*'], businessUnits: null };
    const sender = new EventSender(
      new EndpointSource(() => bed.client, config.TASK_QUEUE, { url, secrets }),
      new Destinations(config.WEBHOOK_ALLOW_HOSTS),
    );
    const connection = await NativeConnection.connect({ address: bed.server.address });
    let arrived: () => void = () => undefined;
    const delivered = new Promise<void>((resolve) => (arrived = resolve));
    const doomed = await Worker.create({
      connection,
      taskQueue: config.TASK_QUEUE,
      workflowBundle,
      dataConverter: dataConverterFor(config.CODEC_KEYS),
      shutdownForceTime: '1 s',
      // Nobody else would have the next task of a workflow that it keeps in its cache before time is skipped.
      maxCachedWorkflows: 0,
      activities: {
        async deliverEvent(told: { eventId: string; event: PsaEvent }): Promise<never> {
          await sender.attempt({ ...noEndpoints.default, id: DEFAULT_ENDPOINT, url, ...all }, told);
          arrived();
          return new Promise(() => undefined);
        },
      },
    });
    const stopped = doomed.run().catch(() => undefined);
    return {
      delivered,
      die: async () => {
        doomed.shutdown();
        await stopped;
        await connection.close().catch(() => undefined);
      },
    };
  }
});
