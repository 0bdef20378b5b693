import { addDays, type IsoDate } from '../../domain/dates.ts';
import { type Counted } from '../../domain/failures.ts';
import { type ReadInvoice, type WatchedInvoice } from '../../domain/payments/watched-invoice.ts';
import { isUnreleased } from '../../domain/invoice/draft.ts';
import { allocateCredit, type CreditAllocation } from '../../sage/allocate-credit.ts';
import {
  createCreditNote,
  type CreditNotePlan,
  findCreditNote,
  type SageCreditNote,
} from '../../sage/create-credit-note.ts';
import { SageError } from '../../sage/error.ts';
import { readWatchedInvoice } from '../../sage/read-watched-invoice.ts';
import { type SageSession } from '../../sage/session.ts';
import { voidInvoice } from '../../sage/void-invoice.ts';
import { type BusinessAddress } from '../connection/read-sage.ts';
import { type ActivityDependencies } from '../dependencies.ts';
import { withSage } from '../with-sage.ts';

/** What the PSA orders of an invoice that is in Sage already. */
export const takeBackActivities = (deps: ActivityDependencies) => ({
  /**
   * Voids the invoice unless something settles it, and answers how it then stands (null: Sage does not have it any more, as a draft). Reads first, so
   * that a repeat after a lost answer finds what the first one did.
   */
  async voidUnpaidInvoice(
    input: BusinessAddress & { invoiceId: string; reason: string },
  ): Promise<Counted<ReadInvoice | null>> {
    return withSage(deps, input, async (session) => {
      const watched = await voidUnpaid(session, input.invoiceId, input.reason);
      return watched && { watched, fingerprint: deps.fingerprint(watched) };
    });
  },

  /**
   * Safe to repeat for 7 days under the plan's idempotency id; `mayExist` looks for the marker first, and so does a worker after a restore.
   */
  async createCreditNote(
    input: BusinessAddress & { plan: CreditNotePlan; mayExist: boolean },
  ): Promise<Counted<SageCreditNote>> {
    return withSage(deps, input, async (session) => {
      const { date, contactId, marker, lines } = input.plan;
      const { restoredFrom } = deps;
      // What was done after the backup bears the date of then.
      const fromDate = restoredFrom === null ? date : earlier(date, addDays(restoredFrom.slice(0, 10), -1));
      const mayExist = input.mayExist || restoredFrom !== null;
      const found = mayExist ? await findCreditNote(session, { contactId, marker, lines, fromDate }) : null;
      return found ?? (await createCreditNote(session, input.plan));
    });
  },

  /** Refused as after a payment that came first, or for the edition of the business: the credit note then stands unallocated. */
  async allocateCredit(
    input: BusinessAddress & { allocation: CreditAllocation },
  ): Promise<Counted<'allocated' | 'refused' | 'not_in_edition'>> {
    return withSage(deps, input, async (session) => {
      try {
        await allocateCredit(session, input.allocation);
        return 'allocated';
      } catch (error) {
        if (!(error instanceof SageError)) throw error;
        if (error.kind === 'not_in_edition') return 'not_in_edition';
        if (error.kind === 'invalid' || error.kind === 'forbidden') return 'refused';
        throw error;
      }
    });
  },
});

const earlier = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? a : b);

/** A draft is deleted instead of voided. */
const isOpen = ({ invoice: { status } }: WatchedInvoice): boolean =>
  status === 'UNPAID' || isUnreleased(status);

async function voidUnpaid(session: SageSession, id: string, reason: string): Promise<WatchedInvoice | null> {
  const before = await readWatchedInvoice(session, id);
  if (before === null || !isOpen(before)) return before;
  try {
    const invoice = await voidInvoice(session, { id, reason });
    return invoice === null ? null : { invoice, settledBy: before.settledBy };
  } catch (error) {
    // A payment may have come between the two calls.
    if (!(error instanceof SageError) || error.kind !== 'invalid') throw error;
    const after = await readWatchedInvoice(session, id);
    if (after !== null && isOpen(after)) throw error;
    return after;
  }
}
