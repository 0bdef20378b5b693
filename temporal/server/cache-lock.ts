import { link, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from './server-binary.ts';

const heartbeatMs = 5_000;
/** For a holder on another machine or in another container, whose pid says nothing here. */
const silentTooLongMs = 60_000;
const pollMs = 250;
const sayAgainMs = 15_000;

/**
 * Runs `work` while holding the lock file; a second process waits and says so. A lock whose holder is gone is taken over.
 * Should two take over at the same instant both work, which costs time only: what they make is put in place by a rename.
 */
export async function withCacheLock<T>(
  file: string,
  log: Log,
  what: string,
  work: () => Promise<T>,
): Promise<T> {
  const mine = `${process.pid} ${hostname()} ${randomUUID()}`;
  await acquire(file, mine, log, what);
  const heartbeat = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch((error: unknown) =>
      log(`Lock ${file} was removed meanwhile: ${String(error)}`),
    );
  }, heartbeatMs);
  heartbeat.unref();
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    await release(file, mine);
  }
}

/** A machine that slept may find its lock taken over; the new one is not ours to remove. */
async function release(file: string, mine: string): Promise<void> {
  const content = await readFile(file, 'utf8').catch(() => undefined);
  if (content === mine) await rm(file, { force: true });
}

async function acquire(file: string, mine: string, log: Log, what: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, mine);
  try {
    let saidAt: number | undefined;
    // link() either makes the lock with its content or fails: nobody ever reads a lock without an owner.
    while (!(await linked(draft, file))) {
      const owner = await ownerOf(file);
      if (owner === undefined) continue;
      if (owner.gone) {
        log(`The lock of process ${owner.pid} is left over (${file}); taking it over.`);
        await rm(file, { force: true });
        continue;
      }
      if (saidAt === undefined || Date.now() - saidAt > sayAgainMs) {
        saidAt = Date.now();
        log(`Process ${owner.pid} is already getting the ${what}; waiting for it (${file}).`);
      }
      await delay(pollMs);
    }
  } finally {
    await rm(draft, { force: true });
  }
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function ownerOf(file: string): Promise<{ pid: number; gone: boolean } | undefined> {
  try {
    const [content, { mtimeMs }] = await Promise.all([readFile(file, 'utf8'), stat(file)]);
    const [pidText = '', host] = content.split(' ');
    const pid = Number(pidText);
    const silent = Date.now() - mtimeMs > silentTooLongMs;
    return { pid, gone: silent || (host === hostname() && !isAlive(pid)) };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
