import { getClient } from '@temporalio/activity';
import { WorkflowNotFoundError } from '@temporalio/client';
import { type IsoDate } from '../../domain/dates.ts';
import { type Counted } from '../../domain/failures.ts';
import { type AskedInvoice, type DocumentKind, type NotAllocated } from '../../domain/invoice/credit-note.ts';
import { isUnreleased } from '../../domain/invoice/draft.ts';
import { type InvoiceStatus, type InvoiceView } from '../../domain/invoice/invoice.ts';
import { type ClaimAnswer, type CreditClaim } from '../../domain/invoice/credit-claims.ts';
import { claimCreditUpdate, getInvoiceQuery } from '../../domain/invoice/messages.ts';
import { type TaxOfInvoice, taxOfInvoice } from '../../domain/invoice/tax-of-invoice.ts';
import { allocationIdempotencyId, invoiceWorkflowId } from '../../domain/keys.ts';
import { type Amount, exceeds, isZero, subtract, sum } from '../../domain/money.ts';
import { type SageInvoice } from '../../domain/sage-records.ts';
import { allocateCredit } from '../../sage/allocate-credit.ts';
import { SageError, type SageErrorKind } from '../../sage/error.ts';
import { readCreditNote } from '../../sage/read-credit-note.ts';
import { readInvoice } from '../../sage/read-invoice.ts';
import { type SageSession } from '../../sage/session.ts';
import { voidInvoice } from '../../sage/void-invoice.ts';
import { type BusinessAddress } from '../connection/read-sage.ts';
import { type ActivityDependencies } from '../dependencies.ts';
import { withSage } from '../with-sage.ts';
import { lackingNow } from './read-edition.ts';

const DEADLINE_MS = 10_000;

export interface Put {
  /** Of the note, put against the invoice, whoever did it. */
  readonly allocated: Amount;
  /** Of the note, put against nothing; an earlier version left it out where it was all that is not allocated. */
  readonly open?: Amount;
  /** Why something is open; null where nothing is. */
  readonly reason: NotAllocated | null;
  /** Sage's words, where it refused. */
  readonly refusal?: { readonly kind: SageErrorKind; readonly message: string } | null;
}

/** What the run of an invoice says of it. */
export interface InvoiceSaid {
  readonly status: InvoiceStatus;
  /** It goes on. */
  readonly isOpen: boolean;
  readonly inSage: AskedInvoice | null;
  /** Left out by an earlier version. */
  readonly tax?: TaxOfInvoice;
  /** As the PSA calls its customer. */
  readonly customerName: string;
}

/** What a credit note that was handed over has to do with the invoice that it stands against. */
export const creditNoteActivities = (deps: ActivityDependencies) => ({
  askInvoice(input: { businessUnit: string; invoiceId: string }): Promise<InvoiceSaid | null> {
    return invoiceSaid(input.businessUnit, input.invoiceId);
  },

  /** Lets the run of the invoice keep what the credit note takes of it; null where no run of it goes on. */
  async claimCredit(input: {
    businessUnit: string;
    invoiceId: string;
    claim: CreditClaim;
    isMeant: boolean;
  }): Promise<ClaimAnswer | null> {
    const { businessUnit, invoiceId, claim, isMeant } = input;
    const client = getClient();
    const invoice = client.workflow.getHandle(invoiceWorkflowId(businessUnit, invoiceId));
    try {
      return await client.withDeadline(Date.now() + DEADLINE_MS, () =>
        invoice.executeUpdate(claimCreditUpdate, { args: [{ claim, isMeant }] }),
      );
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return null;
      throw error;
    }
  },

  /** The invoice as Sage has it now; null where it has none. */
  async readAgainst(
    input: BusinessAddress & { sageInvoiceId: string },
  ): Promise<Counted<SageInvoice | null>> {
    return withSage(deps, input, (session) => readIfThere(session, input.sageInvoiceId));
  },

  /** The credit note as Sage has it now; null where somebody deleted it there. */
  async readCreditNote(
    input: BusinessAddress & { creditNoteId: string },
  ): Promise<Counted<SageInvoice | null>> {
    return withSage(deps, input, (session) => readIfThere(session, input.creditNoteId, 'credit_note'));
  },

  /**
   * Voids the credit note unless it is put against something or refunded, and answers how it then stands; null where it is not there any more,
   * as a draft that is deleted instead. Reads first, so that a repeat after a lost answer finds what the first one did.
   */
  async voidCreditNote(
    input: BusinessAddress & { creditNoteId: string; reason: string },
  ): Promise<Counted<SageInvoice | null>> {
    const { creditNoteId: id, reason } = input;
    return withSage(deps, input, async (session) => {
      const before = await readIfThere(session, id, 'credit_note');
      if (before === null || !isVoidable(before)) return before;
      try {
        return await voidInvoice(session, { id, reason }, 'credit_note');
      } catch (error) {
        // Somebody may have put it against something between the two calls.
        if (!(error instanceof SageError) || error.kind !== 'invalid') throw error;
        const after = await readIfThere(session, id, 'credit_note');
        if (after !== null && isVoidable(after)) throw error;
        return after;
      }
    });
  },

  /**
   * Puts the credit note against the invoice, as far as something is outstanding on both. What Sage has put against it already is not put
   * again, so a repeat after a lost answer does nothing more, also when Sage no longer knows the idempotency id. Null: there is no such note
   * any more, or it is void.
   */
  async putAgainst(
    input: BusinessAddress & {
      creditNoteId: string;
      sageInvoiceId: string;
      contactId: string;
      date: IsoDate;
    },
  ): Promise<Counted<Put | null>> {
    const { creditNoteId, sageInvoiceId: invoiceId, contactId, date, businessUnit, sageBusinessId } = input;
    return withSage(deps, input, async (session): Promise<Put | null> => {
      const found = await ifThere(() => readCreditNote(session, creditNoteId, invoiceId));
      if (found === null || found.note.status === 'VOID') return null;
      const { note } = found;
      const settled = subtract(note.total, note.outstanding);
      const before = found.putAgainst ?? settled;
      const without = (reason: NotAllocated, refusal: Put['refusal'] = null): Put => {
        const isOpen = exceeds(note.outstanding, '0.00');
        return { allocated: before, open: note.outstanding, reason: isOpen ? reason : null, refusal };
      };
      // Where Sage does not say what was settled, it is taken for ours: nothing is put against it twice.
      const isUnsaid = found.putAgainst === null && !isZero(settled);
      if (isUnsaid || isZero(note.outstanding)) return without('nothing_outstanding');
      const invoice = await readIfThere(session, invoiceId);
      if (invoice === null || invoice.status === 'VOID') return without('gone');
      const { outstanding } = invoice;
      if (!exceeds(outstanding, '0.00')) return without('nothing_outstanding');
      const lacking = await lackingNow({ businessUnit, sageBusinessId }, 'POST /contact_allocations');
      if (lacking !== null) return without('not_in_edition');
      const amount = exceeds(note.outstanding, outstanding) ? outstanding : note.outstanding;
      const idempotencyId = allocationIdempotencyId(creditNoteId, invoiceId, before);
      try {
        await allocateCredit(session, { idempotencyId, contactId, date, invoiceId, creditNoteId, amount });
        const open = subtract(note.outstanding, amount);
        const reason = isZero(open) ? null : 'nothing_outstanding';
        return { allocated: sum([before, amount]), open, reason, refusal: null };
      } catch (error) {
        if (!(error instanceof SageError)) throw error;
        const { kind, message } = error;
        if (kind === 'not_in_edition') return without('not_in_edition', { kind, message });
        if (kind === 'invalid' || kind === 'forbidden') return without('refused', { kind, message });
        throw error;
      }
    });
  },
});

/** What the run of an invoice says; null where it was never handed over, or longer ago than runs are kept. */
export async function invoiceSaid(businessUnit: string, invoiceId: string): Promise<InvoiceSaid | null> {
  return (await askRun(businessUnit, invoiceId))?.said ?? null;
}

/** The same, with all that the run shows. */
export async function askRun(
  businessUnit: string,
  invoiceId: string,
): Promise<{ readonly said: InvoiceSaid; readonly state: InvoiceView } | null> {
  const client = getClient();
  const invoice = client.workflow.getHandle(invoiceWorkflowId(businessUnit, invoiceId));
  try {
    return await client.withDeadline(Date.now() + DEADLINE_MS, async () => {
      const state = await invoice.query(getInvoiceQuery);
      const { status, plan, sage, request } = state;
      const inSage = plan && sage && { sageBusinessId: plan.sageBusinessId, sageInvoiceId: sage.id };
      // What the last state of an ended run says does not change any more.
      const isOpen = inSage !== null || (await invoice.describe()).status.name === 'RUNNING';
      const customerName = request.customer.name;
      return { said: { status, isOpen, inSage, tax: taxOfInvoice(state), customerName }, state };
    });
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}

const isVoidable = ({ status }: SageInvoice): boolean => status === 'UNPAID' || isUnreleased(status);

export const readIfThere = (
  session: SageSession,
  id: string,
  kind: DocumentKind = 'invoice',
): Promise<SageInvoice | null> => ifThere(() => readInvoice(session, id, kind));

async function ifThere<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof SageError && error.kind === 'not_found') return null;
    throw error;
  }
}
