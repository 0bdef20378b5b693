import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { oldestServer } from './pinned-versions.ts';

const run = promisify(execFile);
const timeoutMs = 20_000;

/** The server version a Temporal CLI holds, such as `1.29.1`. Rejects when it does not run or is too old, naming what it said. */
export async function askTemporalCli(path: string): Promise<string> {
  const { stdout } = await run(path, ['--version'], { timeout: timeoutMs });
  // "temporal version 1.5.1 (Server 1.29.1, UI 2.42.1)"; one built by `go install` calls itself 0.0.0-DEV, so only the server counts.
  const version = /Server (\d+\.\d+\.\d+)/.exec(stdout)?.[1];
  if (version === undefined) throw new Error(`${path} --version names no server version: "${stdout.trim()}"`);
  if (isOlder(version, oldestServer)) {
    throw new Error(`${path} holds server ${version}, and ${oldestServer} or newer is needed`);
  }
  return version;
}

/** The time-skipping server tells no version; without arguments it prints its usage. */
export async function askTestServer(path: string): Promise<string> {
  const { stdout, stderr } = await run(path, [], { timeout: timeoutMs });
  if (!`${stdout}${stderr}`.includes('--enable-time-skipping')) {
    throw new Error(
      `${path} is not Temporal's test server; it said: "${`${stdout}${stderr}`.trim().slice(0, 200)}"`,
    );
  }
  return 'unknown';
}

function isOlder(version: string, than: string): boolean {
  const wanted = than.split('.').map(Number);
  for (const [index, part] of version.split('.').map(Number).entries()) {
    const other = wanted[index] ?? 0;
    if (part !== other) return part < other;
  }
  return false;
}
