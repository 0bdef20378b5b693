import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Client, Connection } from '@temporalio/client';
import { pino } from 'pino';
import { readApiConfig } from '../../api/config.ts';
import { startApi } from '../../api/start-api.ts';
import { PsaClient } from '../../test/support/psa-client.ts';
import { Witness } from '../../test/support/witness.ts';
import { generateKeys } from '../../scripts/embedded/development-keys.ts';
import { embeddedEnvironment } from '../../scripts/embedded/environment.ts';
import {
  type OutsideWorld,
  type OutsideWorldOptions,
  startOutsideWorld,
} from '../../scripts/embedded/outside-world.ts';
import { writeBundle } from '../../scripts/processes/write-bundle.ts';
import { connectClient, temporalSettings } from '../../temporal/connect.ts';
import { type BoundChild } from '../../temporal/server/bound-child.ts';
import { claimPorts } from '../../temporal/server/free-port.ts';
import { resolveTemporalCli } from '../../temporal/server/resolve-temporal-cli.ts';
import { startDevServer } from '../../temporal/server/start-dev-server.ts';
import { setUpTemporal } from '../../temporal/set-up.ts';
import { BENCH_DIR } from './bench-dir.ts';
import { startBareWorker, startWorkerProcess } from './workers.ts';

export interface StageOptions {
  readonly name: string;
  readonly sandbox?: OutsideWorldOptions['sandbox'];
  /** Settings of the worker that differ; without any, no pace is kept. */
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * What one part is measured on: a Temporal dev server on a file, with its settings as in production, and workers as processes of their
 * own. The API and the stand-ins run in this process.
 */
export interface Stage {
  readonly outside: OutsideWorld;
  readonly witness: Witness;
  readonly client: Client;
  readonly psa: PsaClient;
  readonly env: NodeJS.ProcessEnv;
  readonly serverPid: number;
  /** Ends with the stage. */
  startWorker(): Promise<BoundChild>;
  startBareWorker(): Promise<BoundChild>;
  stop(): Promise<void>;
}

/** As it is shipped: made before the start. */
const workflowBundle = () => writeBundle(join(BENCH_DIR, 'workflow-bundle.js'));

const silent = pino({ level: 'silent' });

export async function openStage({ name, sandbox, env: changes }: StageOptions): Promise<Stage> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one();
  };
  const started = async (child: Promise<BoundChild>) => {
    const running = await child;
    stops.push(() => running.stop());
    return running;
  };
  try {
    const database = join(BENCH_DIR, `${name}.db`);
    const forget = () =>
      Promise.all(['', '-wal', '-shm'].map((ending) => rm(`${database}${ending}`, { force: true })));
    await forget();
    stops.push(async () => void (await forget()));
    const keys = generateKeys();
    const outside = await startOutsideWorld({ keys, sandbox: { limits: 'none', ...sandbox } });
    stops.push(() => outside.stop());
    const { path } = await resolveTemporalCli({ log: (line) => console.log(`  ${line}`) });
    const server = await startDevServer({ path, headless: true, dbFilename: database, log: () => undefined });
    stops.push(() => server.stop());
    const connection = await Connection.connect({ address: server.address });
    await setUpTemporal({ connection, namespace: 'default', log: () => undefined });
    await connection.close();
    const { api: apiPort = 0 } = await claimPorts('127.0.0.1', { api: 0 });
    const temporalAddress = server.address;
    const embedded = embeddedEnvironment({ keys, outside, temporalAddress, apiPort, logLevel: 'warn' });
    const env = { ...embedded, SAGE_LIMITS: 'off', WORKFLOW_BUNDLE: await workflowBundle(), ...changes };
    const config = readApiConfig(env);
    const api = await startApi(config, { env, log: silent });
    stops.push(() => api.stop());
    await outside.sage.control.setNotify({ url: `${api.url}/webhooks/sage`, secret: keys.noticeSecret });
    const client = connectClient(temporalSettings(env), config.CODEC_KEYS);
    stops.push(() => client.connection.close());
    return {
      outside,
      witness: new Witness(outside),
      client,
      psa: new PsaClient(api.url, keys.apiKey),
      env,
      serverPid: server.pid,
      startWorker: () => started(startWorkerProcess(env)),
      startBareWorker: () => started(startBareWorker(env)),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
