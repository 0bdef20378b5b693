import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type BoundChild, startBoundChild } from '../../temporal/server/bound-child.ts';

const tsx = import.meta.resolve('tsx');

/** One of our programs as a process of its own, as in production; it ends with this one. `path` is below the repository's root. */
export function startProgram(path: string, env: NodeJS.ProcessEnv): Promise<BoundChild> {
  const file = fileURLToPath(new URL(`../../${path}`, import.meta.url));
  return startBoundChild(process.execPath, ['--import', tsx, file], () => undefined, {
    ...process.env,
    ...env,
  });
}

/** Resident memory of a process as the system counts it. */
export async function residentMiB(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number(stdout.trim()) / 1024;
}
