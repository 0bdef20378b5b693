import { workflowInfo } from '@temporalio/workflow';

/**
 * After so many events a run gives way to a new one, although a server suggests it only after four thousand: a worker that takes a run over
 * replays all of it within the ten seconds of a workflow task, and on a machine under load four thousand took longer than that, again
 * and again.
 */
const MOST_EVENTS = 1_000;
/** Bytes of a history: a server terminates a run at 50 MB, and a large invoice puts tens of kilobytes into single events. */
const MOST_BYTES = 2_000_000;

/** True when a new run is due. `maxEvents` is for tests; `more` events are granted to who has much to carry over. */
export function isLongRun(maxEvents = 0, more = 0): boolean {
  const { historyLength, historySize, continueAsNewSuggested } = workflowInfo();
  return (
    continueAsNewSuggested ||
    historySize > MOST_BYTES ||
    historyLength > (maxEvents > 0 ? maxEvents : MOST_EVENTS + more)
  );
}
