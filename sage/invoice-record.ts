import { z } from 'zod';
import { type Amount, subtract, sum } from '../domain/money.ts';
import { type SageInvoice } from '../domain/sage-records.ts';
import { amount, decimal, idOf, optionalDate, optionalMoment, optionalText } from './fields.ts';

const status = z.object({ id: z.enum(['DRAFT', 'PRO_FORMA', 'UNPAID', 'PART_PAID', 'PAID', 'VOID']) });

const link = z.object({ href: z.string(), rel: z.string().nullish(), type: z.string().nullish() });

export const recordFields = z.object({
  id: z.string(),
  displayed_as: optionalText,
  // "SI-DRAFT" until it is released.
  invoice_number: optionalText,
  // In its place on a credit note, which is read by the same shape.
  credit_note_number: optionalText,
  status,
  date: z.iso.date(),
  due_date: optionalDate,
  reference: optionalText,
  notes: optionalText,
  contact: idOf,
  contact_name: optionalText,
  currency: idOf,
  net_amount: amount.nullish(),
  tax_amount: amount.nullish(),
  total_amount: amount.nullish(),
  exchange_rate: decimal.nullish().catch(null),
  base_currency_net_amount: amount.nullish().catch(null),
  base_currency_tax_amount: amount.nullish().catch(null),
  base_currency_total_amount: amount.nullish().catch(null),
  total_paid: amount.nullish(),
  outstanding_amount: amount.nullish(),
  last_paid: optionalDate,
  sent: z.boolean().nullish(),
  created_at: optionalMoment,
  links: z.array(link).nullish().catch(null),
});

type RecordFields = z.output<typeof recordFields>;
type Figures = Pick<SageInvoice, 'net' | 'tax' | 'total' | 'paid' | 'outstanding'>;

/**
 * Sage leaves amounts null where there is nothing to say: the tax of a business that is not registered for VAT, what is paid on an invoice
 * that nobody paid (observed). What the others say is put there; a figure that they do not say makes the record unreadable.
 */
function figuresOf(found: RecordFields): Figures | { readonly missing: string } {
  const { net_amount: net, total_amount: total } = found;
  const known = net ?? total;
  if (known === null || known === undefined) return { missing: 'total_amount' };
  const tax = found.tax_amount ?? subtract(total ?? known, net ?? known);
  const whole = total ?? sum([known, tax]);
  const settled = settledBy(found.status.id, whole);
  const paid = found.total_paid ?? settled?.paid;
  const outstanding = found.outstanding_amount ?? settled?.outstanding;
  if (outstanding === undefined) return { missing: 'outstanding_amount' };
  if (paid === undefined) return { missing: 'total_paid' };
  return { net: net ?? subtract(whole, tax), tax, total: whole, paid, outstanding };
}

/** What the status alone says of the money. */
function settledBy(id: SageInvoice['status'], total: Amount): { paid?: Amount; outstanding?: Amount } | null {
  switch (id) {
    case 'DRAFT':
    case 'PRO_FORMA':
    case 'UNPAID':
      return { paid: '0.00', outstanding: total };
    case 'PAID':
      return { outstanding: '0.00' };
    case 'VOID':
      return { paid: '0.00', outstanding: '0.00' };
    case 'PART_PAID':
      return null;
  }
}

/** For every shape made of `recordFields`. */
export function checkFigures(found: RecordFields, context: z.RefinementCtx): void {
  const figures = figuresOf(found);
  if ('missing' in figures)
    context.addIssue({ code: 'custom', path: [figures.missing], message: 'and no other field says it' });
}

function checkedFigures(found: RecordFields): Figures {
  const figures = figuresOf(found);
  if ('missing' in figures) throw new TypeError(`${found.id} came unchecked: ${figures.missing}`);
  return figures;
}

/** Only whole: the tax of a business that is not registered for VAT may be left null. */
function inBaseOf(found: RecordFields): Pick<SageInvoice, 'inBase' | 'exchangeRate'> {
  const { base_currency_net_amount: net, base_currency_total_amount: total, exchange_rate: rate } = found;
  const isKnown = typeof net === 'string' && typeof total === 'string';
  const tax = found.base_currency_tax_amount;
  return {
    ...(isKnown && { inBase: { net, tax: tax ?? subtract(total, net), total } }),
    ...(typeof rate === 'string' && { exchangeRate: rate }),
  };
}

/** Of fields that `checkFigures` found complete. */
export const toInvoice = (found: RecordFields): SageInvoice => ({
  id: found.id,
  number: found.invoice_number ?? found.credit_note_number ?? found.displayed_as ?? found.id,
  status: found.status.id,
  date: found.date,
  dueDate: found.due_date,
  reference: found.reference,
  notes: found.notes,
  contactId: found.contact,
  ...(found.contact_name !== null && { contactName: found.contact_name }),
  currency: found.currency,
  ...checkedFigures(found),
  ...inBaseOf(found),
  lastPaidOn: found.last_paid,
  sent: found.sent ?? false,
  createdAt: found.created_at,
  url: found.links?.find(({ rel, type }) => rel === 'alternate' && type === 'text/html')?.href ?? null,
});

/** A sales invoice as Sage answers it, alone or in a list with `invoiceAttributes`, made ours. */
export const invoiceShape = recordFields.superRefine(checkFigures).transform(toInvoice);

/** Attributes to name in a list so that `invoiceShape` is filled. */
export const invoiceAttributes =
  'invoice_number,status,date,due_date,reference,notes,contact,contact_name,currency,net_amount,tax_amount,total_amount,' +
  'exchange_rate,base_currency_net_amount,base_currency_tax_amount,base_currency_total_amount,' +
  'total_paid,outstanding_amount,last_paid,sent,created_at,links';

/** The same of a credit note, which has a number of its own and no due date. */
export const creditNoteAttributes = invoiceAttributes
  .replace('invoice_number', 'credit_note_number')
  .replace('due_date,', '');
