import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { bundleWorkflows } from '../../worker/start-worker.ts';

/** Bundles the workflows into a file, moved into place so that no worker reads half of it; answers its whole path. */
export async function writeBundle(file: string): Promise<string> {
  const path = resolve(file);
  const { code } = await bundleWorkflows();
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.part`, code);
  await rename(`${path}.part`, path);
  return path;
}
