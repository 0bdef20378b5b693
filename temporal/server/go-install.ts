import { join } from 'node:path';
import { findOnPath } from './find-on-path.ts';
import { newestForGo } from './pinned-versions.ts';
import { runWithProgress } from './run-with-progress.ts';
import type { Log } from './server-binary.ts';

const timeoutMs = 15 * 60_000;

/** Builds the newest Temporal CLI that Go can into `dir`: 3 to 4 minutes on 2 cores, and 3 GB in Go's caches. GOPROXY, GOFLAGS and the rest stay as the person set them. */
export async function goInstallTemporalCli(dir: string, env: NodeJS.ProcessEnv, log: Log): Promise<string> {
  const go = await findOnPath('go', env);
  if (go === undefined) throw new Error('no `go` on PATH');
  const module = `github.com/temporalio/cli/cmd/temporal@v${newestForGo}`;
  log(`Building ${module}; this takes up to 4 minutes and is done once.`);
  await runWithProgress({
    command: go,
    // -v names each package as it is compiled, which is the progress.
    args: ['install', '-v', module],
    env: { ...env, GOBIN: dir },
    label: 'go install',
    timeoutMs,
    log,
  });
  return join(dir, 'temporal');
}
