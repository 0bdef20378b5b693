import { type ConnectionView } from '../../domain/connection/connection.ts';
import { Problem } from '../problem.ts';

/** Asked at the hand-over where the connection already knows the answer; otherwise the workflow asks. */
export function expectCurrency({ business }: ConnectionView, currency: string, pointer = '/currency'): void {
  if (business === null || business.multiCurrency || business.baseCurrency === currency) return;
  const message = `${currency} is not usable: "${business.name}" works in ${business.baseCurrency} only`;
  throw new Problem({
    status: 422,
    code: 'currency_not_supported',
    detail: `${message}.`,
    fix: `Send the invoice in ${business.baseCurrency}, or switch on foreign currencies in Sage and test the connection again.`,
    errors: [{ pointer, message, value: currency }],
  });
}
