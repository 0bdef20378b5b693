import { z } from 'zod';
import { type CreditLine } from '../domain/invoice/credited-shares.ts';
import { markersIn } from '../domain/invoice/marker.ts';
import { type IsoDate } from '../domain/dates.ts';
import { type Amount } from '../domain/money.ts';
import { amount, optionalText } from './fields.ts';
import { addressesBody, type SageAddress } from './address.ts';
import { given } from './given.ts';
import { lineBody, type SalesInvoicePlan } from './invoice-body.ts';
import { largestPage, listAll, readRecord } from './pages.ts';
import { requestJson } from './request.ts';
import { type SageSession } from './session.ts';
import { withinEdition } from './within-edition.ts';

export interface CreditNotePlan {
  /** The same id within 7 days gives the same credit note again. */
  readonly idempotencyId: string;
  readonly contactId: string;
  readonly date: IsoDate;
  /** At most 25 characters. */
  readonly reference: string;
  /** Internal; the last line is our marker. */
  readonly notes: string;
  readonly marker: string;
  readonly currency: string;
  /** Of a foreign one: the invoice's. */
  readonly exchangeRate?: string | undefined;
  /** Main and delivery address; the customer's when not given. */
  readonly address?: SageAddress | undefined;
  /** Of all lines, across borders of the EU. */
  readonly supplyType?: SalesInvoicePlan['supplyType'];
  readonly lines: readonly CreditLine[];
}

export interface SageCreditNote {
  readonly id: string;
  readonly number: string;
  readonly total: Amount;
}

const fields = z.object({
  id: z.string(),
  displayed_as: optionalText,
  credit_note_number: optionalText,
  notes: optionalText,
  total_amount: amount,
});

/** Of those of others only the notes count. */
const anyNote = z.looseObject({ id: z.string(), notes: optionalText });

const toNote = (found: z.output<typeof fields>): SageCreditNote => ({
  id: found.id,
  number: found.credit_note_number ?? found.displayed_as ?? found.id,
  total: found.total_amount,
});

/** The exact body of POST /sales_credit_notes. */
export const creditNoteBody = (plan: CreditNotePlan) => ({
  sales_credit_note: {
    idempotency_id: plan.idempotencyId,
    contact_id: plan.contactId,
    date: plan.date,
    reference: plan.reference,
    notes: plan.notes,
    currency_id: plan.currency,
    ...given({ exchange_rate: plan.exchangeRate }),
    ...addressesBody(plan.address),
    credit_note_lines: plan.lines.map(({ ledgerAccountId, net, tax, taxRateId, description, analysis }) =>
      lineBody(
        {
          description,
          ledgerAccountId,
          quantity: '1',
          unitPrice: net,
          discountAmount: '0.00',
          taxRateId,
          taxAmount: tax,
          analysis: analysis ?? [],
        },
        plan.supplyType,
      ),
    ),
  },
});

/** POST /sales_credit_notes. Settles nothing by itself: allocate it. */
export async function createCreditNote(session: SageSession, plan: CreditNotePlan): Promise<SageCreditNote> {
  const body = creditNoteBody(plan);
  return toNote(
    await withinEdition(session, () =>
      requestJson(session, { method: 'POST', path: '/sales_credit_notes', body }, fields),
    ),
  );
}

/** The credit note of the customer that carries our marker; null when there is none. Looks at those of `fromDate` or later. */
export async function findCreditNote(
  session: SageSession,
  { contactId, fromDate, marker }: Pick<CreditNotePlan, 'contactId' | 'marker'> & { fromDate: IsoDate },
): Promise<SageCreditNote | null> {
  const query = {
    contact_id: contactId,
    from_date: fromDate,
    attributes: 'credit_note_number,notes,total_amount',
    ...largestPage,
  };
  const list = { path: '/sales_credit_notes', query };
  const notes = await withinEdition(session, () => listAll(session, list, anyNote));
  const found = notes.find((one) => markersIn(one.notes).includes(marker));
  return found === undefined ? null : toNote(readRecord(list.path, found, fields));
}
