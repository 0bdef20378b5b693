import { shorten } from '../domain/shorten.ts';
import { type SageCustomer } from '../domain/sage-records.ts';
import { addressBody, type SageAddress } from './address.ts';
import { contactShape, toCustomer } from './contact-record.ts';
import { given } from './given.ts';
import { requestJson } from './request.ts';
import { type SageSession } from './session.ts';

/** Sage's limit on a contact person's name. */
const PERSON_NAME_LENGTH = 50;

export interface NewCustomer {
  /** 32 lower-case hex digits; the same id within 7 days gives the same customer again. */
  readonly idempotencyId: string;
  /** At most 100 characters. */
  readonly name: string;
  /** At most 100 characters. */
  readonly email: string;
  /** Person behind the e-mail; the customer's name when not given. */
  readonly contactName?: string | undefined;
  readonly telephone?: string | undefined;
  /** Sage checks its form. */
  readonly vatNumber?: string | undefined;
  /** Main and delivery address. */
  readonly address?: SageAddress | undefined;
  /** Sage's `tax_treatment`, of a customer in another country. */
  readonly taxTreatment?: string | undefined;
  /** Only for a foreign currency: a customer is bound to one for good (observed on the live API). */
  readonly currency?: string | undefined;
}

/**
 * POST /contacts: a customer whose main contact person has the e-mail. No `reference`: it is limited to 10 characters and
 * stays taken after a delete (observed on the live API).
 */
export async function createCustomer(session: SageSession, customer: NewCustomer): Promise<SageCustomer> {
  const body = { contact: contactBody(customer) };
  return toCustomer(await requestJson(session, { method: 'POST', path: '/contacts', body }, contactShape));
}

function contactBody(customer: NewCustomer) {
  const address = addressBody(customer.address);
  return {
    idempotency_id: customer.idempotencyId,
    name: customer.name,
    contact_type_ids: ['CUSTOMER'],
    ...given({
      currency_id: customer.currency,
      tax_number: customer.vatNumber,
      tax_treatment: customer.taxTreatment,
    }),
    ...(address === undefined ? {} : { main_address: address, delivery_address: address }),
    main_contact_person: {
      name: shorten(customer.contactName ?? customer.name, PERSON_NAME_LENGTH),
      email: customer.email,
      ...given({ telephone: customer.telephone }),
      contact_person_type_ids: ['CUSTOMER'],
      is_main_contact: true,
      is_preferred_contact: true,
    },
  };
}
