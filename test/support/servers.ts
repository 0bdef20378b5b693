import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Connection } from '@temporalio/client';
import { pino } from 'pino';
import { generateKeys } from '../../scripts/embedded/development-keys.ts';
import { installRuntime } from '../../temporal/runtime.ts';
import { resolveTemporalCli } from '../../temporal/server/resolve-temporal-cli.ts';
import { resolveTestServer } from '../../temporal/server/resolve-test-server.ts';
import { startDevServer } from '../../temporal/server/start-dev-server.ts';
import { setUpTemporal } from '../../temporal/set-up.ts';

/**
 * What tests run on, stopped at the end of their file: a server that skips time (rules of time), or a dev server (lists, limits,
 * the API). A file has its own, since the turnstile of a Sage business bears the name of the business, and all beds have the same
 * businesses; to start one costs half a second of processor time.
 */
export interface Server {
  readonly address: string;
  /** Skips ahead; only where time can be skipped. */
  skip(duration: string): Promise<void>;
  /** Whether it lists runs by query. */
  readonly lists: boolean;
}

export const testKeys = generateKeys();
export const silent = pino({ level: process.env['TEST_LOG_LEVEL'] ?? 'silent' });

const stops: (() => Promise<void>)[] = [];
const log = (line: string) => console.log(`      ${line}`);

/**
 * Its clock is shared by all its runs and never goes back. Up in a fifth of a second. It may give a task or a query to a worker that has
 * gone, and may lose the step that cancels a timer: nobody hears of it for minutes. A test that stops its worker, or often ends waits, takes a dev server.
 */
export async function skippingServer(): Promise<Server> {
  const { path } = await testServerBinary();
  prepareRuntime();
  const environment = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path } },
  });
  stops.push(() => environment.teardown());
  await setUpTemporal({
    connection: environment.nativeConnection,
    namespace: 'default',
    log: () => undefined,
  });
  return { address: environment.address, skip: (duration) => environment.sleep(duration), lists: false };
}

const testServerBinary = once(() => resolveTestServer({ log }));

/** Up in less than a second. */
export async function devServer(): Promise<Server> {
  const { path } = await resolveTemporalCli({ log });
  prepareRuntime();
  const server = await startDevServer({ path, headless: true, log: (line) => silent.warn(line) });
  stops.push(() => server.stop());
  const connection = await Connection.connect({ address: server.address });
  await setUpTemporal({ connection, namespace: 'default', log: () => undefined });
  await connection.close();
  const skip = () => Promise.reject(new Error('This server does not skip time'));
  return { address: server.address, skip, lists: true };
}

export const prepareRuntime = once(() => installRuntime(silent));

export async function stopServers(): Promise<void> {
  for (const stop of stops.splice(0).reverse()) await stop();
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
