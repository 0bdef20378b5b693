import { startFollowing } from '../../domain/invoice/following.ts';
import { awaitedRelease } from '../../domain/invoice/draft.ts';
import { attachInSage } from './attachments.ts';
import { carryOutNext, dismissCommands } from './commands.ts';
import { isGone, readNote } from './note-in-sage.ts';
import { putAgainstInvoice } from './put-against.ts';
import { type InvoiceRun } from './run.ts';
import { followedOf } from './sage-updates.ts';
import { sendCreditNote } from './send.ts';

/** The end of a credit note's way; what goes before is that of an invoice (`invoice.ts`), and `against.ts`. */

/** Nothing tells when somebody releases one. */
const LOOK_AT_DRAFT_MS = 3_600_000;

/**
 * From Sage's number to the end: against its invoice where that is wanted, then out to the customer. Nobody pays it, so it is not read after
 * that; its run stays open for a while, for what its e-mail meets and what the PSA orders. `created`: a moment ago; what stood in Sage before,
 * or may have been changed there since, is read first.
 */
export async function finishCreditNote(run: InvoiceRun, how: 'created' | 'found'): Promise<'over'> {
  const { progress } = run;
  if (isOut(run) || (await goOut(run, how))) await stayOpen(run);
  progress.following = { phase: 'ended', checkedDueDate: null };
  dismissCommands(run);
  return 'over';
}

const isOut = ({ progress }: InvoiceRun): boolean => progress.following.phase === 'reversal_window';

/** False where somebody voided or deleted it first. */
async function goOut(run: InvoiceRun, how: 'created' | 'found'): Promise<boolean> {
  const { state, progress } = run;
  progress.step = 'send';
  let isCurrent = how === 'created' && state.sage?.isDraft !== true;
  while (isCurrent || (await stands(run))) {
    isCurrent = false;
    await attachInSage(run, 'for_now');
    if (!(await carryOutOrders(run))) return false;
    if ((await putAgainstInvoice(run)) && (await sendCreditNote(run))) {
      await attachInSage(run, 'for_good');
      return true;
    }
  }
  return false;
}

/** As it stands in Sage now, once it is no draft there any more; false where it is not there any more, which is its end. */
async function stands(run: InvoiceRun): Promise<boolean> {
  const { state, progress } = run;
  for (;;) {
    // What was asked for until now is answered by this read, whatever comes of it.
    progress.following = startFollowing();
    if (!(await readNote(run)) || !(await carryOutOrders(run))) return false;
    if (state.sage?.isDraft !== true) return true;
    await run.pause(awaitedRelease(run.nowIso, state.kind), LOOK_AT_DRAFT_MS);
  }
}

/** As long as a paid invoice is followed. */
async function stayOpen(run: InvoiceRun): Promise<void> {
  const { progress } = run;
  progress.step = 'payment';
  const untilMs = followedOf(run).reversalEndsMs;
  progress.following = { phase: 'reversal_window', checkedDueDate: null, untilMs };
  const isOrdered = () => progress.commands.length > 0;
  do {
    await run.giveWayIfLong();
    if (!(await carryOutOrders(run))) return;
    await run.releaseTurn();
  } while (isOrdered() || (await run.until(isOrdered, untilMs, 'No e-mail comes back any more')));
}

/** False where it is not there any more. */
async function carryOutOrders(run: InvoiceRun): Promise<boolean> {
  while (run.progress.commands.length > 0 && !isGone(run)) await carryOutNext(run);
  return !isGone(run);
}
