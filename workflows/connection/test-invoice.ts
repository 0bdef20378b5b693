import { TEST_CUSTOMER_NAME } from '../../domain/connection/test-report.ts';
import { type PostalAddress } from '../../domain/invoice/addresses.ts';
import { type Totals } from '../../domain/invoice/invoice.ts';
import { lineTax, sum } from '../../domain/money.ts';
import { type SageBusinessProfile, type TaxRate } from '../../domain/sage-records.ts';
import { shorten } from '../../domain/shorten.ts';

const PRICE = '1.00';

/** The smallest invoice that shows whether ledger, tax rate and totals come out right; a draft, so it uses no number. */
export function testInvoice(parts: {
  idempotencyId: string;
  contactId: string;
  ledgerAccountId: string;
  rate: TaxRate;
  date: string;
  currency: string;
  address: PostalAddress;
}) {
  const { idempotencyId, contactId, ledgerAccountId, rate, date, currency, address } = parts;
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
    address,
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

/** The business's own; where Sage has none, words that nobody takes for one. */
export function testAddress({ address, countryId }: SageBusinessProfile): PostalAddress {
  const { line1, line2, city, region, postalCode } = address ?? { line1: 'Connection test' };
  const cut = (text: string | undefined) => text && shorten(text, 50);
  return {
    name: TEST_CUSTOMER_NAME,
    line1: shorten(line1, 50),
    line2: cut(line2),
    city: cut(city),
    region: cut(region),
    postalCode: postalCode && shorten(postalCode, 10),
    countryId: countryId ?? undefined,
  };
}

/** What Sage must make of it. */
export function testTotals(rate: TaxRate): Totals {
  const tax = lineTax(PRICE, rate.percentage);
  return { net: PRICE, tax, total: sum([PRICE, tax]) };
}
