import { alreadyInSage, isLinkedTo } from '../../domain/invoice/link.ts';
import { refusal } from '../refusal.ts';
import { type InvoiceRun } from './run.ts';
import { beingWorkedOn, isBeingWorkedOn, openQuestion } from './validators.ts';

/** Before anything of it is in Sage, and while nothing is being sent there. */
export function expectLinkable({ state, progress }: InvoiceRun, sageInvoiceId: string): void {
  if (isLinkedTo(state, sageInvoiceId)) return;
  if (state.sage !== null) throw refusal(alreadyInSage(state.invoiceId, state.sage, sageInvoiceId));
  if (progress.attempt?.unsettled === true) throw openQuestion(state);
  const isRepeated = progress.link?.sageInvoiceId === sageInvoiceId;
  if (isBeingWorkedOn(state) && !isRepeated) throw beingWorkedOn(state);
}
