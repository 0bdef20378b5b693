import { isOptionalEndpoint } from '../domain/connection/editions.ts';
import { SageError } from './error.ts';
import { requestRaw } from './request.ts';
import { type SageSession } from './session.ts';

/**
 * Calls what not every edition of Sage has. A refusal that reads "no active subscription" (or, of a list, "not found") while another endpoint
 * answers means this endpoint alone (seen by others on the live API): `not_in_edition`. Where the other is refused as well it is the end of the
 * subscription, and stays `no_subscription`.
 */
export async function withinEdition<T>(session: SageSession, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!isOfEndpoint(error) || !(await othersAnswer(session))) throw error;
    const { endpoint, status, requestId, details } = error;
    const said = details.map(({ message }) => `"${message}"`).join('; ');
    throw new SageError({
      kind: 'not_in_edition',
      endpoint,
      reason: `answered ${status ?? ''} ${said}, though Sage answers other calls for this business`,
      status,
      requestId,
      details,
    });
  }
}

function isOfEndpoint(error: unknown): error is SageError {
  if (!(error instanceof SageError) || !isOptionalEndpoint(error.endpoint)) return false;
  const isList = error.endpoint.startsWith('GET ');
  return error.kind === 'no_subscription' || (error.kind === 'not_found' && isList);
}

async function othersAnswer(session: SageSession): Promise<boolean> {
  try {
    await requestRaw(session, { method: 'GET', path: '/sales_invoices', query: { items_per_page: '1' } });
    return true;
  } catch (error) {
    if (error instanceof SageError && error.kind === 'no_subscription') return false;
    throw error;
  }
}
