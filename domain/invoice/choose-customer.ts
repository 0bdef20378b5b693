import { type InvoiceSettings } from '../connection/connection.ts';
import { type InvoiceRequest } from './invoice.ts';
import { type Decision } from './plan-invoice.ts';
import { type SageCustomer } from '../sage-records.ts';

/**
 * Which of the customers found by the invoice contact's e-mail gets the invoice; null where one is to be created. Several
 * with that e-mail are shown to a person, never guessed between.
 */
export function chooseCustomer(
  found: readonly SageCustomer[],
  { customer }: InvoiceRequest,
  { settings }: InvoiceSettings,
): Decision<SageCustomer | null> {
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return { ok: true, value: only };
  if (only === undefined && settings.createCustomers) return { ok: true, value: null };
  if (only === undefined) {
    return {
      ok: false,
      attention: {
        code: 'customer_missing',
        message: `No customer in Sage has ${customer.email} on its main contact, and the connection does not create customers.`,
        field: '/customer/email',
      },
    };
  }
  return {
    ok: false,
    attention: {
      code: 'customer_ambiguous',
      message: `${found.length} customers in Sage have ${customer.email} on their main contact: ${found.map(({ name }) => name).join(', ')}.`,
      field: '/customer/sageContactId',
      candidates: found.map(({ id, name }) => ({ id, name })),
    },
  };
}

/** The contact that the invoice names; null when Sage has none such. */
export function namedCustomer(contact: SageCustomer | null, contactId: string): Decision<SageCustomer> {
  if (contact !== null) return { ok: true, value: contact };
  return {
    ok: false,
    attention: {
      code: 'customer_missing',
      message: `Sage has no customer "${contactId}".`,
      field: '/customer/sageContactId',
    },
  };
}

/** A contact in Sage is bound to one currency (observed). */
export function customerInCurrency(
  customer: SageCustomer,
  { currency }: InvoiceRequest,
): Decision<SageCustomer> {
  if (customer.currency === null || customer.currency === currency) return { ok: true, value: customer };
  return {
    ok: false,
    attention: {
      code: 'currency_not_supported',
      message: `The invoice is in ${currency}, but customer "${customer.name}" is kept in ${customer.currency} in Sage.`,
      field: '/currency',
    },
  };
}
