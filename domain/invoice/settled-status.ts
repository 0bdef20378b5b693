import { type InvoiceStatus, type InvoiceView } from './invoice.ts';

/** Where an invoice that is in Sage stands, whatever interrupted it. */
export function settledStatus({ payment, markedSent, email, sage }: InvoiceView): InvoiceStatus {
  if (sage?.isDraft === true) return 'draft';
  if (payment !== null && sage !== null) {
    if (payment.outstanding === '0.00') return 'paid';
    if ([payment.paid, payment.credited, payment.discount].some((amount) => amount !== '0.00'))
      return 'part_paid';
  }
  return markedSent || email !== null ? 'sent' : 'issued';
}
