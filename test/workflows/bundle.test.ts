import assert from 'node:assert/strict';
import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { bundleWorkflows } from '../../worker/start-worker.ts';

/** Two of zod's own names, and where it lies. */
const traces = ['$ZodType', 'ZodError', 'node_modules/zod/'];

const tracesOf = (code: string): string[] => traces.filter((trace) => code.includes(trace));

/** A file of ours made into a bundle as if it were the workflows; what the bundler says goes to `heard`. */
async function bundled(path: string, heard: string[] = []): Promise<string> {
  const workflowsPath = fileURLToPath(new URL(`../../${path}`, import.meta.url));
  const logger = new DefaultLogger('ERROR', ({ message }) => void heard.push(message));
  return (await bundleWorkflowCode({ workflowsPath, logger })).code;
}

describe('The bundle of the workflows', () => {
  let code: string;
  before(async () => {
    code = (await bundleWorkflows()).code;
  });

  it('holds the workflows and the rules of the domain', () => {
    for (const part of [
      './workflows/invoice/invoice.ts',
      './domain/invoice/plan-invoice.ts',
      './temporal/failure-converter.ts',
    ]) {
      assert.ok(code.includes(part), part);
    }
  });

  it('holds nothing of zod, for a workflow trusts what the API has checked', () => {
    assert.deepEqual(tracesOf(code), []);
  });

  it('would show zod if a workflow imported it', async () => {
    assert.deepEqual(tracesOf(await bundled('domain/schemas/text.ts')), traces);
  });

  it('holds no package but these, each of which a workflow may run', () => {
    const packages = [...code.matchAll(/"\.\/node_modules\/((?:@[\w-]+\/)?[\w.-]+)\//g)].map(
      ([, name]) => name,
    );
    assert.deepEqual([...new Set(packages)].sort(), [
      '@noble/hashes',
      '@temporalio/common',
      '@temporalio/workflow',
      'decimal.js',
      'long',
      'ms',
      'nexus-rpc',
    ]);
  });

  it('asks for none of the modules that only Node has', () => {
    const asked = [...code.matchAll(/require\("(?:node:)?([\w/]+)"\)|"node:([\w/]+)"/g)];
    const names = asked.map(([, required, imported]) => required ?? imported ?? '');
    assert.deepEqual(
      names.filter((name) => builtinModules.includes(name)),
      [],
    );
  });

  it('could not be made with a module that only Node has', async () => {
    const heard: string[] = [];
    await assert.rejects(bundled('temporal/key-ring.ts', heard));
    assert.match(heard.join(), /Reading from "node:crypto" is not handled/);
  });

  it('holds none of the layers that talk to the outside', () => {
    const outside = /"\.\/(?:sage|activities|api|worker|sandbox|scripts)\/[\w/-]+\.ts"/.exec(code);
    assert.equal(outside?.[0], undefined);
  });
});
