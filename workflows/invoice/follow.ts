import { actsAtMs, isReadNow, timePassed } from '../../domain/invoice/following.ts';
import { type InvoiceState } from '../../domain/invoice/state.ts';
import { invoiceWorkflowId, paymentWatchWorkflowId } from '../../domain/keys.ts';
import { requestSyncSignal } from '../../domain/payments/messages.ts';
import { signalIfRunning } from '../signal-if-running.ts';
import { attachInSage } from './attachments.ts';
import { carryOutNext, dismissCommands } from './commands.ts';
import { postedInvoice } from './posted.ts';
import { type InvoiceRun } from './run.ts';
import { awaitedInSage, followedOf, refresh, applySageUpdate } from './sage-updates.ts';
import { sendToCustomer } from './send.ts';

/**
 * From Sage's number to the end: out to the customer, then until it is settled, whatever happens to it in Sage or is ordered by the PSA
 * (`domain/invoice/following.ts` has the phases). The payment watch of the business tells what changed; only what Sage says moves the
 * state. `reissued`: it was voided to be created anew.
 */
export async function followInSage(run: InvoiceRun): Promise<'over' | 'reissued'> {
  const { state, progress } = run;
  for (;;) {
    await run.giveWayIfLong();
    await catchUp(run);
    if (state.sage === null) return 'reissued';
    if (progress.following.phase === 'ended') break;
    if (isReadNow(progress.following)) {
      // Before it is sent: paid meanwhile, it need not go out any more.
      await refresh(run);
      continue;
    }
    if (isToBeSent(state)) await sendToCustomer(run);
    await attachInSage(run, 'for_good');
    progress.step = 'payment';
    await waitForChange(run);
  }
  dismissCommands(run);
  return 'over';
}

/** A draft goes out when it is released; who made it in Sage has sent it, or will. */
const isToBeSent = ({ status, linked, sage }: InvoiceState): boolean =>
  status !== 'paid' && !linked && sage?.isDraft !== true;

/** What the watch told and the PSA ordered meanwhile. */
async function catchUp(run: InvoiceRun): Promise<void> {
  const { state, progress } = run;
  while (state.sage !== null && progress.following.phase !== 'ended') {
    const { update } = progress;
    if (update !== null) {
      progress.update = null;
      if (update.sageInvoiceId === state.sage.id) applySageUpdate(run, update);
    } else if (progress.commands.length > 0) await carryOutNext(run);
    else return;
  }
}

/** Until somebody tells or asks something, or its own time has come. */
async function waitForChange(run: InvoiceRun): Promise<void> {
  const { progress } = run;
  await run.releaseTurn();
  showWait(run);
  const atMs = actsAtMs(progress.following, followedOf(run));
  const isCalled = () =>
    progress.update !== null || progress.commands.length > 0 || isReadNow(progress.following);
  if (await run.until(isCalled, atMs === Infinity ? null : atMs, summaryOf(run))) return;
  progress.following = timePassed(progress.following, followedOf(run), Date.now());
  if (progress.following.phase === 'overdue_check') askWatch(run);
}

/** Its answer comes as an update; where there is none, the invoice reads its record itself after a while. */
function askWatch({ state }: InvoiceRun): void {
  const { plan, sage } = postedInvoice(state);
  const watch = paymentWatchWorkflowId(plan.sageBusinessId);
  const workflowId = invoiceWorkflowId(state.businessUnit, state.invoiceId);
  void signalIfRunning(watch, requestSyncSignal, { sageInvoiceId: sage.id, workflowId });
}

function showWait(run: InvoiceRun): void {
  const { state } = run;
  if (state.status === 'paid') return;
  const waitingFor = awaitedInSage(run);
  const { message, what } = state.waitingFor ?? {};
  const isShown = what === waitingFor.what && message === waitingFor.message;
  if (!isShown) run.setStatus(state.status, '', { waitingFor });
}

function summaryOf({ progress }: InvoiceRun): string {
  switch (progress.following.phase) {
    case 'overdue_check':
      return 'Answer of the payment watch';
    case 'reversal_window':
      return 'End of the reversal window';
    default:
      return 'Day after the due date';
  }
}
