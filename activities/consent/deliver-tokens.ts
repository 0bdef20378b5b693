import { setTimeout as sleep } from 'node:timers/promises';
import { getClient } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { WorkflowNotFoundError } from '@temporalio/client';
import { type Logger } from 'pino';
import { connectionWorkflowId } from '../../domain/keys.ts';
import { type TokenDelivery } from '../../domain/consent/tokens.ts';
import { tokensDeliveredSignal } from '../../domain/connection/messages.ts';
import { recordHeartbeat } from '../record-heartbeat.ts';

const PAUSE_MS = 500;
/** So that after an outage of Temporal the pair is there soon: the connection waits 20 s for it before it asks Sage again. */
const ATTEMPT_MS = 3_000;

/**
 * Brings a new pair to its connection by signal, again and again until the server has it: by now it is the only one that
 * Sage takes. Neither a time limit nor a shutdown cuts this short; only the death of the process does, and for that the
 * pair is also in the activity's heartbeat.
 */
export async function deliverTokens(
  { businessUnit, ...delivery }: TokenDelivery & { readonly businessUnit: string },
  log: Logger,
): Promise<void> {
  const client = getClient();
  const connection = client.workflow.getHandle(connectionWorkflowId(businessUnit));
  const within = <T>(work: () => Promise<T>) => client.withDeadline(Date.now() + ATTEMPT_MS, work);
  await within(() => recordHeartbeat(delivery.pair)).catch(() => undefined);
  for (let attempt = 1; ; attempt++) {
    try {
      return await within(() => connection.signal(tokensDeliveredSignal, delivery));
    } catch (error) {
      if (error instanceof WorkflowNotFoundError)
        throw ApplicationFailure.nonRetryable('The connection no longer exists');
      log.warn({ businessUnit, attempt }, 'new tokens wait for Temporal: do not kill this worker');
      await sleep(PAUSE_MS);
    }
  }
}
