import { type NativeConnection } from '@temporalio/worker';
import proto from '@temporalio/proto';
import { type Logger } from 'pino';
import { sageTaskQueue } from '../domain/keys.ts';
import { type WorkerConfig } from './config.ts';

const { TASK_QUEUE_TYPE_ACTIVITY } = proto.temporal.api.enums.v1.TaskQueueType;
/** 1,296,000 calls a day for one application (Sage guide on best practices). */
const APP_PER_SECOND = 15;
/** So much wider than the pace that turns never feel it: it stops what runs away outside of them. */
const LIMIT_TO_PACE = 10;
const LOWEST_PER_SECOND = 20;

/**
 * A second limit behind the first: the turnstile keeps the pace, and the server holds the queue of calls to Sage to a wider one, per business
 * (fairness key) or for the application. Calls outside a turn, such as those of a consent, have nothing else. A server that does not know
 * such limits says so, and only the turnstile counts.
 */
export async function limitTaskQueueRate(parts: {
  connection: NativeConnection;
  namespace: string;
  config: WorkerConfig;
  log: Logger;
}): Promise<void> {
  const { connection, namespace, config, log } = parts;
  const perBusiness = (LIMIT_TO_PACE * config.SAGE_CALLS_PER_MINUTE * 1_000) / config.SAGE_MINUTE_MS;
  const rate = (requestsPerSecond: number | null) => ({
    rateLimit: requestsPerSecond === null ? null : { requestsPerSecond },
    reason: `SAGE_LIMITS=${config.SAGE_LIMITS}`,
  });
  const { SAGE_LIMITS: profile } = config;
  try {
    await connection.workflowService.updateTaskQueueConfig({
      namespace,
      identity: 'sage-invoicing worker',
      taskQueue: sageTaskQueue(config.TASK_QUEUE),
      taskQueueType: TASK_QUEUE_TYPE_ACTIVITY,
      updateQueueRateLimit: rate(profile === 'app' ? APP_PER_SECOND : null),
      updateFairnessKeyRateLimitDefault: rate(
        profile === 'business' ? Math.max(perBusiness, LOWEST_PER_SECOND) : null,
      ),
    });
  } catch (error) {
    log.info(
      { error },
      'this Temporal server keeps no rate per fairness key; the turnstile alone keeps the pace',
    );
  }
}
