import { z } from 'zod';
import { type CreditLine } from '../domain/invoice/credited-shares.ts';
import { markersIn } from '../domain/invoice/marker.ts';
import { type IsoDate } from '../domain/dates.ts';
import { type Amount, sum } from '../domain/money.ts';
import { SageError } from './error.ts';
import { amount, optionalText } from './fields.ts';
import { addressesBody, type SageAddress } from './address.ts';
import { given } from './given.ts';
import { lineBody, type SalesInvoicePlan } from './invoice-body.ts';
import { largestPage, listAll, readRecord } from './pages.ts';
import { requestJson } from './request.ts';
import { salesDocuments } from './sales-document.ts';
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
  net_amount: amount.nullish(),
  tax_amount: amount.nullish(),
  total_amount: amount.nullish(),
});

/** Of those of others only the notes count. */
const anyNote = z.looseObject({ id: z.string(), notes: optionalText });

/** Amounts may be null (observed): of tax, where there is none. Null: the record does not say. */
function totalOf({ net_amount: net, tax_amount: tax, total_amount: total }: z.output<typeof fields>) {
  return total ?? (net ? sum([net, tax ?? '0.00']) : null);
}

/** It is in Sage, whatever its record leaves out: read once more, and else taken to be what was sent. */
async function toNote(
  session: SageSession,
  found: z.output<typeof fields>,
  lines: readonly CreditLine[],
): Promise<SageCreditNote> {
  const total = totalOf(found) ?? (await totalNow(session, found.id));
  return {
    id: found.id,
    number: found.credit_note_number ?? found.displayed_as ?? found.id,
    total: total ?? sum(lines.flatMap(({ net, tax }) => [net, tax])),
  };
}

async function totalNow(session: SageSession, id: string): Promise<Amount | null> {
  try {
    const { one: path } = salesDocuments.credit_note;
    return totalOf(await requestJson(session, { method: 'GET', path, id }, fields));
  } catch (error) {
    if (error instanceof SageError) return null;
    throw error;
  }
}

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
  const made = await withinEdition(session, () =>
    requestJson(session, { method: 'POST', path: '/sales_credit_notes', body }, fields),
  );
  return toNote(session, made, plan.lines);
}

/** The credit note of the customer that carries our marker; null when there is none. Looks at those of `fromDate` or later. */
export async function findCreditNote(
  session: SageSession,
  {
    contactId,
    fromDate,
    marker,
    lines,
  }: Pick<CreditNotePlan, 'contactId' | 'marker' | 'lines'> & { fromDate: IsoDate },
): Promise<SageCreditNote | null> {
  const query = {
    contact_id: contactId,
    from_date: fromDate,
    attributes: 'credit_note_number,notes,net_amount,tax_amount,total_amount',
    ...largestPage,
  };
  const list = { path: '/sales_credit_notes', query };
  const notes = await withinEdition(session, () => listAll(session, list, anyNote));
  const found = notes.find((one) => markersIn(one.notes).includes(marker));
  return found === undefined ? null : toNote(session, readRecord(list.path, found, fields), lines);
}
