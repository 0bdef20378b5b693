import { emptyAnswer, jsonAnswer } from '../../answer.ts';
import { refuse } from '../../errors.ts';
import { newId } from '../../ids.ts';
import { type Contact } from '../../state.ts';
import { type World } from '../../world.ts';
import { allOwn, type Call, own, type Route } from '../call.ts';
import { listAnswer } from '../envelope.ts';
import { resourceFields } from '../fields.ts';
import { idempotencyIdOf } from '../idempotency.ts';
import { addressLine } from '../../books/artefacts.ts';
import { isDeletable, personsOf } from '../../books/contacts.ts';
import { presentContact } from './present.ts';
import { emptyContact, readContact } from './read-contact.ts';
import { nobody, type PersonFields, readPerson } from './read-person.ts';

const area = 'Contacts' as const;

export const contactRoutes: readonly Route[] = [
  { kind: 'plain', method: 'GET', template: '/contacts', area, handle: list },
  { kind: 'write', method: 'POST', template: '/contacts', area, resource: 'contact', handle: create },
  { kind: 'plain', method: 'GET', template: '/contacts/{id}', area, handle: read },
  { kind: 'write', method: 'PUT', template: '/contacts/{id}', area, resource: 'contact', handle: update },
  { kind: 'plain', method: 'DELETE', template: '/contacts/{id}', area, handle: remove },
];

/**
 * How `email` and `search` match is not documented. Here both are case-insensitive parts of a text, and `email` looks
 * at every contact person: a client that does not compare itself picks the wrong customer.
 */
function list(call: Call) {
  const { query, world } = call;
  const search = query.get('search')?.toLowerCase();
  const email = query.get('email')?.toLowerCase();
  const typeId = query.get('contact_type_id');
  const withEmail = email === undefined ? undefined : contactsWithEmail(call, email);
  const rows = allOwn(call, world.state.contacts).filter(
    (contact) =>
      (typeId === null || contact.typeId === typeId) &&
      (query.get('exclude_system') !== 'true' || !contact.system) &&
      (query.get('filter_inactive_contacts') !== 'true' || contact.isActive) &&
      (search === undefined ||
        `${contact.name}\n${contact.reference ?? ''}`.toLowerCase().includes(search)) &&
      (withEmail?.has(contact.id) ?? true),
  );
  return listAnswer(call, '/contacts', rows, (row) => presentContact(world, row));
}

function contactsWithEmail(call: Call, part: string): Set<string> {
  const persons = allOwn(call, call.world.state.contactPersons).filter(
    (person) => person.deletedAt === null && person.email.toLowerCase().includes(part),
  );
  return new Set(persons.map((person) => person.contactId));
}

function read(call: Call) {
  return jsonAnswer(200, presentContact(call.world, own(call, call.world.state.contacts, call.id)));
}

function create(call: Call) {
  const { world, business } = call;
  const fields = resourceFields(call.body, 'contact');
  const values = readContact(call, fields, emptyContact(business), true);
  const personFields = fields.object('main_contact_person');
  const person = personFields === undefined ? nobody : readPerson(personFields, nobody);
  fields.settle();
  checkReference(call, values.reference, undefined);
  const now = world.clock.stamp();
  const contact: Contact = {
    ...values,
    id: newId(),
    businessId: business.id,
    isActive: true,
    system: false,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  };
  world.state.contacts[contact.id] = contact;
  addMainPerson(world, contact, person);
  record(call, 'contact.created', contact);
  return jsonAnswer(201, presentContact(world, contact));
}

function update(call: Call) {
  const { world } = call;
  const contact = own(call, world.state.contacts, call.id);
  const fields = resourceFields(call.body, 'contact');
  const values = readContact(call, fields, contact, false);
  const main = personsOf(world, contact.id)[0];
  const personFields = fields.object('main_contact_person');
  const person = personFields && readPerson(personFields, main ?? nobody);
  fields.settle();
  checkReference(call, values.reference, contact.id);
  if (values.currencyId !== contact.currencyId && !isDeletable(world, contact))
    throw refuse('cannot be changed: the contact has transactions', 'currency_id');
  Object.assign(contact, values, { updatedAt: world.clock.stamp() });
  if (person !== undefined && main !== undefined)
    Object.assign(main, person, { updatedAt: contact.updatedAt });
  record(call, 'contact.updated', contact);
  return jsonAnswer(200, presentContact(world, contact));
}

function remove(call: Call) {
  const { world } = call;
  const contact = own(call, world.state.contacts, call.id);
  if (!isDeletable(world, contact)) throw refuse('This contact cannot be deleted: it has transactions.');
  contact.deletedAt = contact.updatedAt = world.clock.stamp();
  record(call, 'contact.deleted', contact);
  return emptyAnswer(204);
}

/** Unique, and a deleted contact keeps its own reserved (observed). */
function checkReference(call: Call, reference: string | null, exceptId: string | undefined): void {
  if (reference === null) return;
  const taken = allOwn(call, call.world.state.contacts).some(
    (contact) => contact.id !== exceptId && contact.reference?.toLowerCase() === reference.toLowerCase(),
  );
  if (taken) throw refuse('has already been taken', 'reference');
}

function addMainPerson(world: World, contact: Contact, person: PersonFields): void {
  const id = newId();
  world.state.contactPersons[id] = {
    ...person,
    id,
    businessId: contact.businessId,
    contactId: contact.id,
    addressId: contact.mainAddress.id,
    isMain: true,
    createdAt: contact.createdAt,
    updatedAt: contact.updatedAt,
    deletedAt: null,
  };
}

function record(
  call: Call,
  kind: 'contact.created' | 'contact.updated' | 'contact.deleted',
  contact: Contact,
): void {
  call.world.record.add(kind, contact.businessId, contact.id, {
    name: contact.name,
    reference: contact.reference,
    type: contact.typeId,
    mainAddress: addressLine(contact.mainAddress),
    taxTreatment: contact.taxTreatment,
    taxNumber: contact.taxNumber,
    currency: contact.currencyId,
    email: personsOf(call.world, contact.id)[0]?.email ?? null,
    idempotencyId: idempotencyIdOf(call, 'contact'),
  });
}
