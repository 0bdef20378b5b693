import { type Payment } from './invoice.ts';
import { type SageInvoice } from './sage-records.ts';

export type Settlement = 'open' | 'part_paid' | 'paid' | 'voided';

/** What Sage's own record says of the money; only this counts, never the notice that led to the look. */
export function settlementOf(invoice: SageInvoice): { settlement: Settlement; payment: Payment } {
  const payment = { paid: invoice.paid, outstanding: invoice.outstanding, lastPaidOn: invoice.lastPaidOn };
  switch (invoice.status) {
    case 'PAID':
      return { settlement: 'paid', payment };
    case 'PART_PAID':
      return { settlement: 'part_paid', payment };
    case 'VOID':
      return { settlement: 'voided', payment };
    case 'UNPAID':
    case 'DRAFT':
    case 'PRO_FORMA':
      return { settlement: 'open', payment };
  }
}
