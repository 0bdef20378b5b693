import {
  inBaseCurrency,
  rateBySage,
  rateGiven,
  rateText,
  type SagesRate,
} from '../../domain/invoice/exchange-rate.ts';
import { type ExchangeRate, type InvoicePlan } from '../../domain/invoice/invoice.ts';
import { totalsOf } from '../../domain/invoice/tax-lines.ts';
import { type SageBusinessProfile } from '../../domain/sage-records.ts';
import { atSage, singleAttempt } from '../activities.ts';
import { callSage, onBehalfOf } from './call-sage.ts';
import { type Resolved } from './resolve.ts';
import { type InvoiceRun } from './run.ts';
import { NeedsAttention } from './stops.ts';

/**
 * The rate of an invoice in a foreign currency: what a person answered, else the PSA's, else Sage's own; null in the base currency, which
 * costs no call. Before anything is created in Sage. @throws NeedsAttention where nobody says one, or the PSA's is far from Sage's
 */
export async function decideExchangeRate(
  run: InvoiceRun,
  { plan, settings: { business } }: Resolved,
): Promise<ExchangeRate | null> {
  const { state, progress } = run;
  if (business === null) throw new Error('A plan is made for a Sage business');
  const given = rateGiven(state.request, business, progress.exchangeRateAnswer ?? null);
  if (given === null || (given !== 'ask_sage' && given.source === 'answer')) return given;
  const decided = rateBySage(state.request, business, given, await readSagesRate(run, plan, business));
  if (decided.ok) return decided.value;
  throw new NeedsAttention(decided.attention);
}

async function readSagesRate(
  run: InvoiceRun,
  plan: InvoicePlan,
  { baseCurrency }: SageBusinessProfile,
): Promise<SagesRate> {
  const { request, against } = run.state;
  // A credit note takes back what its invoice put into the books.
  if (against?.exchangeRate) return { rate: { rate: against.exchangeRate, source: 'sage', asOf: null } };
  const { currency } = request;
  return callSage(run, () =>
    singleAttempt.readExchangeRate.executeWithOptions(atSage(`Read Sage's rate of ${currency}`, plan), [
      {
        ...onBehalfOf(run, plan),
        pair: { currency, baseCurrency },
      },
    ]),
  );
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

export const isAskedForRate = ({ state: { attention } }: InvoiceRun): boolean =>
  attention?.code === 'exchange_rate_needed' || attention?.code === 'exchange_rate_differs';

/** The answer of a person; the same once more changes nothing. */
export function answerExchangeRate(run: InvoiceRun, rate: string): void {
  const { progress } = run;
  if (!isAskedForRate(run)) return;
  progress.exchangeRateAnswer = rate;
  run.note(`The exchange rate ${rate} was given`);
  run.prioritise();
}
