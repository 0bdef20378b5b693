import assert from 'node:assert/strict';
import { WorkflowFailedError } from '@temporalio/client';
import { type TurnRequest } from '../../domain/turnstile/messages.ts';
import { turnstileWorkflowId } from '../../domain/keys.ts';
import * as invoiceMessages from '../../domain/invoice/messages.ts';
import * as turnstileMessages from '../../domain/turnstile/messages.ts';
import { turnstile } from '../../workflows/turnstile/turnstile.ts';
import { Bed } from '../support/bed.ts';
import { skippingServer } from '../support/servers.ts';
import { inSage, Turns } from '../support/turns.ts';

const UNIT = 'holders';

describe('a turn at Sage whose holder does not give it back', () => {
  let bed: Bed;
  let turns: Turns;
  before(async () => {
    bed = await Bed.make(await skippingServer());
    turns = new Turns(bed);
    await bed.verified(UNIT);
  });
  after(() => bed.stop());

  /** Another turnstile: it takes every word and answers none of a turn, where everybody else gives back what they did not ask for. */
  const silentHolder = async (name: string) => {
    const workflowId = turnstileWorkflowId(name);
    const silent = await bed.client.workflow.start(turnstile, {
      workflowId,
      taskQueue: bed.env['TASK_QUEUE'] ?? '',
      args: [{ sageBusinessId: name }],
    });
    const request: TurnRequest = {
      workflowId,
      ticket: 'not-asked-for',
      unit: UNIT,
      kind: 'invoice',
      sinceMs: 0,
      notBeforeMs: 0,
    };
    await bed.turnstile().signal(turnstileMessages.requestTurnSignal, request);
    await turns.until(({ holder }) => holder?.workflowId === request.workflowId, 'the silent one holding');
    return silent;
  };

  it('is taken from one that was terminated, within about 20 seconds, and the next goes on', async () => {
    const before = (await turns.view()).totals.expired;
    const ended = await silentHolder('ended');
    const [next = ''] = await turns.handOver(UNIT, 'after-ended', 1);
    await turns.until(({ queue }) => queue.byKind.invoice === 1, 'the next in the queue');
    await ended.terminate('a test');
    await bed.server.skip('21 seconds');
    await turns.all(UNIT, [next], inSage);
    assert.equal((await turns.view()).totals.expired, before + 1);
    assert.deepEqual(await turns.notOnce([next]), []);
  });

  it('is over after its lease when one that is still there says nothing, and not before', async () => {
    const before = (await turns.view()).totals.expired;
    const silent = await silentHolder('silent');
    const [next = ''] = await turns.handOver(UNIT, 'after-silent', 1);
    await turns.until(({ queue }) => queue.byKind.invoice === 1, 'the next in the queue');
    await bed.server.skip('100 seconds');
    assert.equal((await turns.view()).holder?.workflowId, silent.workflowId, 'its lease is respected');
    await bed.server.skip('100 seconds');
    await turns.all(UNIT, [next], inSage);
    assert.equal((await turns.view()).totals.expired, before + 1);
  });

  it('that was terminated itself while many wait is asked for again, and all get through (R20)', async () => {
    await turns.pause();
    const ids = await turns.handOver(UNIT, 'gone', 6);
    await turns.until(({ queue }) => queue.byKind.invoice === 6, 'six in the queue');
    const turnstile = bed.turnstile();
    await turnstile.terminate('a test');
    await assert.rejects(turnstile.result(), WorkflowFailedError);
    await bed.server.skip('6 minutes');
    await turns.all(UNIT, ids, inSage);
    assert.deepEqual(await turns.notOnce(ids), []);
  });

  it('is not waited for any longer by an invoice that is taken back', async () => {
    await turns.pause();
    const [id = ''] = await turns.handOver(UNIT, 'taken-back', 1);
    await turns.until(({ queue }) => queue.byKind.invoice === 1, 'it in the queue');
    await bed.server.skip('10 seconds');
    await bed.until(UNIT, id, ({ status }) => status === 'waiting');
    const cancel = { args: [{ reason: 'Ordered twice' }] } satisfies { args: [{ reason: string }] };
    await bed.invoice(UNIT, id).executeUpdate(invoiceMessages.cancelInvoiceUpdate, cancel);
    await bed.invoice(UNIT, id).result();
    await turns.until(({ queue }) => queue.byKind.invoice === 0, 'an empty queue');
    await turns.resume();
    assert.deepEqual(await turns.notOnce([id]), [id], 'it is not in Sage');
  });
});
