import { type Amount, sum } from '../domain/money.ts';
import { type SageInvoice } from '../domain/sage-records.ts';
import { SageError } from './error.ts';
import { allocationFields } from './payment-record.ts';
import { requestJson } from './request.ts';
import { salesDocuments } from './sales-document.ts';
import { type SageSession } from './session.ts';
import { toWatched, watchedFields } from './watched-record.ts';

export interface CreditNoteInSage {
  readonly note: SageInvoice;
  /** How much of it is put against the invoice; null where Sage does not say, as to a user without the right. */
  readonly putAgainst: Amount | null;
}

/** GET /sales_credit_notes/{id}, and how much of it is put against one invoice. One call, and one more for each of its allocations. */
export async function readCreditNote(
  session: SageSession,
  id: string,
  invoiceId: string,
): Promise<CreditNoteInSage> {
  const query = { show_payments_allocations: 'true' };
  const { one: path } = salesDocuments.credit_note;
  const { invoice: note, settledBy } = toWatched(
    await requestJson(session, { method: 'GET', path, id, query }, watchedFields),
  );
  if (settledBy === null) return { note, putAgainst: null };
  const amounts: Amount[] = [];
  for (const { kind, id: allocationId } of settledBy) {
    if (kind !== 'allocation') continue;
    const put = await putBy(session, allocationId, invoiceId);
    if (put === null) return { note, putAgainst: null };
    amounts.push(put);
  }
  return { note, putAgainst: sum(amounts) };
}

/** Of one allocation, which may settle other things too. */
async function putBy(session: SageSession, id: string, invoiceId: string): Promise<Amount | null> {
  try {
    const found = await requestJson(
      session,
      { method: 'GET', path: '/contact_allocations/{id}', id },
      allocationFields,
    );
    const parts = (found.allocated_artefacts ?? []).filter(({ artefact }) => artefact?.id === invoiceId);
    const amounts = parts.map(({ amount }) => amount ?? null);
    return amounts.every((amount) => amount !== null) ? sum(amounts) : null;
  } catch (error) {
    const isUnsaid =
      error instanceof SageError &&
      ['forbidden', 'no_subscription', 'not_found', 'unexpected_answer'].includes(error.kind);
    if (isUnsaid) return null;
    throw error;
  }
}
