import { type InvoiceView } from '../../domain/invoice/invoice.ts';
import { refusal } from '../refusal.ts';
import { type InvoiceRun } from './run.ts';
import { beingWorkedOn, isBeingWorkedOn, openQuestion } from './validators.ts';

export const isLinkedTo = ({ linked, sage }: InvoiceView, sageInvoiceId: string): boolean =>
  linked && sage?.id === sageInvoiceId;

/** Before anything of it is in Sage, and while nothing is being sent there. */
export function expectLinkable({ state, progress }: InvoiceRun, sageInvoiceId: string): void {
  if (isLinkedTo(state, sageInvoiceId)) return;
  if (state.sage !== null) {
    const { id, number } = state.sage;
    const isThis = id === sageInvoiceId;
    throw refusal({
      code: 'already_in_sage',
      message: `Invoice "${state.invoiceId}" is in Sage as ${number} (${id})${isThis ? ', which is followed already.' : `: it cannot be ${sageInvoiceId} as well.`}`,
      fix: isThis
        ? 'Nothing needs to be done.'
        : 'Void the wrong one in Sage. To follow the other one, hand it over under an id of its own and link that.',
    });
  }
  if (progress.attempt?.unsettled === true) throw openQuestion(state);
  const isRepeated = progress.link?.sageInvoiceId === sageInvoiceId;
  if (isBeingWorkedOn(state) && !isRepeated) throw beingWorkedOn(state);
}
