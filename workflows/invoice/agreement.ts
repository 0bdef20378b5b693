import { movedTo } from '../../domain/invoice/changes-in-sage.ts';
import { customerChanged, toAgreeTo, totalsDiffer } from '../../domain/invoice/totals-differ.ts';
import { currentInSage, postedInvoice } from './posted.ts';
import { type InvoiceRun } from './run.ts';
import { NeedsAttention } from './stops.ts';

/** @throws NeedsAttention where it was moved to another customer, or Sage's totals are not ours and the setting says stop, and nobody said to send it anyway */
export function expectAgreement(run: InvoiceRun): void {
  const { state, progress } = run;
  const { plan, sage } = postedInvoice(state);
  if (progress.acceptedDifferences === toAgreeTo(state)) return;
  expectSameCustomerInSage(run);
  if (plan.onTotalsDiffer === 'stop' && sage.differences.length > 0)
    throw new NeedsAttention(totalsDiffer(sage));
}

/** @throws NeedsAttention where it was moved to another customer since somebody said where its e-mail goes */
export function expectSameCustomerInSage({ state, progress }: InvoiceRun): void {
  const now = movedTo(state.changesInSage);
  if (now === null || state.customer === null || progress.addressedTo === now) return;
  throw new NeedsAttention(customerChanged(currentInSage(state).number, state.customer, now));
}
