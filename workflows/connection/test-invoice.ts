import { TEST_CUSTOMER_NAME } from '../../domain/connection/test-report.ts';
import { type Totals } from '../../domain/invoice/invoice.ts';
import { lineTax, sum } from '../../domain/money.ts';
import { type TaxRate } from '../../domain/sage-records.ts';

const PRICE = '1.00';

/** The smallest invoice that shows whether ledger, tax rate and totals come out right; a draft, so it uses no number. */
export function testInvoice(parts: {
  idempotencyId: string;
  contactId: string;
  ledgerAccountId: string;
  rate: TaxRate;
  date: string;
  currency: string;
  countryId: string | null;
}) {
  const { idempotencyId, contactId, ledgerAccountId, rate, date, currency, countryId } = parts;
  return {
    idempotencyId,
    contactId,
    status: 'DRAFT' as const,
    date,
    dueDate: date,
    reference: 'CONNECTION-TEST',
    notes: 'Made by the connection test of the PSA. Safe to delete.',
    currency,
    // Sage refuses an invoice without one (reported).
    address: countryId === null ? undefined : { name: TEST_CUSTOMER_NAME, countryId },
    lines: [
      {
        description: 'Connection test',
        ledgerAccountId,
        quantity: '1',
        unitPrice: PRICE,
        discountAmount: '0.00',
        taxRateId: rate.id,
        taxAmount: lineTax(PRICE, rate.percentage),
      },
    ],
  };
}

/** What Sage must make of it. */
export function testTotals(rate: TaxRate): Totals {
  const tax = lineTax(PRICE, rate.percentage);
  return { net: PRICE, tax, total: sum([PRICE, tax]) };
}
