import { requestRaw } from './request.ts';
import { type SageSession } from './session.ts';

/** DELETE /contacts/{id}. Sage keeps a deleted contact out of sight; one already gone is `not_found`. */
export async function deleteCustomer(session: SageSession, id: string): Promise<void> {
  await requestRaw(session, { method: 'DELETE', path: '/contacts/{id}', id });
}
