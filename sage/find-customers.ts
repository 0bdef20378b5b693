import { z } from 'zod';
import { nameLikeness, searchWords } from '../domain/invoice/customer-names.ts';
import { normaliseEmail } from '../domain/keys.ts';
import { type FoundCustomers, type SageCustomer, type SimilarCustomer } from '../domain/sage-records.ts';
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

/** Of candidates without the e-mail on their main contact person, so many have their other persons read. */
const MOST_READ = 5;

const personShape = z.object({ id: z.string(), email: z.string().nullish() });

/**
 * Who in Sage may be the customer with this e-mail and name. One call (GET /contacts) where a customer has the e-mail on its main contact
 * person and a name that is not another's; otherwise a second one by name, and one for each candidate whose other persons must be read.
 *
 * How Sage's `email` and `search` filters compare, and at which persons `email` looks, is not documented: what they answer are candidates, and
 * we compare ourselves, without regard to case.
 */
export async function findCustomers(
  session: SageSession,
  { email, name }: { readonly email: string; readonly name: string },
): Promise<FoundCustomers> {
  const matching: SageCustomer[] = [];
  const similar: SimilarCustomer[] = [];
  const others: ContactRecord[] = [];
  for (const contact of await candidates(session, { email: email.trim() })) {
    const customer = toCustomer(contact);
    if (!hasEmail(customer.email, email)) others.push(contact);
    else if (contact.is_active === false) similar.push({ ...customer, reason: 'inactive' });
    else matching.push(customer);
  }
  if (matching.some((customer) => nameLikeness(customer.name, name) !== 'different'))
    return { matching, similar: [] };
  for (const contact of others.slice(0, MOST_READ))
    if (await anotherPersonHas(session, contact.id, email))
      similar.push({ ...toCustomer(contact), reason: 'other_person' });
  for (const word of searchWords(name))
    for (const contact of await candidates(session, { search: word })) {
      const customer = toCustomer(contact);
      const isKnown = [...matching, ...similar].some(({ id }) => id === customer.id);
      if (isKnown || nameLikeness(customer.name, name) !== 'equal') continue;
      similar.push({ ...customer, reason: contact.is_active === false ? 'inactive' : 'same_name' });
    }
  return { matching, similar };
}

async function candidates(
  session: SageSession,
  filter: { readonly email: string } | { readonly search: string },
): Promise<ContactRecord[]> {
  const query = {
    contact_type_id: 'CUSTOMER',
    ...filter,
    exclude_system: 'true',
    attributes: contactAttributes,
    nested_attributes: 'all',
    ...largestPage,
  };
  const found: ContactRecord[] = [];
  for (const contact of await listAll(session, { path: '/contacts', query }, contactShape))
    if (isCustomer(contact)) found.push(await withEmail(session, contact));
  return found;
}

/** A person that the list names without its e-mail is unknown, not without one: then the contact is read, with one more call. */
async function withEmail(session: SageSession, contact: ContactRecord): Promise<ContactRecord> {
  const person = contact.main_contact_person;
  return person && person.email === undefined ? readContact(session, contact.id) : contact;
}

async function anotherPersonHas(session: SageSession, contactId: string, email: string): Promise<boolean> {
  const query = { contact_id: contactId, attributes: 'email', ...largestPage };
  const persons = await listAll(session, { path: '/contact_persons', query }, personShape);
  return persons.some((person) => hasEmail(person.email ?? null, email));
}

const hasEmail = (found: string | null, wanted: string): boolean =>
  found !== null && normaliseEmail(found) === normaliseEmail(wanted);
