import { allHandlersFinished, log, type SignalDefinition, workflowInfo } from '@temporalio/workflow';
import { type EndedRun, getStateQuery } from '../../domain/runs/messages.ts';
import { workflowCalls } from '../activities.ts';
import { onQuery, onSignal } from '../cancellation.ts';

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

interface SignalHandler {
  handle(...args: unknown[]): void | Promise<void>;
}

/** The signals that an entity hears, by name: those that an ended run did not process are handed to the same handlers. */
export class EntitySignals {
  #pending = 0;
  readonly #handlers = new Map<string, SignalHandler>();

  /** As `onSignal`. */
  on<Args extends unknown[]>(
    signal: SignalDefinition<Args>,
    handler: (...args: NoInfer<Args>) => void | Promise<void>,
    description: string,
  ): void {
    onSignal(signal, handler, description);
    this.#handlers.set(signal.name, { handle: handler });
  }

  /**
   * What others told a run that ended before it was ready is worked on before what they told this one. To be called when this run has become
   * ready, without an await between, or the order is lost.
   */
  processUnprocessed(ended: EndedRun | null): void {
    for (const { name, args } of ended?.unprocessed ?? []) void this.#process(name, args);
  }

  /** No handler is at work: neither of Temporal's signals and Updates nor of those that were handed on. */
  get areProcessed(): boolean {
    return allHandlersFinished() && this.#pending === 0;
  }

  async #process(name: string, args: readonly unknown[]): Promise<void> {
    this.#pending += 1;
    try {
      await this.#handlers.get(name)?.handle(...args);
    } catch (error) {
      // It may be what the ended run could not go on with.
      log.warn('a signal to a run that ended could not be processed', {
        name,
        error: error instanceof Error ? error.message : String(error),
      });
    } finally {
      this.#pending -= 1;
    }
  }
}

/** The other side: all that this run remembers. One that is ended before it knew anything sends whoever takes over to the one before it. */
export function answerWhoTakesOver(isReady: () => boolean, state: () => unknown): void {
  onQuery(
    getStateQuery,
    () => (isReady() ? state() : null),
    'For the run that takes over, secrets included where there are any',
  );
}
