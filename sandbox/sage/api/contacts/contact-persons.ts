import { jsonAnswer } from '../../answer.ts';
import { notFound } from '../../errors.ts';
import { newId } from '../../ids.ts';
import { type ContactPerson } from '../../state.ts';
import { allOwn, type Call, own, type Route } from '../call.ts';
import { listAnswer } from '../envelope.ts';
import { resourceFields } from '../fields.ts';
import { idempotencyIdOf } from '../idempotency.ts';
import { personsOf } from '../../books/contacts.ts';
import { presentPerson } from './present.ts';
import { nobody, readPerson } from './read-person.ts';

const area = 'Contacts' as const;
const resource = 'contact_person';

export const contactPersonRoutes: readonly Route[] = [
  { kind: 'plain', method: 'GET', template: '/contact_persons', area, handle: list },
  { kind: 'write', method: 'POST', template: '/contact_persons', area, resource, handle: create },
  { kind: 'plain', method: 'GET', template: '/contact_persons/{id}', area, handle: read },
  { kind: 'write', method: 'PUT', template: '/contact_persons/{id}', area, resource, handle: update },
];

/** There is no filter by e-mail here (swagger). */
function list(call: Call) {
  const contactId = call.query.get('contact_id');
  const addressId = call.query.get('address_id');
  const rows = allOwn(call, call.world.state.contactPersons).filter(
    (person) =>
      (contactId === null || person.contactId === contactId) &&
      (addressId === null || person.addressId === addressId),
  );
  return listAnswer(call, '/contact_persons', rows, presentPerson);
}

function read(call: Call) {
  return jsonAnswer(200, presentPerson(own(call, call.world.state.contactPersons, call.id)));
}

function create(call: Call) {
  const { world, business } = call;
  const fields = resourceFields(call.body, resource);
  const addressId = fields.text('address_id', { required: true });
  fields.text('name', { required: true });
  if (!fields.has('contact_person_type_ids')) fields.text('contact_person_type_ids', { required: true });
  const values = readPerson(fields, nobody);
  const isMain = fields.flag('is_main_contact') ?? false;
  fields.settle();
  const contact = allOwn(call, world.state.contacts).find(
    (each) => each.deletedAt === null && each.mainAddress.id === addressId,
  );
  if (contact === undefined) throw notFound();
  const now = world.clock.stamp();
  const person: ContactPerson = {
    ...values,
    id: newId(),
    businessId: business.id,
    contactId: contact.id,
    addressId: contact.mainAddress.id,
    isMain: false,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  };
  world.state.contactPersons[person.id] = person;
  if (isMain) makeMain(call, person);
  record(call, 'contact_person.created', person);
  return jsonAnswer(201, presentPerson(person));
}

function update(call: Call) {
  const person = own(call, call.world.state.contactPersons, call.id);
  const fields = resourceFields(call.body, resource);
  const values = readPerson(fields, person);
  const isMain = fields.flag('is_main_contact');
  fields.settle();
  Object.assign(person, values, { updatedAt: call.world.clock.stamp() });
  if (isMain === true) makeMain(call, person);
  record(call, 'contact_person.updated', person);
  return jsonAnswer(200, presentPerson(person));
}

/** A contact has one main person: the others step back. */
function makeMain(call: Call, person: ContactPerson): void {
  for (const other of personsOf(call.world, person.contactId)) other.isMain = other.id === person.id;
}

function record(
  call: Call,
  kind: 'contact_person.created' | 'contact_person.updated',
  person: ContactPerson,
): void {
  call.world.record.add(kind, person.businessId, person.id, {
    contactId: person.contactId,
    name: person.name,
    email: person.email,
    idempotencyId: idempotencyIdOf(call, resource),
  });
}
