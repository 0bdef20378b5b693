import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getClient } from '@temporalio/activity';
import {
  bundleWorkflowCode,
  DefaultLogger,
  type NativeConnection,
  Worker,
  type WorkflowBundle,
  type WorkflowBundleOption,
} from '@temporalio/worker';
import { type Logger } from 'pino';
import { SecretSeal } from '../temporal/secret-seal.ts';
import { createActivities } from '../activities/index.ts';
import { createMailer } from '../activities/invoice/mailer.ts';
import { type InvoiceRuns, VisibleInvoiceRuns } from '../activities/payments/invoice-runs.ts';
import { TokenSource } from '../activities/consent/token-source.ts';
import { Destinations } from '../activities/webhooks/destinations.ts';
import { EndpointSource } from '../activities/webhooks/endpoint-source.ts';
import { EventSender } from '../activities/webhooks/event-sender.ts';
import { sageEndpoints } from '../sage/endpoints.ts';
import { createSageHttp } from '../sage/http.ts';
import { connectWorker, temporalSettings } from '../temporal/connect.ts';
import { dataConverterFor, failureConverterPath } from '../temporal/data-converter.ts';
import { ensureCaretaker } from '../temporal/ensure-caretaker.ts';
import { sageTaskQueue } from '../domain/keys.ts';
import { limitTaskQueueRate } from './task-queue-rate-limit.ts';
import { type WorkerConfig } from './config.ts';
import { deploymentOf } from './deployment.ts';
import { fingerprintWith } from './fingerprint.ts';
import { serveHealth } from './health.ts';
import { sageLimitsOf } from './limits.ts';

const workflowsPath = fileURLToPath(new URL('../workflows/index.ts', import.meta.url));
const builtBundlePath = fileURLToPath(new URL('../workflow-bundle.js', import.meta.url));
const isCompiled = extname(import.meta.url) === '.js';

/**
 * The longest step of a workflow that is let run, on the wall clock. By default 5 s: too little for a worker that gets no processor for a
 * while, whose step is then cut off in the middle and whose process can end with it ("async hook stack has become corrupted"). An option of
 * the SDK that its types do not name (1.24, `worker-options.js`).
 */
const activationLimit = { isolateExecutionTimeout: '30 s' };

/** The workflows as one script, from source; takes more than a second of processor time, so tests make it once. */
export const bundleWorkflows = (): Promise<WorkflowBundle> =>
  bundleWorkflowCode({
    workflowsPath,
    failureConverterPath,
    preloadModules: [workflowsPath],
    logger: new DefaultLogger('WARN'),
  });

/** The named one, else the one that `npm run build` put beside the compiled code, else made now. */
function bundleOf({
  WORKFLOW_BUNDLE: named,
}: WorkerConfig): WorkflowBundleOption | Promise<WorkflowBundleOption> {
  const codePath = named ?? (isCompiled ? builtBundlePath : undefined);
  return codePath === undefined ? bundleWorkflows() : { codePath };
}

export interface RunningWorker {
  readonly healthUrl: string | null;
  /** Takes no more work, lets running calls end, then resolves. */
  stop(): Promise<void>;
  /** Resolves when the worker has stopped; rejects when it failed. */
  readonly stopped: Promise<void>;
}

export interface WorkerParts {
  readonly env: NodeJS.ProcessEnv;
  readonly log: Logger;
  /** Made already; bundled at the start otherwise. */
  readonly workflowBundle?: WorkflowBundle;
  /** Instead of connecting by the environment. */
  readonly connection?: NativeConnection;
  /** Instead of asking Temporal's visibility; for a test server that has none. */
  readonly invoiceRuns?: InvoiceRuns;
  /** Milliseconds since 1970; tests move it along with the server's. */
  readonly now?: () => number;
}

/** Connects and works until stopped. */
export async function startWorker(config: WorkerConfig, parts: WorkerParts): Promise<RunningWorker> {
  const { log, now = Date.now } = parts;
  const settings = temporalSettings(parts.env);
  const connection = parts.connection ?? (await connectWorker(settings));
  const sage = createSageHttp({
    endpoints: {
      ...sageEndpoints,
      apiUrl: config.SAGE_API_URL,
      tokenUrl: config.SAGE_TOKEN_URL,
      revokeUrl: config.SAGE_REVOKE_URL,
    },
    timeoutMs: config.SAGE_TIMEOUT_MS,
    onCall: (call) => log.debug(call, 'call to Sage'),
  });
  const mailer = createMailer({ smtpUrl: config.SMTP_URL, from: config.MAIL_FROM });
  const destinations = new Destinations(config.WEBHOOK_ALLOW_HOSTS);
  const seal = new SecretSeal(config.TOKEN_KEYS);
  const activities = createActivities({
    sage,
    application: { clientId: config.SAGE_CLIENT_ID, clientSecret: config.SAGE_CLIENT_SECRET },
    tokens: new TokenSource(getClient, config.TASK_QUEUE, seal, now),
    seal,
    mailer,
    events: eventSender(config, destinations),
    destinations,
    invoiceRuns: parts.invoiceRuns ?? new VisibleInvoiceRuns(getClient),
    fingerprint: fingerprintWith(config.CODEC_KEYS),
    limits: sageLimitsOf(config),
    paymentCheckMs: config.PAYMENT_CHECK_MINUTES * 60_000,
    taskQueue: config.TASK_QUEUE,
    restoredFrom: config.RESTORED_FROM ?? null,
    log,
    now,
  });
  const common = {
    connection,
    namespace: settings.namespace,
    activities,
    dataConverter: dataConverterFor(config.CODEC_KEYS),
    shutdownGraceTime: config.SHUTDOWN_GRACE_MS,
    ...deploymentOf(config),
  };
  const worker = await Worker.create({
    ...common,
    taskQueue: config.TASK_QUEUE,
    workflowBundle: parts.workflowBundle ?? (await bundleOf(config)),
    maxCachedWorkflows: config.MAX_CACHED_WORKFLOWS,
    ...activationLimit,
  });
  const sageWorker = await Worker.create({
    ...common,
    taskQueue: sageTaskQueue(config.TASK_QUEUE),
    maxConcurrentActivityTaskExecutions: config.SAGE_MAX_CONCURRENT,
  });
  await beCaredFor(config, { connection, namespace: settings.namespace, log });
  await limitTaskQueueRate({ connection, namespace: settings.namespace, config, log });
  const health = await serveHealth(config, [worker, sageWorker]);
  const stopped = runTogether([worker, sageWorker]).finally(async () => {
    mailer.close();
    sage.close();
    await health?.close();
    if (parts.connection === undefined) await connection.close();
  });
  if (config.RESTORED_FROM !== undefined)
    log.warn({ restoredFrom: config.RESTORED_FROM }, 'restored mode: Sage is searched before each create');
  log.info(
    {
      taskQueue: config.TASK_QUEUE,
      namespace: settings.namespace,
      version: common.workerDeploymentOptions?.version,
    },
    'worker started',
  );
  return {
    healthUrl: health?.url ?? null,
    stopped,
    stop: async () => {
      shutDown([worker, sageWorker]);
      await stopped;
      log.info('worker stopped');
    },
  };
}

/** Whoever set Temporal up has made the Schedule, as a rule; a server that knows none (one of tests) is no reason not to work. */
async function beCaredFor(
  { TASK_QUEUE: taskQueue, CARETAKER_MINUTES: minutes }: WorkerConfig,
  { connection, namespace, log }: { connection: NativeConnection; namespace: string; log: Logger },
): Promise<void> {
  try {
    const change = await ensureCaretaker(connection, namespace, { taskQueue, minutes, update: false });
    if (change === 'created') log.info({ minutes }, 'schedule of the caretaker created');
  } catch (error) {
    log.warn({ error }, 'the schedule of the caretaker could not be made; npm run setup:temporal makes it');
  }
}

/** Both end together: one that failed takes the other with it. */
async function runTogether(workers: readonly Worker[]): Promise<void> {
  const runs = workers.map(async (worker) => {
    try {
      await worker.run();
    } finally {
      shutDown(workers);
    }
  });
  await Promise.allSettled(runs);
  await Promise.all(runs);
}

function shutDown(workers: readonly Worker[]): void {
  for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
}

function eventSender(config: WorkerConfig, destinations: Destinations): EventSender {
  const { PSA_WEBHOOK_URL: url, PSA_WEBHOOK_SECRET: secrets } = config;
  const configured = url === undefined || secrets === undefined ? null : { url, secrets };
  return new EventSender(new EndpointSource(getClient, config.TASK_QUEUE, configured), destinations);
}
