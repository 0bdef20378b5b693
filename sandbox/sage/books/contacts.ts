import { type Contact, type ContactPerson } from '../state.ts';
import { type World } from '../world.ts';

/** The living contact persons of one contact, the main one first. */
export function personsOf(world: World, contactId: string): ContactPerson[] {
  return Object.values(world.state.contactPersons)
    .filter((person) => person.contactId === contactId && person.deletedAt === null)
    .toSorted((a, b) => Number(b.isMain) - Number(a.isMain));
}

/** A contact with postings stays; Sage's answer says so in advance. */
export function isDeletable(world: World, contact: Contact): boolean {
  const { artefacts, payments } = world.state;
  const uses = (row: { contactId: string; deletedAt: string | null }) =>
    row.contactId === contact.id && row.deletedAt === null;
  return !contact.system && !Object.values(artefacts).some(uses) && !Object.values(payments).some(uses);
}
