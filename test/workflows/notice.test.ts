import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { ApplicationFailure } from '@temporalio/common';
import { Client, Connection, WorkflowFailedError, type WorkflowHandle } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { noticeWorkflowId } from '../../domain/keys.ts';
import { type NoticedInvoices } from '../../domain/payments/notice-memory.ts';
import { eventually } from '../support/eventually.ts';
import { failureConverterPath } from '../../temporal/data-converter.ts';
import { noticeArrivedSignal } from '../../domain/payments/messages.ts';
import { type NoticeState } from '../../workflows/payments/notice-state.ts';
import { getStateQuery } from '../../domain/runs/messages.ts';
import { notice } from '../../workflows/payments/notice.ts';
import { type Server, skippingServer } from '../support/servers.ts';
import { workflowBundle } from '../support/workflow-bundle.ts';

const dataConverter = { failureConverterPath };
const oneOpen: NoticedInvoices = { open: 1, finished: 0 };
const none: NoticedInvoices = { open: 0, finished: 0 };

describe('notices of one invoice, kept until they led to a look', () => {
  let server: Server;
  let connection: Connection;
  let native: NativeConnection;
  let client: Client;
  let taskQueue = '';
  let known: () => NoticedInvoices = () => oneOpen;
  let asked = 0;
  let syncs = 0;
  let worker: { stop: () => Promise<void> } | undefined;

  before(async () => {
    server = await skippingServer();
    connection = await Connection.connect({ address: server.address });
    native = await NativeConnection.connect({ address: server.address });
    client = new Client({ connection, dataConverter });
  });
  beforeEach(() => {
    taskQueue = `notices-${randomUUID()}`;
    known = () => oneOpen;
    asked = 0;
    syncs = 0;
  });
  afterEach(() => stop());
  after(async () => {
    await connection.close();
    await native.close();
  });

  async function start(): Promise<void> {
    const created = await Worker.create({
      connection: native,
      taskQueue,
      workflowBundle: await workflowBundle(),
      activities: {
        requestSyncOf: () => {
          asked += 1;
          const noticed = known();
          if (noticed.open > 0) syncs += 1;
          return noticed;
        },
      },
      dataConverter,
    });
    const running = created.run();
    worker = {
      stop: async () => {
        created.shutdown();
        await running;
      },
    };
  }
  async function stop(): Promise<void> {
    await worker?.stop();
    worker = undefined;
  }

  function tell(sageInvoiceId: string, noticeId: string, maxEvents?: number): Promise<WorkflowHandle> {
    return client.workflow.signalWithStart(notice, {
      workflowId: noticeWorkflowId(sageInvoiceId),
      taskQueue,
      args: [{ sageInvoiceId, state: null, ...(maxEvents !== undefined && { maxEvents }) }],
      signal: noticeArrivedSignal,
      signalArgs: [{ noticeId }],
    });
  }
  /** How often the payment watch was asked to look. */
  const told = () => syncs;
  const toldOnce = () => eventually(() => (told() > 0 ? true : undefined), 'the payment watch to be asked');

  it('a flood of two hundred, half of them repeats, tells the invoice once', async () => {
    let handle = await tell('flood', 'msg_0');
    for (let n = 1; n < 200; n++) handle = await tell('flood', `msg_${n % 100}`);
    await start();
    await toldOnce();
    await server.skip('20 minutes');
    assert.deepEqual(await handle.result(), { notices: 100, looks: 1 });
    assert.equal(told(), 1);
    assert.equal(asked, 1);
  });

  it('a copy has no effect as long as its signature is good; a new one has', async () => {
    await start();
    const handle = await tell('copied', 'msg_1');
    await toldOnce();
    for (let minute = 0; minute < 10; minute += 2) {
      await server.skip('2 minutes');
      await tell('copied', 'msg_1');
    }
    await server.skip('1 minute');
    assert.equal(told(), 1);
    await tell('copied', 'msg_2');
    await eventually(() => (told() === 2 ? true : undefined), 'a second look');
    await server.skip('20 minutes');
    assert.deepEqual(await handle.result(), { notices: 2, looks: 2 });
  });

  it('one that comes before its invoice is known waits for it', async () => {
    known = () => (asked > 6 ? oneOpen : none);
    await start();
    const handle = await tell('early', 'msg_1');
    await eventually(() => (asked > 0 ? true : undefined), 'a first question');
    await server.skip('20 minutes');
    assert.equal(told(), 1);
    await server.skip('20 minutes');
    assert.deepEqual(await handle.result(), { notices: 1, looks: 1 });
  });

  it('a newer one is looked into at once, however long the pause has grown', async () => {
    known = () => none;
    await start();
    const handle = await tell('newer', 'msg_1');
    await eventually(() => (asked > 0 ? true : undefined), 'a first question');
    await server.skip('5 hours');
    known = () => oneOpen;
    await tell('newer', 'msg_2');
    await server.skip('30 seconds');
    await toldOnce();
    await server.skip('20 minutes');
    assert.deepEqual(await handle.result(), { notices: 2, looks: 1 });
  });

  it('is given up after a day, politely asked about until then, and seen among the failed runs', async () => {
    known = () => none;
    await start();
    const handle = await tell('strange', 'msg_1');
    await eventually(() => (asked > 0 ? true : undefined), 'a first question');
    await server.skip('23 hours');
    assert.equal((await handle.describe()).status.name, 'RUNNING');
    await server.skip('3 hours');
    await assert.rejects(handle.result(), (error) => {
      assert.ok(error instanceof WorkflowFailedError && error.cause instanceof ApplicationFailure);
      assert.equal(error.cause.type, 'unknown_sage_invoice');
      assert.match(error.cause.message, /no invoice of ours had the Sage id "strange"/);
      return true;
    });
    assert.ok(asked >= 12 && asked <= 45, `asked ${asked} times in a day`);
  });

  it('of a finished invoice ends without a look', async () => {
    known = () => ({ open: 0, finished: 1 });
    await start();
    const handle = await tell('finished', 'msg_1');
    await eventually(() => (asked > 0 ? true : undefined), 'a first question');
    await server.skip('20 minutes');
    assert.deepEqual(await handle.result(), { notices: 1, looks: 0 });
  });

  it('go on when somebody asks to cancel, and say so (R21)', async () => {
    known = () => none;
    await start();
    const handle = await tell('cancelled', 'msg_1');
    await eventually(() => (asked > 0 ? true : undefined), 'a first question');
    await handle.cancel();
    known = () => oneOpen;
    await tell('cancelled', 'msg_2');
    await server.skip('30 seconds');
    await toldOnce();
    const state = await handle.query<NoticeState, []>(getStateQuery.name);
    assert.ok(Date.parse(state.cancellationRefusedAt ?? '') > 0);
    await server.skip('20 minutes');
    assert.deepEqual(await handle.result(), { notices: 2, looks: 1 });
  });

  it('are remembered across runs when a history grows long', async () => {
    const handle = await tell('long', 'msg_0', 60);
    const first = (await handle.describe()).runId;
    for (let n = 1; n < 100; n++) await tell('long', `msg_${n}`);
    await start();
    await eventually(async () => ((await handle.describe()).runId === first ? undefined : true), 'a new run');
    for (let n = 0; n < 100; n++) await tell('long', `msg_${n}`);
    await server.skip('40 minutes');
    assert.deepEqual(await handle.result(), { notices: 100, looks: 1 });
  });
});
