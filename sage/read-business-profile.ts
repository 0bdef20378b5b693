import { z } from 'zod';
import { editionOf } from '../domain/connection/editions.ts';
import { isNorthernIrish } from '../domain/invoice/vat-territory.ts';
import { type BusinessPostalAddress, type SageBusinessProfile } from '../domain/sage-records.ts';
import { idOf, optionalText } from './fields.ts';
import { requestJson } from './request.ts';
import { type SageSession } from './session.ts';

const business = z.object({
  id: z.string(),
  displayed_as: z.string().nullish(),
  name: z.string().nullish(),
  country: idOf,
  ni_based: z.boolean().nullish().catch(null),
  address_line_1: optionalText.catch(null),
  address_line_2: optionalText.catch(null),
  city: optionalText.catch(null),
  region: optionalText.catch(null),
  postal_code: optionalText.catch(null),
  subscriptions: z.array(z.object({ id: optionalText.catch(null), active: z.boolean().nullish() })).nullish(),
});

const financialSettings = z.object({
  base_currency: z.object({ id: z.string() }),
  multi_currency_enabled: z.boolean().nullish(),
  tax_scheme: idOf,
});

/** GET /businesses/{id} and GET /financial_settings of the session's business: two calls. */
export async function readBusinessProfile(session: SageSession): Promise<SageBusinessProfile> {
  const id = session.businessId ?? undefined;
  const found = await requestJson(session, { method: 'GET', path: '/businesses/{id}', id }, business);
  const settings = await requestJson(
    session,
    { method: 'GET', path: '/financial_settings' },
    financialSettings,
  );
  const subscriptions = found.subscriptions ?? [];
  return {
    id: found.id,
    name: found.name ?? found.displayed_as ?? found.id,
    countryId: found.country,
    inNorthernIreland: found.ni_based ?? isNorthernIrish(found.country, found.postal_code),
    // Sage asks us to turn away a business whose subscription has lapsed; one that shows none is not turned away.
    subscriptionActive: subscriptions.length === 0 || subscriptions.some(({ active }) => active !== false),
    edition: editionOf(subscriptions.map(({ id, active }) => ({ id, active: active !== false }))),
    baseCurrency: settings.base_currency.id,
    multiCurrency: settings.multi_currency_enabled ?? false,
    vatRegistered: settings.tax_scheme !== 'NOT_REGISTERED',
    address: addressOf(found),
  };
}

function addressOf(found: z.output<typeof business>): BusinessPostalAddress | null {
  const { address_line_1: line1, address_line_2: line2, city, region, postal_code: postalCode } = found;
  if (!line1) return null;
  return {
    line1,
    ...(line2 && { line2 }),
    ...(city && { city }),
    ...(region && { region }),
    ...(postalCode && { postalCode }),
  };
}
