import { type AttentionDraft } from '../attention.ts';
import { type ConnectionSettings } from '../connection/connection.ts';
import { type SageBusinessProfile } from '../sage-records.ts';
import { foreignVatCountry } from './vat-territory.ts';
import { shorten } from '../shorten.ts';
import { type InvoiceRequest } from './invoice.ts';
import { type Decision } from './plan-invoice.ts';
import { type InvoiceState } from './state.ts';

/** Where an invoice goes, as Sage takes it for main and delivery address alike. */
export interface PostalAddress {
  /** Sage refuses an address without one (reported). */
  readonly name: string;
  readonly line1?: string | undefined;
  readonly line2?: string | undefined;
  readonly city?: string | undefined;
  readonly region?: string | undefined;
  readonly postalCode?: string | undefined;
  readonly countryId?: string | undefined;
}

/** What Sage says of a customer; null: it is yet to be created. */
export type AddressInSage = {
  readonly hasAddress?: boolean | undefined;
  readonly countryId?: string | undefined;
} | null;

/**
 * The address of an invoice, and of a customer that is created for it. Null: the one that Sage has of its customer, which Sage copies by itself.
 * Without any Sage refuses the invoice ("Invoice Address is required.", reported): a person is asked, or the country stands alone.
 */
export function addressOf(
  request: InvoiceRequest,
  inSage: AddressInSage,
  { onMissingAddress }: Pick<ConnectionSettings, 'onMissingAddress'>,
  business: Pick<SageBusinessProfile, 'countryId' | 'baseCurrency'> | null,
): Decision<PostalAddress | null> {
  const { customer } = request;
  const { country, ...given } = customer.address ?? {};
  const name = shorten(customer.name, 50);
  if (given.line1)
    return { ok: true, value: { name, ...given, ...(country !== undefined && { countryId: country }) } };
  if (inSage !== null && inSage.hasAddress !== false) return { ok: true, value: null };
  const mayStandAlone = onMissingAddress === 'country_only';
  const countryId = country ?? inSage?.countryId ?? homeOf(request, business);
  if (mayStandAlone && countryId !== null) return { ok: true, value: { name, ...given, countryId } };
  return { ok: false, attention: addressNeeded(request, { isNew: inSage === null, mayStandAlone }) };
}

/** What an invoice was sent with; what was made in Sage, or by a run that nobody remembers, has what the PSA says. Null: Sage's own. */
export function sentAddress({
  request: { customer },
  progress,
}: Pick<InvoiceState, 'request' | 'progress'>): PostalAddress | null {
  const { country: countryId, ...given } = customer.address ?? {};
  return progress.address ?? (given.line1 ? { name: shorten(customer.name, 50), ...given, countryId } : null);
}

/** Of a customer about whom nothing says that it is abroad; null: it may be. */
function homeOf(
  { customer, currency }: InvoiceRequest,
  business: Pick<SageBusinessProfile, 'countryId' | 'baseCurrency'> | null,
): string | null {
  const home = business?.countryId ?? null;
  if (home === null || currency !== business?.baseCurrency) return null;
  return foreignVatCountry(customer.vatNumber, home) === null ? home : null;
}

function addressNeeded(
  { customer: { name }, currency }: InvoiceRequest,
  { isNew, mayStandAlone }: { readonly isNew: boolean; readonly mayStandAlone: boolean },
): AttentionDraft {
  if (mayStandAlone)
    return {
      code: 'address_needed',
      message: `Sage wants an address, at least the country: nothing says in which one "${name}" is, and the invoice is in ${currency} or names a VAT number of another country.`,
      field: '/customer/address/country',
    };
  const why = isNew
    ? `"${name}" is a new customer, and the invoice gives no address line`
    : `Sage has no address of "${name}", and the invoice gives no address line`;
  return {
    code: 'address_needed',
    message: `Sage wants an address: ${why}.`,
    field: '/customer/address/line1',
  };
}
