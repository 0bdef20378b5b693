import { spawn } from 'node:child_process';
import type { Log } from './server-binary.ts';

const killAfterMs = 5_000;

export interface Run {
  command: string;
  args: readonly string[];
  env?: NodeJS.ProcessEnv;
  /** Opens each progress line and the error. */
  label: string;
  timeoutMs: number;
  log: Log;
  /** How often a line tells the time gone by and the last thing the command said. */
  everyMs?: number;
}

/**
 * Runs a long command and keeps the person informed. Answers its standard output; rejects with the end of its standard error.
 * The command stays in our process group, so that Ctrl-C reaches it too.
 */
export async function runWithProgress(run: Run): Promise<string> {
  const { label, timeoutMs, log } = run;
  const startedAt = Date.now();
  const seconds = () => Math.round((Date.now() - startedAt) / 1000);
  const child = spawn(run.command, run.args, {
    env: run.env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let said: string[] = [];
  let timedOut = false;
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (out += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    said = [...said, ...chunk.split('\n').filter((line) => line.trim() !== '')].slice(-8);
  });
  const progress = setInterval(
    () => log(`${label}: ${seconds()} s, ${said.at(-1) ?? 'nothing said yet'}`),
    run.everyMs ?? 5_000,
  );
  // SIGINT first: `go` then stops its compilers; SIGKILL alone would leave them running.
  const stop = setTimeout(() => {
    timedOut = true;
    child.kill('SIGINT');
    setTimeout(() => child.kill('SIGKILL'), killAfterMs).unref();
  }, timeoutMs);
  try {
    const code = await new Promise<number | string>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (exitCode, signal) => resolve(exitCode ?? signal ?? 'unknown'));
    });
    if (timedOut)
      throw new Error(`${label} was stopped after ${seconds()} s; it last said: ${said.at(-1) ?? 'nothing'}`);
    if (code !== 0) throw new Error(`${label} ended with ${code}: ${said.join(' | ') || 'it said nothing'}`);
    return out;
  } finally {
    clearInterval(progress);
    clearTimeout(stop);
  }
}
