import { type AtTheBorder, taxAcrossBorder } from '../../domain/invoice/cross-border.ts';
import { taxWarning } from '../../domain/invoice/tax-warning.ts';
import { type Resolved } from './resolve.ts';
import { type InvoiceRun } from './run.ts';
import { NeedsAttention } from './stops.ts';

type Decided = Pick<AtTheBorder, 'inSage' | 'crossBorder' | 'lines'>;

/** What Sage is known to refuse, unless a person said that this content is meant. @throws NeedsAttention */
export function expectTaxForBorder(
  { state, progress }: InvoiceRun,
  { settings: { taxRates: rates } }: Resolved,
  decided: Decided,
): void {
  if (progress.borderTaxMeant === state.contentHash) return;
  const refused = taxAcrossBorder({ request: state.request, ...decided, rates });
  if (refused !== null) throw new NeedsAttention(refused);
}

export const isAskedForBorderTax = ({ state }: InvoiceRun): boolean =>
  state.attention?.code === 'cross_border_tax';

/** The tax is meant, whatever is known of Sage: it decides itself. */
export function sendBorderTaxAnyway(run: InvoiceRun): void {
  run.progress.borderTaxMeant = run.state.contentHash;
  run.note('Its tax is meant, as was said: Sage is to decide');
  run.prioritise();
}

/** In the view, and once in the timeline. */
export function warnOfTax(
  run: InvoiceRun,
  { settings: { taxRates: rates, business } }: Resolved,
  decided: Decided,
): void {
  const { state } = run;
  const told = taxWarning({ request: state.request, ...decided, rates, business });
  const warning = told && run.said(told);
  if (warning !== null && warning !== state.taxWarning) run.note(warning);
  state.taxWarning = warning;
}
