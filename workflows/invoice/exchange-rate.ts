import {
  exchangeRateNeeded,
  inBaseCurrency,
  rateGiven,
  rateText,
} from '../../domain/invoice/exchange-rate.ts';
import { type ExchangeRate } from '../../domain/invoice/invoice.ts';
import { totalsOf } from '../../domain/invoice/tax-lines.ts';
import { atSage, singleAttempt } from '../activities.ts';
import { callSage, onBehalfOf } from './call-sage.ts';
import { type Resolved } from './resolve.ts';
import { type InvoiceRun } from './run.ts';
import { NeedsAttention } from './stops.ts';

/**
 * The rate of an invoice in a foreign currency: the PSA's, else what a person answered, else Sage's own; null in the base currency, which
 * costs no call. Before anything is created in Sage. @throws NeedsAttention where nobody says one
 */
export async function decideExchangeRate(
  run: InvoiceRun,
  { plan, settings: { business } }: Resolved,
): Promise<ExchangeRate | null> {
  const { state, progress } = run;
  if (business === null) throw new Error('A plan is made for a Sage business');
  const given = rateGiven(state.request, business, progress.exchangeRateAnswer ?? null);
  if (given !== 'ask_sage') return given;
  const { request, against } = state;
  // A credit note takes back what its invoice put into the books.
  if (against?.exchangeRate) return { rate: against.exchangeRate, source: 'sage', asOf: null };
  const { currency } = request;
  const { baseCurrency } = business;
  const found = await callSage(run, () =>
    singleAttempt.readExchangeRate.executeWithOptions(atSage(`Read Sage's rate of ${currency}`, plan), [
      {
        ...onBehalfOf(run, plan),
        pair: { currency, baseCurrency },
      },
    ]),
  );
  if ('rate' in found) return found.rate;
  throw new NeedsAttention(exchangeRateNeeded(request, business, found.missing));
}

/** Shows the rate and what the invoice comes to in the base currency, as soon as its tax is known. */
export function showExchangeRate(run: InvoiceRun, rate: ExchangeRate | null, baseCurrency: string): void {
  const { state } = run;
  const before = JSON.stringify([state.exchangeRate, state.inBaseCurrency]);
  const totals = totalsOf(state.lines ?? []);
  state.exchangeRate = rate;
  state.inBaseCurrency = rate && inBaseCurrency(totals, rate.rate, baseCurrency);
  if (rate === null || state.inBaseCurrency === null) return;
  if (JSON.stringify([rate, state.inBaseCurrency]) !== before)
    run.note(rateText(rate, state.request, totals.total, state.inBaseCurrency));
}

/** The answer of a person; the same once more changes nothing. */
export function answerExchangeRate(run: InvoiceRun, rate: string): void {
  const { state, progress } = run;
  if (state.attention?.code !== 'exchange_rate_needed') return;
  progress.exchangeRateAnswer = rate;
  run.note(`The exchange rate ${rate} was given`);
  run.prioritise();
}
