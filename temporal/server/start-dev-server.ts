import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { startBoundChild } from './bound-child.ts';
import { devServerArgs } from './dev-server-args.ts';
import { claimPorts } from './free-port.ts';
import type { Log } from './server-binary.ts';
import { waitUntilReady } from './wait-until-ready.ts';

const readyWithinMs = 30_000;

export interface DevServerOptions {
  /** Of the `temporal` command, from `resolveTemporalCli`. */
  path: string;
  /** 0, the default, takes a free one. */
  port?: number;
  /** 0, the default, takes a free one. */
  uiPort?: number;
  /** State survives a restart in this file, made when missing; without it all is in memory. */
  dbFilename?: string;
  namespace?: string;
  /** No web UI. */
  headless?: boolean;
  ip?: string;
  /** Where the UI's browser page has payloads decoded. */
  codecEndpoint?: string;
  logLevel?: 'warn' | 'never';
  /** Gets what the server itself says. */
  log: Log;
}

export interface DevServer {
  /** `host:port` of the frontend. */
  address: string;
  uiUrl?: string;
  pid: number;
  /** Settles when the server process ends, wanted or not, with its exit code or signal. */
  ended: Promise<number | string>;
  stop(): Promise<void>;
}

/** Starts Temporal's dev server and waits until it answers. It stops with this process, however that ends. */
export async function startDevServer(options: DevServerOptions): Promise<DevServer> {
  const { path, headless = false, ip = '127.0.0.1', namespace = 'default', dbFilename, log } = options;
  const { frontend = 0, ui } = await claimPorts(ip, {
    frontend: options.port ?? 0,
    ...(headless ? {} : { ui: options.uiPort ?? 0 }),
  });
  if (dbFilename !== undefined) await mkdir(dirname(dbFilename), { recursive: true });
  const args = devServerArgs({
    ip,
    port: frontend,
    uiPort: ui,
    namespace,
    dbFilename,
    codecEndpoint: options.codecEndpoint,
    logLevel: options.logLevel ?? 'warn',
  });
  const server = await startBoundChild(path, args, (line) => {
    // Its warnings and errors; the banner with the addresses is ours to tell.
    if (line.includes('level=')) log(`dev server: ${line}`);
  });
  const address = `${ip}:${frontend}`;
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), readyWithinMs);
  const ready = waitUntilReady(ip, frontend, namespace, giveUp.signal);
  try {
    await Promise.race([
      ready,
      server.ended.then((how) => Promise.reject(new Error(`it ended with ${how}`))),
    ]);
  } catch (error) {
    giveUp.abort();
    await Promise.allSettled([ready, server.stop()]);
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The dev server ${path} did not come up on ${address}: ${reason}. It said:\n${server.tail()}`,
      {
        cause: error,
      },
    );
  } finally {
    clearTimeout(timer);
  }
  return {
    address,
    ...(ui === undefined ? {} : { uiUrl: `http://${ip}:${ui}` }),
    pid: server.pid,
    ended: server.ended,
    stop: () => server.stop(),
  };
}
