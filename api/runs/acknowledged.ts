import { setTimeout as sleep } from 'node:timers/promises';
import { type Client } from '@temporalio/client';
import { isRunContinuing } from '../invoice/run-problems.ts';

const UPDATE_DEADLINE_MS = 75_000;
const CONTINUE_PAUSE_MS = 100;

/** A long history gives way to a new run now and then: an Update that the old one could not answer is asked of the new one. */
export async function acknowledged(client: Client, update: () => Promise<unknown>): Promise<void> {
  const deadlineMs = Date.now() + UPDATE_DEADLINE_MS;
  for (;;) {
    try {
      await client.connection.withDeadline(deadlineMs, update);
      return;
    } catch (error) {
      if (!isRunContinuing(error) || Date.now() + CONTINUE_PAUSE_MS > deadlineMs) throw error;
      await sleep(CONTINUE_PAUSE_MS);
    }
  }
}
