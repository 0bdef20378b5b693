import { type UpdateDefinition } from '@temporalio/common';
import {
  CancellationScope,
  type QueryDefinition,
  setHandler,
  type SignalDefinition,
} from '@temporalio/workflow';
import { callerIn, type LastRequest } from '../domain/principals/caller.ts';

/**
 * "Request Cancellation" of Temporal's UI or `temporal workflow cancel` cancels everything that a workflow awaits, and so ends a run that
 * must go on. Here it is a message: the workflow's work is done in scopes that no cancellation reaches, and `onRequest` decides what the
 * request means. One request at the most reaches a run; the next run can be asked again.
 */
export function withCancellationAsMessage<T>(onRequest: () => void, work: () => Promise<T>): Promise<T> {
  CancellationScope.current().cancelRequested.catch(onRequest);
  return CancellationScope.nonCancellable(work);
}

/**
 * Sets a handler whose awaits survive a cancellation request, as all handlers must where cancellation is a message: the SDK runs them in
 * the run's own scope, which stays cancelled once it was.
 */
export function onSignal<Args extends unknown[]>(
  signal: SignalDefinition<Args>,
  handler: (...args: NoInfer<Args>) => void | Promise<void>,
  description: string,
): void {
  setHandler(signal, (...args: Args) => CancellationScope.nonCancellable(async () => handler(...args)), {
    description,
  });
}

/**
 * As `onSignal`, for an Update; the validator refuses by throwing, and is synchronous (an async one refuses nothing). `taken`: told who asked,
 * where that was said, of what the validator let through.
 */
export function onUpdate<Result, Args extends unknown[]>(
  update: UpdateDefinition<Result, Args>,
  handler: (...args: NoInfer<Args>) => Result | Promise<Result>,
  options: {
    readonly description: string;
    readonly validator?: (...args: NoInfer<Args>) => void;
    readonly taken?: ((request: LastRequest) => void) | undefined;
  },
): void {
  setHandler(
    update,
    (...args: Args) => {
      const caller = callerIn(args.at(-1));
      if (caller !== null) options.taken?.({ what: update.name, at: new Date().toISOString(), ...caller });
      return CancellationScope.nonCancellable(async () => handler(...args));
    },
    options,
  );
}

/** A query answers at once and awaits nothing. */
export function onQuery<Result, Args extends unknown[]>(
  query: QueryDefinition<Result, Args>,
  handler: (...args: NoInfer<Args>) => Result,
  description: string,
): void {
  setHandler(query, handler, { description });
}
