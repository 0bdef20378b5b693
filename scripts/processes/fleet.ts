import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { type WorkflowBundle } from '@temporalio/worker';
import { claimPorts } from '../../temporal/server/free-port.ts';
import { resolveTemporalCli } from '../../temporal/server/resolve-temporal-cli.ts';
import { startDevServer } from '../../temporal/server/start-dev-server.ts';
import { setUpTemporal } from '../../temporal/set-up.ts';
import { type DevelopmentKeys, generateKeys } from '../embedded/development-keys.ts';
import { embeddedEnvironment } from '../embedded/environment.ts';
import { answers } from './answers.ts';
import { startNodeProcess } from './node-process.ts';
import { Service } from './service.ts';
import { type StandIns, startStandIns } from './stand-ins.ts';
import { writeBundle } from './write-bundle.ts';

export interface FleetOptions {
  readonly workers: number;
  /** Database, logs and bundle go here. */
  readonly dir: string;
  readonly sageArgs: readonly string[];
  /** Settings of api and workers that differ from those of `npm start`. */
  readonly settings: NodeJS.ProcessEnv;
  readonly tell: (line: string) => void;
  /** Made already; bundled at the start otherwise. */
  readonly workflowBundle?: WorkflowBundle | undefined;
  /** Puts something between the workers and Sage's API: gets its address, answers another. */
  readonly beforeSage?: ((apiUrl: string) => Promise<string>) | undefined;
}

/** The whole system as separate processes that can be killed: api, workers, Temporal on a file, and the stand-ins. */
export interface Fleet {
  readonly temporal: Service;
  readonly api: Service;
  readonly workers: readonly Service[];
  /** A worker more, not started: takes over while all others are paused. */
  readonly spare: Service;
  readonly standIns: StandIns;
  readonly keys: DevelopmentKeys;
  readonly env: NodeJS.ProcessEnv;
  readonly apiUrl: string;
  stop(): Promise<void>;
}

export async function startFleet(options: FleetOptions): Promise<Fleet> {
  const { dir, tell } = options;
  await mkdir(dir, { recursive: true });
  const cli = await resolveTemporalCli({ log: tell });
  const bundle = await writeBundle(join(dir, 'workflow-bundle.js'), options.workflowBundle);
  const workerNames = [
    ...Array.from({ length: options.workers }, (_, index) => `worker-${index + 1}`),
    'worker-spare',
  ];
  const names = ['sage', 'mail', 'smtp', 'psa', 'temporal', 'api', ...workerNames];
  const ports = await claimPorts('127.0.0.1', Object.fromEntries(names.map((name) => [name, 0])));
  const port = (name: string) => ports[name] ?? 0;
  const keys = generateKeys();
  const standIns = await startStandIns({
    keys,
    logDir: dir,
    ports: { sage: port('sage'), mail: port('mail'), smtp: port('smtp'), psa: port('psa') },
    sageArgs: options.sageArgs,
  });
  const stops = [() => standIns.stop()];
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one();
  };
  try {
    const temporalAddress = `127.0.0.1:${port('temporal')}`;
    const outside = standIns.addresses;
    const base = embeddedEnvironment({
      keys,
      outside,
      temporalAddress,
      apiPort: port('api'),
      logLevel: 'warn',
    });
    const sageApi = base['SAGE_API_URL'] ?? '';
    const env = {
      ...base,
      SAGE_API_URL: (await options.beforeSage?.(sageApi)) ?? sageApi,
      WORKFLOW_BUNDLE: bundle,
      ...options.settings,
    };
    const temporal = new Service({
      name: 'temporal',
      start: () =>
        startDevServer({
          path: cli.path,
          port: port('temporal'),
          headless: true,
          dbFilename: join(dir, 'temporal.db'),
          log: () => undefined,
        }),
      // The start resolves only when it serves the namespace.
      isReady: () => Promise.resolve(true),
    });
    const worker = (name: string) =>
      program(name, 'worker/main.ts', dir, { ...env, WORKER_HEALTH_PORT: String(port(name)) }, port(name));
    const workers = workerNames.map(worker);
    const api = program('api', 'api/main.ts', dir, env, port('api'));
    const spare = workers.pop() ?? worker('worker-spare');
    stops.push(() => temporal.stop());
    await temporal.start();
    await setUp(temporalAddress);
    stops.push(async () => {
      await Promise.all([api, ...workers, spare].map((service) => service.stop()));
    });
    await Promise.all([api, ...workers].map((service) => service.start()));
    const apiUrl = `http://127.0.0.1:${port('api')}`;
    return { temporal, api, workers, spare, standIns, keys, env, apiUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function program(
  name: string,
  script: string,
  logDir: string,
  env: NodeJS.ProcessEnv,
  port: number,
): Service {
  return new Service({
    name,
    start: () => startNodeProcess({ name, script, env, logDir }),
    isReady: () => answers(`http://127.0.0.1:${port}/health/ready`),
  });
}

async function setUp(address: string): Promise<void> {
  const connection = await Connection.connect({ address });
  try {
    await setUpTemporal({ connection, namespace: 'default', log: () => undefined });
  } finally {
    await connection.close();
  }
}
