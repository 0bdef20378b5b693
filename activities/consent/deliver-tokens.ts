import { setTimeout as sleep } from 'node:timers/promises';
import { getClient } from '@temporalio/activity';
import { type Logger } from 'pino';
import { type TokenDelivery } from '../../domain/consent/tokens.ts';
import { tokensDeliveredSignal } from '../../domain/consent/messages.ts';
import { recordHeartbeat } from '../record-heartbeat.ts';
import { signalConsent } from './signal-consent.ts';

const PAUSE_MS = 500;
/** So that after an outage of Temporal the pair is there soon: the consent waits 20 s for it before it asks Sage again. */
const ATTEMPT_MS = 3_000;

/**
 * Brings a new pair to the consent of its Sage login by signal, again and again until the server has it: by now it is the only one that
 * Sage takes. Neither a time limit nor a shutdown cuts this short, nor that the consent's run was ended meanwhile; only the death of the
 * process does, and for that the pair is also in the activity's heartbeat.
 */
export async function deliverTokens(
  delivery: TokenDelivery,
  { taskQueue, log }: { readonly taskQueue: string; readonly log: Logger },
): Promise<void> {
  const client = getClient();
  const { sageUser } = delivery;
  const within = <T>(work: () => Promise<T>) => client.withDeadline(Date.now() + ATTEMPT_MS, work);
  await within(() => recordHeartbeat(delivery)).catch(() => undefined);
  for (let attempt = 1; ; attempt++) {
    try {
      const address = { client, taskQueue, sageUser };
      return await within(() => signalConsent(address, tokensDeliveredSignal, delivery));
    } catch {
      log.warn({ sageUser, attempt }, 'new tokens wait for Temporal: do not kill this worker');
      await sleep(PAUSE_MS);
    }
  }
}
