import { SageError } from './error.ts';
import { endpointOf, type HttpAnswer, type HttpCall, isWrite } from './http-call.ts';
import { type SageSession } from './session.ts';

/**
 * Sage names in `X-Business` of its answer the business it worked on, but for /businesses and /user (Sage guide). A PDF,
 * an empty answer or a gateway's page may come without; another name never passes. A write whose answer names none is
 * done, and to take it for lost would do it again: that is noted.
 */
export function checkBusiness(session: SageSession, call: HttpCall, answer: HttpAnswer): void {
  if (call.path.startsWith('/businesses') || call.path === '/user') return;
  const named = answer.header('x-business');
  if (plain(named) === plain(session.businessId)) return;
  if (named === undefined && !isJson(answer)) return;
  if (named === undefined && isWrite(call))
    return session.note(`${endpointOf(call)}: the answer names no business (${answer.requestId ?? ''})`);
  const done = isWrite(call) ? '; the write may have been made in that other business, look there' : '';
  throw new SageError({
    kind: 'wrong_business',
    endpoint: endpointOf(call),
    reason: `asked for business ${session.businessId ?? 'none'}, answered for ${named ?? 'none named'}${done}`,
    committed: isWrite(call) ? 'unknown' : 'no',
    status: answer.status,
    requestId: answer.requestId,
  });
}

/** Sage writes ids with and without hyphens. */
const plain = (id: string | null | undefined): string | undefined => id?.toLowerCase().replaceAll('-', '');

const isJson = (answer: HttpAnswer): boolean => answer.header('content-type')?.includes('json') ?? false;
