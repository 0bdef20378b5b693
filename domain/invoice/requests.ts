import { own } from '../own.ts';
import { contentHash } from './content-hash.ts';
import { type InvoiceProgress, keepNewest, type Refusal } from './state.ts';

/** What the PSA asks for under an id of its own. */
export interface Request {
  readonly requestId: string;
}
export type RequestKind = 'credit' | 'resend';

const keyOf = (kind: RequestKind, requestId: string): string => `${kind} ${requestId}`;

/** Whether its id stands for another request already. Of the last 100; of what an earlier version took, nothing is known. */
export function isOtherRequest(
  { requests = {} }: InvoiceProgress,
  kind: RequestKind,
  request: Request,
): boolean {
  const known = own(requests, keyOf(kind, request.requestId));
  return known !== undefined && known !== contentHash(request);
}

export function rememberRequest(progress: InvoiceProgress, kind: RequestKind, request: Request): void {
  const key = keyOf(kind, request.requestId);
  progress.requests = keepNewest({ ...progress.requests, [key]: contentHash(request) });
}

/** It came to nothing: its id is free for what is asked instead. */
export function forgetRequest(progress: InvoiceProgress, kind: RequestKind, requestId: string): void {
  const { [keyOf(kind, requestId)]: _, ...others } = progress.requests ?? {};
  progress.requests = others;
}

export const requestIdUsed = (requestId: string): Refusal => ({
  code: 'request_id_used',
  message: `The requestId "${requestId}" was used before with other content, which was taken; this was not.`,
  fix: 'Look at the invoice first. Send the request as it was to hear what became of it; for another one use a new requestId.',
});
