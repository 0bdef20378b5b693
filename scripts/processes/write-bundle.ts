import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type WorkflowBundle } from '@temporalio/worker';
import { bundleWorkflows } from '../../worker/start-worker.ts';

/** Puts the workflows, bundled now unless they are already, into a file, moved into place so that no worker reads half of it; answers its whole path. */
export async function writeBundle(file: string, made?: WorkflowBundle): Promise<string> {
  const path = resolve(file);
  const { code } = made ?? (await bundleWorkflows());
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.part`, code);
  await rename(`${path}.part`, path);
  return path;
}
