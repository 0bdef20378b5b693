import { z } from 'zod';
import { nameLikeness, searchWords } from '../domain/invoice/customer-names.ts';
import { isKeptIn } from '../domain/invoice/choose-customer.ts';
import { normaliseEmail } from '../domain/keys.ts';
import {
  type FoundCustomers,
  type SageCustomer,
  type SimilarCustomer,
  type UnreadableRecord,
} from '../domain/sage-records.ts';
import {
  contactAttributes,
  type ContactRecord,
  contactShape,
  isCustomer,
  toCustomer,
} from './contact-record.ts';
import { largestPage, listAll, readList } from './pages.ts';
import { readContact } from './read-customer.ts';
import { type SageSession } from './session.ts';

/** Of candidates without the e-mail on their main contact person, so many have their other persons read. */
const MOST_READ = 5;

const personShape = z.object({ id: z.string(), email: z.string().nullish() });

/**
 * Who in Sage may be the customer with this e-mail, name and currency. One call (GET /contacts) where a customer has the e-mail on its main
 * contact person and a name that is not another's; otherwise one or two more by name, and one for each candidate whose persons must be read.
 *
 * How Sage's `email` and `search` filters compare, and at which persons `email` looks, is not documented: what they answer are candidates, and
 * we compare ourselves, without regard to case.
 */
export async function findCustomers(
  session: SageSession,
  {
    email,
    name,
    currency,
  }: { readonly email: string; readonly name: string; readonly currency?: string | undefined },
): Promise<FoundCustomers> {
  const unreadable: UnreadableRecord[] = [];
  const odd = () => (unreadable.length === 0 ? {} : { unreadable });
  const matching: SageCustomer[] = [];
  const similar: SimilarCustomer[] = [];
  const others: ContactRecord[] = [];
  for (const listed of await candidates(session, { email: email.trim() }, unreadable)) {
    const contact = await withPerson(session, listed);
    const customer = toCustomer(contact);
    if (!hasEmail(customer.email, email)) others.push(contact);
    else if (contact.is_active === false) similar.push({ ...customer, reason: 'inactive' });
    else matching.push(customer);
  }
  if (matching.some((found) => isKeptIn(found, currency) && nameLikeness(found.name, name) !== 'different'))
    return { matching, similar: [], ...odd() };
  for (const contact of likestFirst(others, name).slice(0, MOST_READ))
    if (await anotherPersonHas(session, contact.id, email))
      similar.push({ ...toCustomer(contact), reason: 'other_person' });
  for (const contact of await namedAlike(session, name, unreadable)) {
    if ([...matching, ...similar].some(({ id }) => id === contact.id)) continue;
    const customer = toCustomer(await withPerson(session, contact));
    if (contact.is_active === false) similar.push({ ...customer, reason: 'inactive' });
    else if (hasEmail(customer.email, email)) matching.push(customer);
    else similar.push({ ...customer, reason: 'same_name' });
  }
  return { matching, similar, ...odd() };
}

/** With the very name, however it is written, and with the name only one side of "T/A". */
async function namedAlike(
  session: SageSession,
  name: string,
  unreadable: UnreadableRecord[],
): Promise<readonly ContactRecord[]> {
  const found = new Map<string, ContactRecord>();
  for (const search of searchWords(name))
    for (const contact of await candidates(session, { search }, unreadable))
      if (nameLikeness(toCustomer(contact).name, name) === 'equal') found.set(contact.id, contact);
  return [...found.values()];
}

/** Those whose persons are most worth a call. */
function likestFirst(contacts: readonly ContactRecord[], name: string): readonly ContactRecord[] {
  const rank = { equal: 0, alike: 1, different: 2 };
  const of = (contact: ContactRecord) => rank[nameLikeness(toCustomer(contact).name, name)];
  return contacts.toSorted((a, b) => of(a) - of(b));
}

/** Those that cannot be read are added to `unreadable`, each once. */
async function candidates(
  session: SageSession,
  filter: { readonly email: string } | { readonly search: string },
  unreadable: UnreadableRecord[],
): Promise<readonly ContactRecord[]> {
  const query = {
    contact_type_id: 'CUSTOMER',
    ...filter,
    exclude_system: 'true',
    attributes: contactAttributes,
    nested_attributes: 'all',
    ...largestPage,
  };
  const found = await readList(session, { path: '/contacts', query }, contactShape);
  const isNew = ({ id }: UnreadableRecord) => id === null || !unreadable.some((one) => one.id === id);
  unreadable.push(...found.unreadable.filter(isNew));
  return found.items.filter(isCustomer);
}

/** A person that the list leaves out, or names without its e-mail, is unknown, not none: then the contact is read, with one more call. */
async function withPerson(session: SageSession, contact: ContactRecord): Promise<ContactRecord> {
  const person = contact.main_contact_person;
  return person === undefined || (person !== null && person.email === undefined)
    ? readContact(session, contact.id)
    : contact;
}

async function anotherPersonHas(session: SageSession, contactId: string, email: string): Promise<boolean> {
  const query = { contact_id: contactId, attributes: 'email', ...largestPage };
  const persons = await listAll(session, { path: '/contact_persons', query }, personShape);
  return persons.some((person) => hasEmail(person.email ?? null, email));
}

const hasEmail = (found: string | null, wanted: string): boolean =>
  found !== null && normaliseEmail(found) === normaliseEmail(wanted);
