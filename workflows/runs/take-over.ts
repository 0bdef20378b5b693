import { workflowInfo } from '@temporalio/workflow';
import { type EndedRun, getStateQuery } from '../../domain/runs/messages.ts';
import { workflowCalls } from '../activities.ts';
import { onQuery } from '../cancellation.ts';

/**
 * What the run of this workflow id knew that ended before its time (terminated, failed), for the entity that begins in its place: nothing a
 * person set is lost with it. Null where there was none, or where it ended as it should.
 */
export function readEndedRun(): Promise<EndedRun | null> {
  const { workflowId } = workflowInfo();
  return workflowCalls.readEndedRun.executeWithOptions(
    { summary: 'Did an earlier run end before its time?' },
    [{ workflowId }],
  );
}

/** The other side: all that this run remembers. One that is ended before it knew anything sends whoever takes over to the one before it. */
export function answerWhoTakesOver(isReady: () => boolean, state: () => unknown): void {
  onQuery(
    getStateQuery,
    () => (isReady() ? state() : null),
    'For the run that takes over, secrets included where there are any',
  );
}
