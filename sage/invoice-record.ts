import { z } from 'zod';
import { type SageInvoice } from '../domain/sage-records.ts';
import { amount, idOf, optionalDate, optionalMoment, optionalText } from './fields.ts';

const status = z.object({ id: z.enum(['DRAFT', 'PRO_FORMA', 'UNPAID', 'PART_PAID', 'PAID', 'VOID']) });

const link = z.object({ href: z.string(), rel: z.string().nullish(), type: z.string().nullish() });

export const invoiceFields = z.object({
  id: z.string(),
  displayed_as: z.string(),
  // "SI-DRAFT" until it is released.
  invoice_number: optionalText,
  status,
  date: z.iso.date(),
  due_date: optionalDate,
  reference: optionalText,
  notes: optionalText,
  contact: idOf,
  currency: idOf,
  net_amount: amount,
  tax_amount: amount,
  total_amount: amount,
  total_paid: amount,
  outstanding_amount: amount,
  last_paid: optionalDate,
  sent: z.boolean().nullish(),
  created_at: optionalMoment,
  links: z.array(link).nullish(),
});

export const toInvoice = (found: z.output<typeof invoiceFields>): SageInvoice => ({
  id: found.id,
  number: found.invoice_number ?? found.displayed_as,
  status: found.status.id,
  date: found.date,
  dueDate: found.due_date,
  reference: found.reference,
  notes: found.notes,
  contactId: found.contact,
  currency: found.currency,
  net: found.net_amount,
  tax: found.tax_amount,
  total: found.total_amount,
  paid: found.total_paid,
  outstanding: found.outstanding_amount,
  lastPaidOn: found.last_paid,
  sent: found.sent ?? false,
  createdAt: found.created_at,
  url: found.links?.find(({ rel, type }) => rel === 'alternate' && type === 'text/html')?.href ?? null,
});

/** A sales invoice as Sage answers it, alone or in a list with `invoiceAttributes`, made ours. */
export const invoiceShape = invoiceFields.transform(toInvoice);

/** Attributes to name in a list so that `invoiceShape` is filled. */
export const invoiceAttributes =
  'invoice_number,status,date,due_date,reference,notes,contact,currency,net_amount,tax_amount,total_amount,' +
  'total_paid,outstanding_amount,last_paid,sent,created_at,links';
