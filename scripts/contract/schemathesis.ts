import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { access, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findOnPath } from '../../temporal/server/find-on-path.ts';
import { runWithProgress } from '../../temporal/server/run-with-progress.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const requirements = join(root, 'test/contract/requirements.txt');
const kept = join(root, 'node_modules/.cache/schemathesis');
const INSTALL_WITHIN_MS = 5 * 60_000;

export interface Schemathesis {
  /** Its own words go to our output. @returns its exit code, or the signal that ended it */
  run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number | string>;
}

/**
 * The pinned version with all it needs, in a folder of its own; pip compares each package with its hashes. Installed once, and again
 * when the list is another. @throws Error where there is no Python 3.11 or later with pip, or pip reaches no registry
 */
export async function schemathesis(tell: (line: string) => void): Promise<Schemathesis> {
  const python = await findOnPath('python3', process.env);
  if (python === undefined)
    throw new Error('There is no `python3` on PATH: install Python 3.11 or later with pip.');
  const packages = await installed(python, tell);
  return {
    run: async (args, env) => {
      // Nothing of the person's own Python takes part.
      const child = spawn(python, ['-s', '-m', 'schemathesis.cli', ...args], {
        env: { ...env, PYTHONPATH: packages, PYTHONDONTWRITEBYTECODE: '1' },
        stdio: ['ignore', 'inherit', 'inherit'],
      });
      return new Promise((resolve, reject) => {
        child.once('error', reject);
        child.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown'));
      });
    },
  };
}

async function installed(python: string, tell: (line: string) => void): Promise<string> {
  const list = await readFile(requirements);
  const version = (await runWithProgress({ ...command(python, tell), args: ['-c', tag] })).trim();
  const name = createHash('sha256').update(version).update(list).digest('hex').slice(0, 16);
  const dir = join(kept, name);
  if (
    await access(dir).then(
      () => true,
      () => false,
    )
  )
    return dir;
  await mkdir(kept, { recursive: true });
  const part = await mkdtemp(join(kept, 'part-'));
  try {
    await runWithProgress({
      ...command(python, tell),
      args: [
        ...['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps'],
        ...['--only-binary=:all:', '--require-hashes', '--target', part, '-r', requirements],
      ],
    });
    await rename(part, dir);
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    throw new Error(
      'schemathesis could not be installed. Python 3.11 or later with pip is needed, and a PyPI that it reaches.',
      { cause: error },
    );
  }
  for (const other of await readdir(dirname(dir)))
    if (other !== name && !other.startsWith('part-'))
      await rm(join(kept, other), { recursive: true, force: true });
  return dir;
}

/** Packages that are compiled fit one version of Python on one kind of machine. */
const tag = 'import sys, platform; print(sys.version, platform.machine())';

const command = (python: string, log: (line: string) => void) => ({
  command: python,
  label: 'Installing schemathesis',
  timeoutMs: INSTALL_WITHIN_MS,
  log,
});
