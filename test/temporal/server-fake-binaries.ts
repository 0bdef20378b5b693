import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A directory of its own per test, gone afterwards. */
export function temporaryDir(): { path: () => string } {
  let dir = '';
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'server-test-'));
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));
  return { path: () => dir };
}

/** A shell script standing for the `temporal` command: it answers `--version` as the real one does. */
export async function fakeTemporal(file: string, serverVersion: string): Promise<string> {
  return fakeCommand(file, `echo "temporal version 0.0.0-DEV (Server ${serverVersion}, UI 2.42.1)"`);
}

export async function fakeCommand(file: string, script: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `#!/bin/sh\n${script}\n`);
  await chmod(file, 0o755);
  return file;
}
