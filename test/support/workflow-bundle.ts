import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type WorkflowBundle } from '@temporalio/worker';
import { bundleWorkflows } from '../../worker/start-worker.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const kept = join(root, 'node_modules/.cache/workflow-bundles');
/** All that goes into a bundle or decides how it is made. */
const sources = ['workflows', 'domain', 'temporal', 'worker', 'package-lock.json', 'package.json'];

let made: Promise<WorkflowBundle> | undefined;

/** The workflows as one script. Made once, and again when a source is another: every process of a test run needs it, in every run. */
export const workflowBundle = (): Promise<WorkflowBundle> => (made ??= take());

async function take(): Promise<WorkflowBundle> {
  const name = `${await fingerprint()}.js`;
  const known = await readFile(join(kept, name), 'utf8').catch(() => undefined);
  if (known !== undefined) return { code: known };
  const bundle = await bundleWorkflows();
  await keep(name, 'code' in bundle ? bundle.code : '');
  return bundle;
}

async function fingerprint(): Promise<string> {
  const files: string[] = [];
  for (const source of sources) {
    if (!source.endsWith('.json')) {
      const names = await readdir(join(root, source), { recursive: true });
      files.push(...names.filter((name) => name.endsWith('.ts')).map((name) => join(source, name)));
    } else files.push(source);
  }
  const hash = createHash('sha256').update(process.version);
  for (const file of files.sort())
    hash.update(`\0${file}\0`).update(
      createHash('sha256')
        .update(await readFile(join(root, file)))
        .digest(),
    );
  return hash.digest('hex').slice(0, 32);
}

/** Two processes may make the same at once; each puts a whole one in place. Those of other sources are of no use any more. */
async function keep(name: string, code: string): Promise<void> {
  await mkdir(kept, { recursive: true });
  const part = join(kept, `${name}.${process.pid}.part`);
  await writeFile(part, code);
  await rename(part, join(kept, name));
  for (const other of await readdir(kept))
    if (other.endsWith('.js') && other !== name) await rm(join(kept, other), { force: true });
}
