import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { DeterminismViolationError } from '@temporalio/workflow';
import { type WorkflowBundle, Worker } from '@temporalio/worker';
import { z } from 'zod';
import { skippingServer, workflowBundle } from '../support/servers.ts';

const folder = new URL('../histories/', import.meta.url);
const histories = readdirSync(folder).flatMap((version) =>
  readdirSync(new URL(`${version}/`, folder)).map((file) => `${version}/${file}`),
);
const read = (file: string) => readFileSync(new URL(file, folder), 'utf8');

const first = z.looseObject({
  workflowExecutionStartedEventAttributes: z.looseObject({ workflowId: z.string() }),
});
const started = z.looseObject({ events: z.tuple([first], z.looseObject({})) });

/** The histories of every released version: `npm run histories:save` adds those of a new one. */
describe('runs of earlier versions go on with this one', () => {
  let bundle: WorkflowBundle;
  before(async function () {
    this.timeout(300_000);
    await skippingServer();
    bundle = await workflowBundle();
  });

  const replay = (text: string) => {
    const history = started.parse(JSON.parse(text));
    const { workflowId } = history.events[0].workflowExecutionStartedEventAttributes;
    return Worker.runReplayHistory({ workflowBundle: bundle }, history, workflowId);
  };

  it('for each workflow there is', () => {
    for (const type of ['connection', 'invoice', 'eventDelivery']) {
      assert.ok(
        histories.some((file) => file.includes(type)),
        type,
      );
    }
  });

  for (const file of histories) it(file, () => replay(read(file)));

  it('and a change that would break one is noticed', async () => {
    const file = histories.find((name) => name.includes('project-terms')) ?? '';
    const reordered = read(file).replaceAll('markInvoiceSent', 'someOtherStep');
    await assert.rejects(replay(reordered), DeterminismViolationError);
  });
});
