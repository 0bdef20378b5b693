import { type JsonObject } from '../answer.ts';
import { money, show, showText } from '../money.ts';
import { type Call, type Route } from './call.ts';
import { listAnswer } from './envelope.ts';
import { currencyRef } from './references.ts';

/** Sage's own rates (Sage's API description). A business without foreign currencies, or with rates switched off, has an empty list. */
export const exchangeRateRoutes: readonly Route[] = [
  { kind: 'plain', method: 'GET', template: '/exchange_rates', area: null, handle: list },
];

function list(call: Call) {
  const { business } = call;
  const times = { createdAt: business.createdAt, updatedAt: business.updatedAt, deletedAt: null };
  const rows = Object.entries(business.exchangeRates).map(([id, rate]) => ({ id, rate, ...times }));
  return listAnswer(call, '/exchange_rates', rows, ({ id, rate, updatedAt }): JsonObject => ({
    id,
    displayed_as: id,
    $path: `/exchange_rates/${id}`,
    currency: currencyRef(id),
    base_currency: currencyRef(business.baseCurrencyId),
    rate: showText(rate),
    inverse_rate: show(money('1').dividedBy(rate).toDecimalPlaces(10)),
    updated_at: updatedAt,
  }));
}
