import { movedTo } from '../../domain/invoice/changes-in-sage.ts';
import {
  customerChanged,
  customerRenamed,
  otherName,
  toAgreeTo,
  totalsDiffer,
} from '../../domain/invoice/totals-differ.ts';
import { isAskedForBorderTax } from './border.ts';
import { isAskedForClaim } from './claim.ts';
import { currentInSage, postedInvoice } from './posted.ts';
import { type InvoiceRun } from './run.ts';
import { refusal } from '../refusal.ts';
import { NeedsAttention } from './stops.ts';
import { expectPosted, named, words } from './validators.ts';

/** @throws NeedsAttention where it was moved to another customer, or Sage's totals are not ours and the setting says stop, and nobody said to send it anyway */
export function expectAgreement(run: InvoiceRun): void {
  const { state, progress } = run;
  const { plan, sage } = postedInvoice(state);
  if (progress.acceptedDifferences === toAgreeTo(state)) return;
  expectSameCustomerInSage(run);
  if (plan.onTotalsDiffer === 'stop' && sage.differences.length > 0)
    throw new NeedsAttention(totalsDiffer(sage, state.kind));
}

/** @throws NeedsAttention where it was moved to another customer since somebody said where its e-mail goes */
export function expectSameCustomerInSage({ state, progress }: InvoiceRun): void {
  const { customer, changesInSage } = state;
  if (customer === null) return;
  const { number } = currentInSage(state);
  const now = movedTo(changesInSage);
  if (now === null) {
    const name = otherName(state);
    if (name !== null) throw new NeedsAttention(customerRenamed(number, customer, name));
  } else if (progress.addressedTo !== now) throw new NeedsAttention(customerChanged(number, customer, now));
}

/**
 * It can be said to go out anyway for totals that differ, a tax that Sage may refuse, more credit than its invoice has left, and a customer that was changed or renamed
 * in Sage; for nothing else. @throws ApplicationFailure `refused`
 */
export function expectDifferences(run: InvoiceRun): void {
  const { contentHash, progress } = run.state;
  if (isAskedForBorderTax(run) || progress.borderTaxMeant === contentHash) return;
  if (isAskedForClaim(run) || progress.claimMeant === contentHash) return;
  expectPosted(run, 'there is nothing to send');
  const { sage, changesInSage } = run.state;
  if ((sage?.differences ?? []).length > 0 || movedTo(changesInSage) !== null) return;
  if (otherName(run.state) !== null) return;
  throw refusal({
    code: 'totals_agree',
    message: `${named(run.state)} is ${words(run.state)}: its totals in Sage match ours.`,
    fix: 'Nothing to accept. Use retry where it needs attention for another reason.',
  });
}
