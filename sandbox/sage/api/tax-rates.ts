import { jsonAnswer, type JsonObject } from '../answer.ts';
import { ratesOf, type TaxRate } from '../books/catalog.ts';
import { notFound } from '../errors.ts';
import { seededTimes } from '../seed/chart.ts';
import { type Call, type Route } from './call.ts';
import { listAnswer } from './envelope.ts';
import { ref } from './references.ts';

export const taxRateRoutes: readonly Route[] = [
  { kind: 'plain', method: 'GET', template: '/tax_rates', area: 'Settings', handle: list },
  { kind: 'plain', method: 'GET', template: '/tax_rates/{id}', area: 'Settings', handle: one },
];

/** `usage=sales` and `usage=purchase` give the same list: the rates serve both. */
function list(call: Call) {
  const rows = ratesOf(call.business).map((rate) => ({ ...rate, ...seededTimes }));
  return listAnswer(call, '/tax_rates', rows, present);
}

function one(call: Call) {
  const rate = ratesOf(call.business).find((each) => each.id === call.id);
  if (rate === undefined) throw notFound();
  return jsonAnswer(200, present(rate));
}

function present(rate: TaxRate): JsonObject {
  return {
    ...ref('tax_rates', rate.id, rate.displayedAs),
    name: rate.name,
    agency: null,
    percentage: rate.percentage,
    is_visible: true,
    retailer: false,
    editable: false,
    deletable: false,
    is_combined_rate: false,
    component_tax_rates: [],
  };
}
