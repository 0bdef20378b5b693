import { normaliseEmail } from '../domain/keys.ts';
import { type SageCustomer } from '../domain/sage-records.ts';
import {
  contactAttributes,
  type ContactRecord,
  contactShape,
  isCustomer,
  toCustomer,
} from './contact-record.ts';
import { largestPage, listAll } from './pages.ts';
import { readContact } from './read-customer.ts';
import { type SageSession } from './session.ts';

/**
 * The active customers whose main contact person has this e-mail; none, one and several are all normal.
 *
 * One call (GET /contacts). How Sage's `email` filter compares, and whether it also looks at other persons of a contact,
 * is not documented: its answer is a list of candidates, and we compare ourselves, without regard to case.
 */
export async function findCustomersByEmail(session: SageSession, email: string): Promise<SageCustomer[]> {
  const query = {
    contact_type_id: 'CUSTOMER',
    email: email.trim(),
    exclude_system: 'true',
    attributes: contactAttributes,
    nested_attributes: 'all',
    ...largestPage,
  };
  const found: SageCustomer[] = [];
  for (const candidate of await listAll(session, { path: '/contacts', query }, contactShape)) {
    const contact = await withEmail(session, candidate);
    const customer = toCustomer(contact);
    if (!isCustomer(contact) || contact.is_active === false || customer.email === null) continue;
    if (normaliseEmail(customer.email) === normaliseEmail(email)) found.push(customer);
  }
  return found;
}

/** Should Sage's list name the contact person without the e-mail, the contact is read: one more call. */
async function withEmail(session: SageSession, contact: ContactRecord): Promise<ContactRecord> {
  const person = contact.main_contact_person;
  return person && person.email === undefined ? readContact(session, contact.id) : contact;
}
