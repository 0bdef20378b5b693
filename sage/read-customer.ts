import { type SageCustomer } from '../domain/sage-records.ts';
import { type ContactRecord, contactShape, isCustomer, toCustomer } from './contact-record.ts';
import { SageError } from './error.ts';
import { requestJson } from './request.ts';
import { type SageSession } from './session.ts';

/** GET /contacts/{id}. `not_found` also for a contact that is no customer: Sage would refuse it on an invoice. */
export async function readCustomer(session: SageSession, id: string): Promise<SageCustomer> {
  const contact = await readContact(session, id);
  if (isCustomer(contact)) return toCustomer(contact);
  throw new SageError({
    kind: 'not_found',
    endpoint: 'GET /contacts/{id}',
    reason: `contact ${id} is not a customer`,
  });
}

export function readContact(session: SageSession, id: string): Promise<ContactRecord> {
  // Without it the contact person is a reference without its e-mail (Sage guide).
  const query = { nested_attributes: 'all' };
  return requestJson(session, { method: 'GET', path: '/contacts/{id}', id, query }, contactShape);
}
