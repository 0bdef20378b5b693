import { customerLearnedSignal } from '../../domain/connection/messages.ts';
import { soughtBy } from '../../domain/invoice/plan-invoice.ts';
import { connectionWorkflowId, documentWorkflowId } from '../../domain/keys.ts';
import { type SageCustomer } from '../../domain/sage-records.ts';
import { signalIfRunning } from '../signal-if-running.ts';
import { type InvoiceRun } from './run.ts';

/** What the connection remembers of who was invoiced, so that the next invoice need not ask Sage. */

/**
 * A person has put right what stood against it, or says so: what Sage has of the customer counts as it is now, and not as it was when it was
 * remembered or an invoice was refused.
 */
export function readCustomerAgain({ state, progress }: InvoiceRun): void {
  if (state.attention === null || state.sage !== null) return;
  progress.readCustomerAgain = true;
  progress.addressRefused = null;
}

/**
 * Somebody gave another address of who is invoiced: later invoices with it, and this one issued anew, go to the same customer, though Sage
 * has the address nowhere. Who was named by id, or for this invoice alone, is named again.
 */
export function keepCustomer(run: InvoiceRun): void {
  const { customer, request } = run.state;
  const isForOnce = customer?.origin === 'explicit' || run.progress.customerAnswer?.remember === false;
  if (customer === null || isForOnce) return;
  const { origin: _, warning: __, ...known } = customer;
  tellConnection(run, { ...known, email: null, currency: request.currency }, true);
}

/** Forgets a customer that Sage did not take after all. */
export function forgetCustomer(run: InvoiceRun): void {
  run.progress.staleCustomerId = run.state.customer?.id ?? null;
  run.progress.customerAnswer = null;
  forgetRemembered(run);
}

/** The next invoice for the same customer looks in Sage. */
export const forgetRemembered = (run: InvoiceRun): void => tellConnection(run, null, false);

/** Null: the connection forgets who was remembered. `chosen`: by a person, whose answer does not grow old. */
export function tellConnection({ state }: InvoiceRun, customer: SageCustomer | null, chosen: boolean): void {
  const { kind, businessUnit, invoiceId, request } = state;
  const learnedBy = documentWorkflowId(kind, businessUnit, invoiceId);
  const learned = { sought: soughtBy(request), customer, chosen, learnedBy };
  void signalIfRunning(connectionWorkflowId(businessUnit), customerLearnedSignal, learned);
}
