import { type InvoiceView } from '../../domain/invoice/invoice.ts';
import { isZero } from '../../domain/money.ts';
import { refusal } from '../refusal.ts';

/** Sage voids nothing that something settles. */
export function hasPayments({ invoiceId, payment, request }: InvoiceView) {
  const money = (amount: string | undefined) => `${request.currency} ${amount ?? '0.00'}`;
  return refusal({
    code: 'has_payments',
    message: `On invoice "${invoiceId}" ${money(payment?.paid)} is paid, ${money(payment?.credited)} credited and ${money(payment?.discount)} discounted; ${money(payment?.outstanding)} is outstanding.`,
    fix: isZero(payment?.outstanding ?? '0.00')
      ? 'Delete the payments and allocations in Sage first; to give money back, hand over a credit note against it (PUT …/credit-notes/{id}).'
      : 'Delete the payments and allocations in Sage first, or credit the outstanding amount instead.',
  });
}
