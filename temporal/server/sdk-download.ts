import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { runWithProgress } from './run-with-progress.ts';
import type { Log } from './server-binary.ts';

/** Where the SDK's core asks for both servers (its `ephemeral_server` module). */
const downloadHost = 'https://temporal.download';
const connectTimeoutMs = 10_000;
/** The loader that lets the process read `.ts`; found from here, wherever the command was started. */
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

const downloadTimeoutMs = 5 * 60_000;

export interface SdkDownload {
  kind: 'dev-server' | 'time-skipping';
  /** As `version` of the SDK's `cached-download`. */
  version: string;
  dir: string;
  env: NodeJS.ProcessEnv;
  log: Log;
}

/**
 * Lets the SDK download its server into `dir` and answers the file. It happens in a process of its own, because the SDK cannot be
 * told to give up, and because it would install the core's runtime here with default options, which forbids `Runtime.install` later.
 */
export async function downloadBySdk({ kind, version, dir, env, log }: SdkDownload): Promise<string> {
  await assertReachable(env);
  await runWithProgress({
    command: process.execPath,
    args: ['--import', tsx, fileURLToPath(new URL('./sdk-download-process.ts', import.meta.url))],
    env: { ...env, SDK_DOWNLOAD: JSON.stringify({ kind, version, dir }) },
    label: 'Download by the SDK',
    timeoutMs: downloadTimeoutMs,
    log,
  });
  const files = (await readdir(dir)).filter((name) => !name.endsWith('.downloading'));
  const [file] = files;
  if (file === undefined || files.length > 1)
    throw new Error(`the SDK left ${files.length} files in ${dir}, expected one`);
  return join(dir, file);
}

/** The core retries a host that does not answer for minutes; one look tells in seconds. Behind a proxy only the core can tell. */
async function assertReachable(env: NodeJS.ProcessEnv): Promise<void> {
  if (env.HTTPS_PROXY || env.https_proxy) return;
  try {
    await fetch(downloadHost, { method: 'HEAD', signal: AbortSignal.timeout(connectTimeoutMs) });
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new Error(
      `${downloadHost} cannot be reached (${cause instanceof Error ? cause.message : String(cause)})`,
      { cause: error },
    );
  }
}
