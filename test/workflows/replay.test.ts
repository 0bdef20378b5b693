import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { DeterminismViolationError } from '@temporalio/workflow';
import { type ReplayResult, type WorkflowBundle, Worker } from '@temporalio/worker';
import { z } from 'zod';
import * as workflows from '../../workflows/index.ts';
import { skippingServer } from '../support/servers.ts';
import { workflowBundle } from '../support/workflow-bundle.ts';

const folder = new URL('../histories/', import.meta.url);
const versions = readdirSync(folder).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
const historiesOf = (version: string) =>
  readdirSync(new URL(`${version}/`, folder)).map((file) => `${version}/${file}`);
const histories = versions.flatMap(historiesOf);
const read = (file: string) => readFileSync(new URL(file, folder), 'utf8');

const first = z.looseObject({
  workflowExecutionStartedEventAttributes: z.looseObject({
    workflowId: z.string(),
    workflowType: z.object({ name: z.string() }),
  }),
});
const started = z.looseObject({ events: z.tuple([first], z.looseObject({})) });

/** The histories of every released version: `npm run histories:save` adds those of a new one. */
describe('runs of earlier versions go on with this one (R5)', () => {
  let bundle: WorkflowBundle;
  let results: readonly ReplayResult[] = [];
  before(async () => {
    await skippingServer();
    bundle = await workflowBundle();
    results = await replay(histories.map(read));
  });

  /** All by one worker, which costs more to start than a history to replay; the results in the same order. */
  const replay = async (texts: readonly string[]): Promise<ReplayResult[]> => {
    const parsed = texts.map((text) => {
      const history = started.parse(JSON.parse(text));
      const { workflowId } = history.events[0].workflowExecutionStartedEventAttributes;
      return { workflowId, history };
    });
    const results: ReplayResult[] = [];
    for await (const result of Worker.runReplayHistories({ workflowBundle: bundle }, parsed))
      results.push(result);
    return results;
  };

  it('for each workflow that the newest version has', () => {
    const saved = historiesOf(versions.at(-1) ?? '').map(
      (file) =>
        started.parse(JSON.parse(read(file))).events[0].workflowExecutionStartedEventAttributes.workflowType
          .name,
    );
    const missing = Object.keys(workflows).filter((name) => !saved.includes(name));
    assert.deepEqual(missing, [], '`npm run histories:save` plays what begins them, and keeps them');
  });

  for (const [index, file] of histories.entries())
    it(file, () => {
      const result = results[index];
      assert.ok(result !== undefined, 'it was replayed');
      if (result.error !== undefined) throw result.error;
    });

  it('and a change that would break one is noticed', async () => {
    const file = histories.find((name) => name.includes('project-terms')) ?? '';
    const reordered = read(file).replaceAll('emailInvoice', 'someOtherStep');
    const [result] = await replay([reordered]);
    assert.ok(result?.error instanceof DeterminismViolationError);
  });
});
