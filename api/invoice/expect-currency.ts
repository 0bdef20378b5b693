import { type ConnectionView } from '../../domain/connection/connection.ts';
import { needlessRate } from '../../domain/invoice/exchange-rate.ts';
import { type InvoiceRequest } from '../../domain/invoice/invoice.ts';
import { Problem } from '../problem.ts';

/** Asked at the hand-over where the connection already knows the answer; otherwise the workflow asks. `at`: pointer to the invoice. */
export function expectCurrency(
  { business }: ConnectionView,
  request: Pick<InvoiceRequest, 'currency' | 'exchangeRate'>,
  at = '',
): void {
  if (business === null) return;
  const { currency, exchangeRate } = request;
  const needless = needlessRate(request, business);
  if (needless !== null) {
    throw new Problem({
      status: 422,
      code: 'exchange_rate_in_base_currency',
      detail: `${needless}.`,
      fix: `Leave exchangeRate out (or give "1"), or name the currency that it is meant for.`,
      errors: [{ pointer: `${at}/exchangeRate`, message: needless, value: exchangeRate }],
    });
  }
  if (business.multiCurrency || business.baseCurrency === currency) return;
  const message = `${currency} is not usable: "${business.name}" works in ${business.baseCurrency} only`;
  throw new Problem({
    status: 422,
    code: 'currency_not_supported',
    detail: `${message}.`,
    fix: `Send it in ${business.baseCurrency}, or switch on foreign currencies in Sage and test the connection again.`,
    errors: [{ pointer: `${at}/currency`, message, value: currency }],
  });
}
