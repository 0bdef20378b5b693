import { AsyncLocalStorage } from 'node:async_hooks';
import { type WorkflowClientInterceptor } from '@temporalio/client';
import { type NextFunction, type Request, type Response } from 'express';
import { type Caller, envelopeOf } from '../../domain/principals/caller.ts';
import { BROWSER, factsOf } from './principal.ts';

const calling = new AsyncLocalStorage<Caller>();

/** What is asked of Temporal within `work` is asked by the caller. */
export const onBehalfOf = <T>(caller: Caller, work: () => T): T => calling.run(caller, work);

export const currentCaller = (): Caller | null => calling.getStore() ?? null;

/** At the pages of a consent there is no credential: who acts there holds the link that a principal made. */
export function asBrowser(request: Request, _response: Response, next: NextFunction): void {
  const caller: Caller = { principal: BROWSER, person: null };
  Object.assign(factsOf(request), {
    caller,
    changes: !request.path.endsWith('/screen') || request.method === 'POST',
  });
  onBehalfOf(caller, next);
}

/** Tells each Update who asks, so that the run can say so (`callerIn`). */
export const tellWhoAsks: WorkflowClientInterceptor = {
  startUpdate: (input, next) => next({ ...input, args: withCaller(input.args) }),
  startUpdateWithStart: (input, next) => next({ ...input, updateArgs: withCaller(input.updateArgs) }),
};

function withCaller(args: readonly unknown[]): unknown[] {
  const caller = currentCaller();
  return caller === null ? [...args] : [...args, envelopeOf(caller)];
}
