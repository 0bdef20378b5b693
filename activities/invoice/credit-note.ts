import { getClient } from '@temporalio/activity';
import { WorkflowNotFoundError } from '@temporalio/client';
import { type IsoDate } from '../../domain/dates.ts';
import { type Counted } from '../../domain/failures.ts';
import { type AskedInvoice, type DocumentKind, type NotAllocated } from '../../domain/invoice/credit-note.ts';
import { type InvoiceStatus } from '../../domain/invoice/invoice.ts';
import { getInvoiceQuery } from '../../domain/invoice/messages.ts';
import { invoiceWorkflowId } from '../../domain/keys.ts';
import { type Amount, exceeds, isZero, sameAmount, subtract } from '../../domain/money.ts';
import { type SageInvoice } from '../../domain/sage-records.ts';
import { allocateCredit } from '../../sage/allocate-credit.ts';
import { SageError } from '../../sage/error.ts';
import { readInvoice } from '../../sage/read-invoice.ts';
import { type SageSession } from '../../sage/session.ts';
import { type BusinessAddress } from '../connection/read-sage.ts';
import { type ActivityDependencies } from '../dependencies.ts';
import { withSage } from '../with-sage.ts';

const DEADLINE_MS = 10_000;

export interface Put {
  /** Of the note, put against the invoice, whoever did it. */
  readonly allocated: Amount;
  /** Why it is not the whole; null where it is. */
  readonly reason: NotAllocated | null;
}

/** What the run of an invoice says of it. */
export interface InvoiceSaid {
  readonly status: InvoiceStatus;
  /** It goes on. */
  readonly isOpen: boolean;
  readonly inSage: AskedInvoice | null;
  /** As the PSA calls its customer. */
  readonly customerName: string;
}

/** What a credit note that was handed over has to do with the invoice that it stands against. */
export const creditNoteActivities = (deps: ActivityDependencies) => ({
  /** What the run of an invoice says; null where it was never handed over, or longer ago than runs are kept. */
  async askInvoice({
    businessUnit,
    invoiceId,
  }: {
    businessUnit: string;
    invoiceId: string;
  }): Promise<InvoiceSaid | null> {
    const client = getClient();
    const invoice = client.workflow.getHandle(invoiceWorkflowId(businessUnit, invoiceId));
    try {
      return await client.withDeadline(Date.now() + DEADLINE_MS, async () => {
        const { status, plan, sage, request } = await invoice.query(getInvoiceQuery);
        const inSage = plan && sage && { sageBusinessId: plan.sageBusinessId, sageInvoiceId: sage.id };
        // What the last state of an ended run says does not change any more.
        const isOpen = inSage !== null || (await invoice.describe()).status.name === 'RUNNING';
        return { status, isOpen, inSage, customerName: request.customer.name };
      });
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
   * Puts the credit note against the invoice, as far as something is outstanding on both. What is on the note says whether that was done
   * before, so a repeat after a lost answer does nothing more, also when Sage no longer knows the idempotency id. Null: there is no such note
   * any more, or it is void.
   */
  async putAgainst(
    input: BusinessAddress & {
      creditNoteId: string;
      sageInvoiceId: string;
      contactId: string;
      date: IsoDate;
      idempotencyId: string;
    },
  ): Promise<Counted<Put | null>> {
    const { creditNoteId, sageInvoiceId: invoiceId, contactId, date, idempotencyId } = input;
    return withSage(deps, input, async (session): Promise<Put | null> => {
      const note = await readIfThere(session, creditNoteId, 'credit_note');
      if (note === null || note.status === 'VOID') return null;
      const before = subtract(note.total, note.outstanding);
      if (!isZero(before)) return { allocated: before, reason: reasonOf(before, note.total) };
      const invoice = await readIfThere(session, invoiceId);
      if (invoice === null || invoice.status === 'VOID') return { allocated: '0.00', reason: 'gone' };
      const { outstanding } = invoice;
      if (!exceeds(outstanding, '0.00')) return { allocated: '0.00', reason: 'nothing_outstanding' };
      const amount = exceeds(note.outstanding, outstanding) ? outstanding : note.outstanding;
      try {
        await allocateCredit(session, { idempotencyId, contactId, date, invoiceId, creditNoteId, amount });
        return { allocated: amount, reason: reasonOf(amount, note.total) };
      } catch (error) {
        if (!(error instanceof SageError)) throw error;
        if (error.kind === 'not_in_edition') return { allocated: '0.00', reason: 'not_in_edition' };
        if (error.kind === 'invalid' || error.kind === 'forbidden')
          return { allocated: '0.00', reason: 'refused' };
        throw error;
      }
    });
  },
});

const reasonOf = (allocated: Amount, total: Amount): NotAllocated | null =>
  sameAmount(allocated, total) ? null : 'nothing_outstanding';

async function readIfThere(
  session: SageSession,
  id: string,
  kind: DocumentKind = 'invoice',
): Promise<SageInvoice | null> {
  try {
    return await readInvoice(session, id, kind);
  } catch (error) {
    if (error instanceof SageError && error.kind === 'not_found') return null;
    throw error;
  }
}
