import { type ActivityOptions, proxyActivities, workflowInfo } from '@temporalio/workflow';
// Types alone: the activities themselves start workflows, and would be loaded in a circle.
import type { Activities } from '../activities/index.ts';
import { sageTaskQueue } from '../domain/keys.ts';

/**
 * Activities as the workflows see them, by how they may be repeated. Time limits are per attempt and longer than the
 * client's own deadline of 20 s, so that an attempt ends by its answer; the limit is how a dead worker is noticed.
 */

/** Calls to Sage on behalf of a person who waits for the answer; safe to repeat. */
export const sage = proxyActivities<Activities>({
  startToCloseTimeout: '60 s',
  retry: { initialInterval: '500 ms', backoffCoefficient: 3, maximumAttempts: 4 },
});

/** Calls whose repetition the workflow itself decides: all of an invoice, so that it waits in sight; tokens; e-mail. */
export const singleAttempt = proxyActivities<Activities>({
  startToCloseTimeout: '60 s',
  retry: { maximumAttempts: 1 },
});

/** Questions to another workflow: repeated until answered. */
export const workflowCalls = proxyActivities<Activities>({
  startToCloseTimeout: '15 s',
  retry: { initialInterval: '200 ms', backoffCoefficient: 2, maximumInterval: '30 s' },
});

/** Many small steps, each done once however often it is tried: repeated until done, from the first of them on. */
export const handingOver = proxyActivities<Activities>({
  startToCloseTimeout: '3 minutes',
  heartbeatTimeout: '45 s',
  retry: { initialInterval: '1 s', backoffCoefficient: 2, maximumInterval: '1 minute' },
});

/** A look at all runs, each part of which bounds itself; the next look comes in a few minutes anyway. */
export const caretaking = proxyActivities<Activities>({
  startToCloseTimeout: '4 minutes',
  retry: { initialInterval: '5 s', maximumAttempts: 3 },
});

/** A piece of an order over many invoices: each asks its invoices in turn, and says how far it came. */
export const bulk = proxyActivities<Activities>({
  startToCloseTimeout: '15 minutes',
  heartbeatTimeout: '20 s',
  retry: { initialInterval: '500 ms', backoffCoefficient: 2, maximumInterval: '1 minute' },
});

/**
 * Events on their way to an endpoint: what the receiver answers is a result, and the event's workflow repeats it. Temporal
 * repeats only what never came to an attempt: no place free, no answer of our own workflows, a worker that died.
 */
export const webhook = proxyActivities<Activities>({
  startToCloseTimeout: '45 s',
  retry: { initialInterval: '1 s', backoffCoefficient: 2, maximumInterval: '1 minute' },
});

/** Bounds itself to some twenty seconds and one attempt; the repetition after that is the workflow's. */
export const replaying = proxyActivities<Activities>({
  startToCloseTimeout: '90 s',
  retry: { initialInterval: '1 s', backoffCoefficient: 2, maximumInterval: '1 minute' },
});

/** As `webhook` for a person who waits for the answer. */
export const trial = proxyActivities<Activities>({
  startToCloseTimeout: '30 s',
  scheduleToCloseTimeout: '60 s',
  retry: { initialInterval: '500 ms', backoffCoefficient: 2, maximumInterval: '5 s' },
});

/** A call that begins later could run into the turn of somebody else. */
export const START_WITHIN_MS = 30_000;

/**
 * Where and how a call to Sage is worked on: on a queue of its own, of which each Sage business has its fair share and rate
 * (Temporal's fairness keys), so that one with a thousand invoices does not stand before the others.
 */
export const atSage = (summary: string, address: { sageBusinessId: string }): ActivityOptions => ({
  ...atSageUnheard(summary, address),
  // `withSage` says every few seconds that it is there, so that a dead worker does not hold up a Sage business for a minute.
  heartbeatTimeout: '20 s',
});

/** The same for what says something of its own by heartbeat, which another one would blot out. */
export const atSageUnheard = (
  summary: string,
  { sageBusinessId }: { sageBusinessId: string },
): ActivityOptions => ({
  summary,
  taskQueue: sageTaskQueue(workflowInfo().taskQueue),
  scheduleToStartTimeout: START_WITHIN_MS,
  priority: { fairnessKey: sageBusinessId },
});
