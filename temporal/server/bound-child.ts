import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const stopWithinMs = 10_000;
const linesKept = 30;

/**
 * A pipe that nobody writes to is open as long as this process lives. The shell leaves a watcher behind that reads it, and becomes
 * the command itself: the pipe ends however this process goes, SIGKILL included, and the watcher then stops the command.
 */
const bindToPipe = '(cat <&3 >/dev/null; kill -TERM $$) >/dev/null 2>&1 & exec "$@" 3<&-';

export interface BoundChild {
  pid: number;
  /** Settles when the process has ended, with its exit code or signal. */
  ended: Promise<number | string>;
  /** The last lines it wrote. */
  tail(): string;
  /** SIGTERM, then SIGKILL when it takes more than 10 s. Safe to call twice and after the end. */
  stop(): Promise<void>;
}

/** Starts a server that does not outlive this process. It has its own process group: Ctrl-C comes to us, and we decide when it stops. */
export async function startBoundChild(
  command: string,
  args: readonly string[],
  onLine: (line: string) => void,
  env: NodeJS.ProcessEnv = process.env,
): Promise<BoundChild> {
  const child = spawn('/bin/sh', ['-c', bindToPipe, 'sh', command, ...args], {
    detached: true,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  let stopping = false;
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      if (lines.length > linesKept) lines.shift();
      // What a server says while its parts go down one by one is no news.
      if (!stopping) onLine(line);
    });
  }
  const pid = await pidOf(child);
  const ended = new Promise<number | string>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
  // The watcher is in the group too: it goes with the command, and never signals a pid that has become somebody else's.
  child.once('exit', () => signalGroup(pid, 'SIGKILL'));
  return {
    pid,
    ended,
    tail: () => lines.join('\n'),
    async stop() {
      stopping = true;
      child.kill('SIGTERM');
      const force = setTimeout(() => signalGroup(pid, 'SIGKILL'), stopWithinMs);
      await ended;
      clearTimeout(force);
    },
  };
}

function pidOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', () => resolve(child.pid ?? 0));
  });
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // ESRCH: the whole group is gone already.
  }
}
