import { type AtTheBorder, taxAcrossBorder } from '../../domain/invoice/cross-border.ts';
import { taxWarning } from '../../domain/invoice/tax-warning.ts';
import { type InvoiceRun } from './run.ts';
import { NeedsAttention } from './stops.ts';

/** A person said that the tax of this content is meant. */
export const isBorderTaxMeant = ({ state, progress }: InvoiceRun): boolean =>
  progress.borderTaxMeant === state.contentHash;

/** What Sage is known to refuse, unless it is meant. @throws NeedsAttention */
export function expectTaxForBorder(run: InvoiceRun, border: AtTheBorder): void {
  if (isBorderTaxMeant(run)) return;
  const refused = taxAcrossBorder(border);
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
export function warnOfTax(run: InvoiceRun, border: AtTheBorder): void {
  const { state } = run;
  const told = taxWarning(border);
  const warning = told && run.said(told);
  if (warning !== null && warning !== state.taxWarning) run.note(warning);
  state.taxWarning = warning;
}
