import assert from 'node:assert/strict';
import { type WorkflowHandle } from '@temporalio/client';
import { sageTaskQueue } from '../../domain/keys.ts';
import { eventually } from '../support/eventually.ts';
import * as messages from '../../domain/invoice/messages.ts';
import { requestSyncSignal } from '../../domain/payments/messages.ts';
import { Bed } from '../support/bed.ts';
import { buildsOf, Deployment } from '../support/deployment.ts';
import { devServer } from '../support/servers.ts';
import { Turns } from '../support/turns.ts';

const UNIT = 'deployed';

/** In order, as an installation lives through it: no versions yet, build a, build b, back to a. */
describe('invoices that are open while new versions of the workers are deployed (R5)', () => {
  let bed: Bed;
  let deployment: Deployment;
  before(async () => {
    bed = await Bed.make(await devServer());
    deployment = new Deployment(bed);
    await bed.verified(UNIT);
  });
  after(async () => {
    await deployment.stopAll();
    await bed.stop();
  });

  const open = async (id: string) => {
    await bed.handOver(UNIT, id, { number: id });
    await bed.until(UNIT, id, ({ waitingFor }) => waitingFor?.what === 'payment');
  };
  const pay = async (id: string) => {
    const { sage } = await bed.invoices.view({ businessUnit: UNIT, invoiceId: id });
    await bed.outside.sage.control.recordPayment({ invoiceId: sage?.id ?? '' });
    await bed.invoice(UNIT, id).executeUpdate(messages.checkPaymentUpdate);
    const { timeline } = await bed.untilStatus(UNIT, id, 'paid');
    return timeline.at(-1)?.text ?? '';
  };

  it('go on, begun before there were versions, once the first is current', async () => {
    await open('unversioned');
    await deployment.start('a');
    await deployment.makeCurrent('a');
    await bed.stopWorker();
    assert.match(await pay('unversioned'), /build a/);
    assert.deepEqual(await buildsOf(bed.invoice(UNIT, 'unversioned')), ['none', 'a']);
  });

  it('stay with the current version while a new one only runs, which has both queues', async () => {
    await open('from-a');
    await deployment.start('b');
    await deployment.ramp('b', 0);
    const { TASK_QUEUE = '' } = bed.env;
    const described = await deployment.describe('b');
    for (const queue of [TASK_QUEUE, sageTaskQueue(TASK_QUEUE)])
      assert.ok(described.includes(`"${queue}"`), described);
    await open('still-a');
    assert.deepEqual(await buildsOf(bed.invoice(UNIT, 'still-a')), ['a']);
  });

  it('go on with the new version when that is made current, and the old one may go', async () => {
    await deployment.makeCurrent('b');
    await deployment.stop('a');
    assert.match(await pay('from-a'), /build b/);
    assert.deepEqual(await buildsOf(bed.invoice(UNIT, 'from-a')), ['a', 'b']);
    await open('from-b');
    assert.deepEqual(await buildsOf(bed.invoice(UNIT, 'from-b')), ['b']);
  });

  it('go on with the old version when that is made current again', async () => {
    await deployment.start('a');
    await deployment.makeCurrent('a');
    await deployment.stop('b');
    assert.match(await pay('from-b'), /build a/);
    assert.match(await pay('still-a'), /build a/);
  });

  it('that passed a guarded step of a version to be taken back go on with it when they are pinned first', async () => {
    await deployment.start('guarded', withAnotherStep);
    await deployment.makeCurrent('guarded');
    await open('pinned');
    await deployment.pinAllPast('another-step', 'guarded', bed.invoice(UNIT, 'pinned'));
    await deployment.makeCurrent('a');
    assert.match(await pay('pinned'), /build guarded/);
    await open('after-pinning');
    assert.deepEqual(await buildsOf(bed.invoice(UNIT, 'after-pinning')), ['a']);
  });

  it('that were not pinned stand still, and go on with what they heard meanwhile when that version is back', async () => {
    await deployment.makeCurrent('guarded');
    await open('unpinned');
    const { sage } = await bed.invoices.view({ businessUnit: UNIT, invoiceId: 'unpinned' });
    await deployment.makeCurrent('a');
    const run = bed.invoice(UNIT, 'unpinned');
    await eventually(async () => ((await isBeyond(run)) ? true : undefined), 'a refusal by a');
    await bed.outside.sage.control.recordPayment({ invoiceId: sage?.id ?? '' });
    await bed.paymentWatch().signal(requestSyncSignal, {
      sageInvoiceId: sage?.id ?? '',
      workflowId: run.workflowId,
    });
    await deployment.makeCurrent('guarded');
    const view = () =>
      bed.invoices.view({ businessUnit: UNIT, invoiceId: 'unpinned' }).catch(() => undefined);
    const paid = async () => ((await view())?.status === 'paid' ? true : undefined);
    await eventually(paid, 'the payment, of which it was told while it stood still');
    await deployment.makeCurrent('a');
    await deployment.stop('guarded');
  });

  it('wait, and go on, when no worker of the current version is there for a while', async () => {
    await deployment.stop('a');
    const handedOver = open('between');
    await deployment.start('a');
    await handedOver;
    assert.match(await pay('between'), /build a/);
    const all = [
      'unversioned',
      'from-a',
      'still-a',
      'from-b',
      'pinned',
      'after-pinning',
      'unpinned',
      'between',
    ];
    assert.deepEqual(await new Turns(bed).notOnce(all), [], 'each is in Sage exactly once');
  });
});

/** The code that is current cannot take up this run: even a question to it is refused. */
async function isBeyond(run: WorkflowHandle): Promise<boolean> {
  try {
    await run.query(messages.getInvoiceQuery);
    return false;
  } catch (error) {
    return String(error).includes('another-step');
  }
}

/** The same code, in which an invoice takes one guarded step more before its first call to Sage. */
function withAnotherStep(code: string): string {
  const step = 'async holdTurn() {';
  const at = code.indexOf(step) + step.length;
  // The name by which the same module has the SDK.
  const [, workflow] = /\(0,(\w+)\.condition\)\(/.exec(code.slice(at)) ?? [];
  assert.ok(at > step.length && workflow !== undefined);
  return `${code.slice(0, at)} (0,${workflow}.patched)('another-step');${code.slice(at)}`;
}
