import { workflowInfo } from '@temporalio/workflow';

/**
 * After so many events an entity begins a new run, although a server suggests it only after four thousand: a worker that takes a run over
 * replays all of it within the ten seconds of a workflow task, and on a machine under load four thousand took longer than that, again
 * and again.
 */
const LONG_RUN = 1_000;

/** True when a new run is due. `maxEvents` is for tests; `more` events are granted to who has much to carry over. */
export function isLongRun(maxEvents = 0, more = 0): boolean {
  const { historyLength, continueAsNewSuggested } = workflowInfo();
  return continueAsNewSuggested || historyLength > (maxEvents > 0 ? maxEvents : LONG_RUN + more);
}
