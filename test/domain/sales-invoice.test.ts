import assert from 'node:assert/strict';
import { type InvoiceRequest, type TaxedLine } from '../../domain/invoice/invoice.ts';
import { invoiceMarker } from '../../domain/keys.ts';
import { salesInvoiceOf } from '../../domain/invoice/sales-invoice.ts';
import { invoiceRequest } from '../../domain/schemas/invoice.ts';
import { business, plannedLine, request } from './samples.ts';

const identity = { businessUnit: 'unit-1', invoiceId: 'inv-1', revision: 2 };
const taxed: TaxedLine = {
  ...plannedLine(),
  taxRateId: 'GB_STANDARD',
  taxSource: 'ledger',
  net: '100.00',
  tax: '20.00',
};

const salesInvoice = (change: Partial<InvoiceRequest> = {}, at = identity) =>
  salesInvoiceOf(at, request(change), {
    plan: {
      sageBusinessId: business.id,
      businessName: business.name,
      countryId: 'GB',
      send: 'email',
      footerMode: 'append',
      reversalWindowDays: 60,
      onTotalsDiffer: 'send',
      dueDate: '2026-12-03',
      dueDateSource: 'default',
      lines: [taxed],
      net: '100.00',
    },
    customer: { id: 'the-customer', name: 'Acme Ltd', taxRateId: null, origin: 'found', warning: null },
    lines: [taxed],
    exchangeRate: null,
  });

describe('The invoice that Sage is asked for', () => {
  it('has the decided customer, due date, ledger and tax', () => {
    const { contactId, date, dueDate, currency, lines } = salesInvoice();
    assert.deepEqual(
      { contactId, date, dueDate, currency },
      { contactId: 'the-customer', date: '2026-11-03', dueDate: '2026-12-03', currency: 'GBP' },
    );
    assert.deepEqual(lines, [
      {
        description: 'Consulting',
        ledgerAccountId: taxed.ledger.id,
        quantity: '1',
        unitPrice: '100.00',
        discountAmount: '0.00',
        includesTax: false,
        taxRateId: 'GB_STANDARD',
        taxAmount: '20.00',
      },
    ]);
  });

  it('has amounts as text, never as numbers', () => {
    for (const line of salesInvoice().lines) {
      for (const [name, value] of Object.entries(line))
        if (name !== 'includesTax') assert.equal(typeof value, 'string', name);
    }
  });

  it("has the customer's reference, and the PSA's number where there is none", () => {
    assert.equal(salesInvoice({ reference: 'PO 4500087231' }).reference, 'PO 4500087231');
    assert.equal(salesInvoice().reference, 'NW-1');
    assert.equal(salesInvoice({ reference: '' }).reference, 'NW-1');
  });

  it('has the marker as the last line of its notes, with and without notes of its own', () => {
    const marker = invoiceMarker('unit-1', 'inv-1', 2);
    assert.equal(salesInvoice().notes, `PSA invoice NW-1\n${marker}`);
    assert.equal(
      salesInvoice({ notes: 'Approved.\nTwice.' }).notes,
      `Approved.\nTwice.\nPSA invoice NW-1\n${marker}`,
    );
  });

  it("has notes within Sage's 2,000 characters even where everything is as long as the API takes", () => {
    const longest = request({ number: 'n'.repeat(25), notes: 'x'.repeat(1800) });
    assert.ok(invoiceRequest.safeParse(longest).success);
    const at = { businessUnit: 'u'.repeat(64), invoiceId: 'i'.repeat(64), revision: 999_999 };
    assert.ok(salesInvoice(longest, at).notes.length <= 2000);
  });

  it('is asked for under an id of its own for each revision, and the same one each time', () => {
    const first = salesInvoice({}, { ...identity, revision: 1 });
    assert.equal(salesInvoice().idempotencyId, salesInvoice().idempotencyId);
    assert.notEqual(salesInvoice().idempotencyId, first.idempotencyId);
  });

  it('prints the footer, and not the internal notes', () => {
    const { footer } = salesInvoice({ footer: 'Pay soon.', notes: 'Slow payer.' });
    assert.equal(footer, 'Pay soon.');
  });
});
