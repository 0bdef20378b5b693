import { type JsonObject } from '../../answer.ts';
import { isDeletable, personsOf } from '../../books/contacts.ts';
import { isNorthernIrish } from '../../books/vat.ts';
import { shownTime } from '../../clock.ts';
import { outstandingOf } from '../../books/amounts.ts';
import { money, show, sum } from '../../money.ts';
import { type Contact, type ContactPerson } from '../../state.ts';
import { type World } from '../../world.ts';
import { isNoAddress } from './read-address.ts';
import { contactDisplay, currencyRef, ledgerRef, presentAddress, ref, taxRateRef } from '../references.ts';

export function presentContact(world: World, contact: Contact): JsonObject {
  const { state } = world;
  const main = personsOf(world, contact.id)[0];
  return {
    ...ref('contacts', contact.id, contactDisplay(contact)),
    created_at: shownTime(contact.createdAt),
    updated_at: shownTime(contact.updatedAt),
    deleted_at: contact.deletedAt && shownTime(contact.deletedAt),
    links: [{ href: `${world.baseUrl}/#${contact.id}`, rel: 'alternate', type: 'text/html' }],
    contact_types: [
      ref('contact_types', contact.typeId, contact.typeId === 'CUSTOMER' ? 'Customer' : 'Supplier'),
    ],
    name: contact.name,
    reference: contact.reference,
    email: main?.email ?? '',
    main_address: isNoAddress(contact.mainAddress) ? null : presentAddress(contact.mainAddress),
    delivery_address: contact.deliveryAddress && presentAddress(contact.deliveryAddress),
    main_contact_person: main === undefined ? null : presentPerson(main),
    currency: currencyRef(contact.currencyId),
    default_sales_ledger_account: ledgerRef(state, contact.defaultSalesLedgerAccountId),
    default_sales_tax_rate: taxRateRef(contact.defaultSalesTaxRateId),
    tax_number: contact.taxNumber,
    tax_treatment: contact.taxTreatment,
    ni_based: isNorthernIrish(contact.mainAddress),
    notes: contact.notes,
    locale: contact.locale,
    source_guid: contact.sourceGuid,
    credit_limit: contact.creditLimit && show(money(contact.creditLimit)),
    credit_days: contact.creditDays,
    credit_terms: contact.creditTerms,
    credit_terms_and_conditions: contact.creditTermsAndConditions,
    balance: show(balanceOf(world, contact.id)),
    is_active: contact.isActive,
    deletable: isDeletable(world, contact),
    system: contact.system,
    gdpr_obfuscated: false,
  };
}

function balanceOf(world: World, contactId: string) {
  const own = Object.values(world.state.artefacts).filter(
    (artefact) => artefact.contactId === contactId && artefact.deletedAt === null,
  );
  return sum(
    own.map((artefact) =>
      artefact.kind === 'sales_invoice' ? outstandingOf(artefact) : outstandingOf(artefact).negated(),
    ),
  );
}

export function presentPerson(person: ContactPerson): JsonObject {
  return {
    ...ref('contact_persons', person.id, person.name),
    created_at: shownTime(person.createdAt),
    updated_at: shownTime(person.updatedAt),
    deleted_at: person.deletedAt && shownTime(person.deletedAt),
    contact_person_types: person.typeIds.map((id) =>
      ref('contact_person_types', id, id.charAt(0) + id.slice(1).toLowerCase()),
    ),
    name: person.name,
    job_title: person.jobTitle,
    telephone: person.telephone,
    mobile: person.mobile,
    email: person.email,
    fax: person.fax,
    is_main_contact: person.isMain,
    is_preferred_contact: person.isPreferred,
    address: ref('addresses', person.addressId, 'Main Address'),
  };
}
