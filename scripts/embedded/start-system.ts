import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { type WorkflowBundle } from '@temporalio/worker';
import { type Logger } from 'pino';
import { readApiConfig } from '../../api/config.ts';
import { type RunningApi, startApi } from '../../api/start-api.ts';
import { temporalSettings } from '../../temporal/connect.ts';
import { resolveTemporalCli } from '../../temporal/server/resolve-temporal-cli.ts';
import { claimPorts } from '../../temporal/server/free-port.ts';
import { startDevServer } from '../../temporal/server/start-dev-server.ts';
import { setUpTemporal } from '../../temporal/set-up.ts';
import { readWorkerConfig } from '../../worker/config.ts';
import { type RunningWorker, startWorker } from '../../worker/start-worker.ts';
import { lockDataDir } from './data-lock.ts';
import { type DevelopmentKeys } from './development-keys.ts';
import { embeddedEnvironment } from './environment.ts';
import { type OutsideWorld, type OutsideWorldOptions, startOutsideWorld } from './outside-world.ts';

export interface EmbeddedOptions {
  readonly keys: DevelopmentKeys;
  readonly log: Logger;
  readonly logLevel: string;
  /** A line for the person who waits. */
  readonly tell: (line: string) => void;
  readonly dataDir?: string;
  /** 0 takes a free port. */
  readonly ports: {
    readonly api: number;
    readonly temporal: number;
    readonly ui: number;
    readonly sage: number;
    readonly mail: number;
    readonly psa: number;
  };
  /** A Temporal server that runs already; a dev server is started otherwise. */
  readonly temporalAddress?: string | undefined;
  /** By default `default`; made where it is missing. */
  readonly namespace?: string | undefined;
  readonly sandbox?: OutsideWorldOptions['sandbox'];
  /** Settings of api and worker in place of the embedded ones. */
  readonly settings?: NodeJS.ProcessEnv;
  /** Made already; bundled at the start otherwise. */
  readonly workflowBundle?: WorkflowBundle;
}

export interface EmbeddedSystem {
  readonly api: RunningApi;
  readonly worker: RunningWorker;
  readonly outside: OutsideWorld;
  readonly temporalAddress: string;
  readonly namespace: string;
  readonly uiUrl: string | null;
  readonly env: NodeJS.ProcessEnv;
  /** In reverse order of the start. */
  stop(): Promise<void>;
}

/** Everything in this process but the Temporal server, which is a child: stand-ins, worker and API. */
export async function startSystem(options: EmbeddedOptions): Promise<EmbeddedSystem> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one();
  };
  try {
    if (options.dataDir !== undefined) stops.push(await lockDataDir(options.dataDir));
    const ports = await claimAll(options);
    const outside = await startOutsideWorld({ ...options, ports });
    stops.push(() => outside.stop());
    const temporal = await startTemporal({ ...options, ports });
    stops.push(() => temporal.stop());
    const env = {
      ...embeddedEnvironment({
        ...options,
        outside,
        apiPort: ports.api,
        temporalAddress: temporal.address,
        uiUrl: temporal.uiUrl,
        auditLogFile: options.dataDir && join(options.dataDir, 'audit.jsonl'),
      }),
      ...options.settings,
    };
    await setUp(env, options.tell);
    const worker = await startWorker(readWorkerConfig(env), {
      env,
      log: options.log.child({ name: 'worker' }),
      ...(options.workflowBundle && { workflowBundle: options.workflowBundle }),
    });
    stops.push(() => worker.stop());
    const api = await startApi(readApiConfig(env), { env, log: options.log.child({ name: 'api' }) });
    stops.push(() => api.stop());
    await outside.sage.control.setNotify({
      url: `${api.url}/webhooks/sage`,
      secret: options.keys.noticeSecret,
    });
    return {
      api,
      worker,
      outside,
      temporalAddress: temporal.address,
      namespace: temporalSettings(env).namespace,
      uiUrl: temporal.uiUrl ?? null,
      env,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** All ports at once, before anything starts; a taken one is named by its variable. */
async function claimAll({ ports, temporalAddress }: EmbeddedOptions): Promise<EmbeddedOptions['ports']> {
  const claimed = await claimPorts('127.0.0.1', {
    API_PORT: ports.api,
    SANDBOX_PORT: ports.sage,
    MAIL_PORT: ports.mail,
    PSA_PORT: ports.psa,
    ...(temporalAddress === undefined && { TEMPORAL_PORT: ports.temporal, TEMPORAL_UI_PORT: ports.ui }),
  });
  const port = (name: string) => claimed[name] ?? 0;
  return {
    api: port('API_PORT'),
    sage: port('SANDBOX_PORT'),
    mail: port('MAIL_PORT'),
    psa: port('PSA_PORT'),
    temporal: port('TEMPORAL_PORT'),
    ui: port('TEMPORAL_UI_PORT'),
  };
}

async function startTemporal(options: EmbeddedOptions) {
  const { tell, temporalAddress, dataDir, ports } = options;
  if (temporalAddress !== undefined) {
    return { address: temporalAddress, uiUrl: undefined, stop: () => Promise.resolve() };
  }
  const cli = await resolveTemporalCli({ log: tell });
  return startDevServer({
    path: cli.path,
    port: ports.temporal,
    uiPort: ports.ui,
    ...(dataDir === undefined ? {} : { dbFilename: join(dataDir, 'temporal.db') }),
    codecEndpoint: `http://127.0.0.1:${ports.api}/codec`,
    log: (line) => options.log.warn(line),
  });
}

async function setUp(env: NodeJS.ProcessEnv, tell: (line: string) => void): Promise<void> {
  const { namespace, connectionOptions } = temporalSettings(env);
  const connection = await Connection.connect(connectionOptions);
  try {
    const { TASK_QUEUE: taskQueue, CARETAKER_MINUTES: minutes } = readWorkerConfig(env);
    await setUpTemporal({ connection, namespace, caretaker: { taskQueue, minutes }, log: tell });
  } finally {
    await connection.close();
  }
}
