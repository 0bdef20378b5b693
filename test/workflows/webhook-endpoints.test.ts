import assert from 'node:assert/strict';
import { endpointsWorkflowId } from '../../domain/keys.ts';
import { getEndpointsQuery } from '../../domain/webhooks/messages.ts';
import { type PsaReceiver } from '../../sandbox/psa/start-psa-receiver.ts';
import { newEndpoints } from '../../workflows/webhooks/endpoints-state.ts';
import { type webhookEndpoints } from '../../workflows/webhooks/webhook-endpoints.ts';
import { Bed } from '../support/bed.ts';
import { eventually } from '../support/eventually.ts';
import { devServer } from '../support/servers.ts';
import { WebhookBed } from '../support/webhook-bed.ts';

describe('The webhook endpoints', () => {
  let hooks: WebhookBed;
  let receiver: PsaReceiver;
  before(async () => {
    hooks = new WebhookBed(await Bed.make(await devServer()));
    receiver = await hooks.endpoint('kept');
    await hooks.endpoints.disable('default', 'by the test');
  });
  after(() => hooks.stop());

  const taskQueue = () => hooks.bed.env['TASK_QUEUE'] ?? '';
  const handle = () => hooks.bed.client.workflow.getHandle(endpointsWorkflowId(taskQueue()));
  /** The receiver, which knows the first secret alone, is asked. */
  const isTaken = async () => (await hooks.endpoints.ping('kept')).status === 204;
  const start = (input: Parameters<typeof webhookEndpoints>[0]) =>
    hooks.bed.client.workflow.start<typeof webhookEndpoints>('webhookEndpoints', {
      workflowId: endpointsWorkflowId(taskQueue()),
      taskQueue: taskQueue(),
      args: [input],
    });

  it('refuse to be cancelled, say so, and go on (R21)', async () => {
    await handle().cancel();
    await eventually(
      async () => (await handle().query(getEndpointsQuery)).cancellationRefusedAt ?? undefined,
      'the refusal',
    );
    await hooks.endpoints.put('after-cancel', settings('https://psa.example/'));
    assert.ok(await isTaken());
    assert.equal((await handle().describe()).status.name, 'RUNNING');
    await hooks.endpoints.remove('after-cancel');
  });

  it('outlive the run that held them, secrets included (R22)', async () => {
    const before = await hooks.endpoints.list();
    await handle().terminate('by mistake');
    assert.deepEqual(await hooks.endpoints.list(), before, 'as long as nobody has begun in its place');
    assert.ok(await isTaken(), 'the receiver knows the same secret as before');
    assert.equal((await handle().describe()).status.name, 'RUNNING');
    assert.deepEqual(await hooks.endpoints.list(), before);
    assert.ok((await hooks.endpoints.one('default')).disabled);
  });

  it('outlive a run that was ended before it could take over (R22)', async () => {
    const before = await hooks.endpoints.list();
    await hooks.bed.stopWorker();
    await handle().terminate('by mistake');
    await start({});
    await handle().terminate('because it seemed to hang');
    await hooks.bed.startWorker();
    assert.ok(await isTaken());
    assert.deepEqual(await hooks.endpoints.list(), before);
  });

  it('stay what they are through many changes and the runs that these make (R20)', async () => {
    await handle().terminate('to begin one that gives way soon');
    const { firstExecutionRunId: first } = await start({ maxEvents: 60 });
    const kept = await hooks.endpoints.one('kept');
    for (let at = 0; at < 40; at++) {
      await hooks.endpoints.put('changing', settings(`https://psa.example/${at}`));
      await hooks.endpoints.disable('changing', 'by the test');
    }
    assert.equal((await hooks.endpoints.one('changing')).url, 'https://psa.example/39');
    assert.deepEqual(await hooks.endpoints.one('kept'), kept);
    assert.ok(await isTaken());
    assert.notEqual((await handle().describe()).runId, first, 'it gave way to new runs');
  });

  it('negative control: without taking over, a receiver sees the loss', async () => {
    await handle().terminate('by mistake');
    await start({ state: newEndpoints() });
    await hooks.endpoints.put('kept', settings(receiver.url));
    assert.equal((await hooks.endpoints.ping('kept')).status, 401);
  });
});

const settings = (url: string) => ({ url, description: '', events: ['webhook.ping'], businessUnits: null });
