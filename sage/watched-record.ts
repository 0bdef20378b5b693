import { z } from 'zod';
import { type SettlementEntry, type WatchedInvoice } from '../domain/payments/watched-invoice.ts';
import { amount, idOf, optionalDate } from './fields.ts';
import { recordFields, toInvoice } from './invoice-record.ts';

const settlement = z.object({
  date: optionalDate,
  amount,
  discount: amount.nullish(),
  contact_payment: idOf,
  contact_allocation: idOf,
});

/** Entries that cannot be read cost what settled the invoice, not the invoice: it is then read alone. */
const settlements = z.array(settlement).nullish().catch(null);

/** An invoice with what settled it, which Sage lists only when asked (`show_payments_allocations`). */
export const watchedFields = recordFields.extend({ payments_allocations: settlements });

/** For a list of watched ones: no notes and links, which are long and of no matter to the payment. */
export const watchedAttributes =
  'invoice_number,status,date,due_date,contact,contact_name,currency,net_amount,tax_amount,total_amount,total_paid,' +
  'outstanding_amount,last_paid,sent,payments_allocations';

export const toWatched = (found: z.output<typeof watchedFields>): WatchedInvoice => ({
  invoice: toInvoice(found),
  settledBy: found.payments_allocations?.map(toEntry) ?? null,
});

function toEntry(found: z.output<typeof settlement>): SettlementEntry {
  const {
    date,
    amount: settled,
    discount,
    contact_payment: paymentId,
    contact_allocation: allocationId,
  } = found;
  return {
    kind: paymentId === null ? 'allocation' : 'payment',
    id: paymentId ?? allocationId ?? '',
    date,
    amount: settled,
    discount: discount ?? '0.00',
    onAccount: null,
  };
}
