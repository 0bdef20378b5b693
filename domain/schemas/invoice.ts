import { z } from 'zod';
import { isIsoDate } from '../dates.ts';
import { markersIn } from '../invoice/marker.ts';
import { amountsDiffer } from '../invoice/given-totals.ts';
import { exceeds, isZero, lineAmounts, sameAmount, sum, toAmount } from '../money.ts';
import { country } from './country.ts';
import { email } from './email.ts';
import { copies } from './email-settings.ts';
import { amount, exchangeRate, percent, quantity, unitPrice } from './decimal.ts';
import { currency, dueDays, identifier, isoDate, paragraphs, requiredText, sageId, text } from './text.ts';

/** Field limits are those of Sage's sales invoice and contact (Sage's API description, v3.1). */

export const address = z
  .strictObject({
    line1: text(50).optional(),
    line2: text(50).optional(),
    city: text(50).optional(),
    region: text(50).optional(),
    postalCode: text(10).optional(),
    country: country.optional(),
  })
  .meta({ id: 'Address' });

export const invoiceCustomer = z
  .strictObject({
    sageContactId: sageId.optional().describe('Sage contact to invoice; empty: found by e-mail'),
    name: requiredText(100).describe('Company name, used when the customer is created in Sage'),
    contactName: requiredText(50).optional(),
    email: email.describe('Invoice contact: decides the customer in Sage and receives the invoice'),
    telephone: text(50).optional(),
    vatNumber: text(20)
      .optional()
      .describe('Used when the customer is created in Sage, which checks its form'),
    address: address.optional(),
  })
  .meta({ id: 'InvoiceCustomer' });

export const discount = z
  .union([z.strictObject({ amount }), z.strictObject({ percent })], {
    error:
      'must be either {"amount": "5.00"} or {"percent": "10"}: 0 or more, with two decimals at most, and no more than 100 percent',
  })
  .describe('Off this line: a percentage, or an amount in the terms of its price')
  .meta({ id: 'Discount' });

export const footerMode = z.enum(['append', 'replace'], { error: 'must be "append" or "replace"' });

export const goodsOrServices = z.enum(['goods', 'services'], { error: 'must be "goods" or "services"' });

export const invoiceLine = z
  .strictObject({
    description: paragraphs(200).refine((value) => value.length > 0, { error: 'must not be empty' }),
    quantity,
    unitPrice: unitPrice.describe('In the currency of the invoice; before tax, unless its prices include it'),
    discount: discount.optional(),
    glAccountId: identifier
      .optional()
      .describe('Override on the contract line; empty: template, then default'),
    taxRateId: sageId.optional().describe("Sage tax rate; empty: customer's, ledger's, then the default"),
  })
  .meta({ id: 'InvoiceLine' });

export const invoiceRequest = z
  .strictObject({
    number: requiredText(25).describe(
      "The PSA's own invoice number, shown beside Sage's; what tells invoices apart is the id in the URL",
    ),
    date: isoDate,
    dueDate: isoDate.optional().describe('Empty: date + projectDueDays, else + default due days'),
    projectDueDays: dueDays.optional(),
    currency,
    exchangeRate: exchangeRate
      .optional()
      .describe(
        "Of a foreign currency, as Sage's exchange_rate: how many units of the invoice's currency one unit of the base currency is worth, so 1.1567 where GBP 1 = EUR 1.1567; ten decimals at most. Empty: Sage's own rate, or a person is asked",
      ),
    customer: invoiceCustomer,
    contractTemplateId: identifier.optional(),
    reference: text(25).optional().describe("Customer's reference; empty: the PSA's number"),
    notes: paragraphs(1800)
      .refine((notes) => markersIn(notes).length === 0, {
        error: 'has a line like "[PSA unit/id r1]", which is how invoices are found again: leave it out',
      })
      .optional()
      .describe("Internal, seen in Sage only; Sage's 2,000 less our marker line"),
    footer: paragraphs(2000)
      .optional()
      .describe(
        "Printed on the invoice, below the default terms of the business in Sage; empty: Sage's default terms alone",
      ),
    footerMode: footerMode
      .optional()
      .describe(
        '"replace" prints the footer without Sage\'s default terms; empty: the connection\'s setting',
      ),
    cc: copies.optional().describe("Copies of the e-mail, besides the connection's own"),
    send: z
      .enum(['email', 'mark_sent', 'none'], { error: 'must be "email", "mark_sent" or "none"' })
      .optional()
      .describe("How this invoice goes out; empty: the connection's setting"),
    pricesIncludeTax: z
      .boolean()
      .optional()
      .describe('Unit prices and discounts of all lines include the tax; empty: they do not'),
    goodsOrServices: goodsOrServices
      .optional()
      .describe("What all lines are, told to Sage across borders of the EU; empty: the connection's setting"),
    lines: z
      .array(invoiceLine)
      .min(1, { error: 'must have at least one line' })
      .max(200, { error: 'must have 200 lines or fewer' }),
    netTotal: amount
      .optional()
      .describe(
        "The PSA's own net total; refused when the lines do not add up to it (where prices include tax: checked when the rates are known)",
      ),
    taxTotal: amount
      .optional()
      .describe("The PSA's own tax total; checked when the tax rates are known, before anything is in Sage"),
    grossTotal: amount
      .optional()
      .describe(
        "The PSA's own total with tax; checked likewise (where prices include tax: refused when the lines do not add up to it)",
      ),
  })
  .superRefine((invoice, context) => {
    if (invoice.dueDate !== undefined && isEarlier(invoice.dueDate, invoice.date)) {
      context.addIssue({
        code: 'custom',
        path: ['dueDate'],
        message: `${invoice.dueDate} lies before the invoice date ${invoice.date}: give a later one or leave it out`,
      });
    }
    const amounts = invoice.lines.map((line, index) => {
      const own = lineAmounts(line);
      if (own.amount.startsWith('-')) {
        context.addIssue({
          code: 'custom',
          path: ['lines', index, 'discount'],
          message: `the discount ${own.discount} is more than the line itself: reduce it`,
        });
      }
      return own.amount;
    });
    const total = sum(amounts);
    if (invoice.lines.length > 0 && isZero(total)) {
      context.addIssue({ code: 'custom', path: ['lines'], message: 'add up to 0.00: nothing to invoice' });
    }
    if (exceeds(total, '999999999.99')) {
      context.addIssue({ code: 'custom', path: ['lines'], message: `add up to ${total}: that is too much` });
    }
    const { netTotal, taxTotal, grossTotal } = invoice;
    // The rest of them is known with the tax rates.
    const path = invoice.pricesIncludeTax === true ? 'grossTotal' : 'netTotal';
    const given = invoice[path];
    if (given !== undefined && !sameAmount(given, total)) {
      context.addIssue({
        code: 'custom',
        path: [path],
        message: amountsDiffer(invoice.lines, given, total),
      });
    }
    if (netTotal !== undefined && taxTotal !== undefined && grossTotal !== undefined) {
      const together = sum([netTotal, taxTotal]);
      if (!sameAmount(together, grossTotal))
        context.addIssue({
          code: 'custom',
          path: ['grossTotal'],
          message: `${toAmount(grossTotal)} is not netTotal + taxTotal (${together}): correct one of the three`,
        });
    }
  })
  .meta({ id: 'InvoiceRequest' });

/** False also where one of them is no date: that is told already. */
const isEarlier = (date: string, other: string): boolean =>
  isIsoDate(date) && isIsoDate(other) && date < other;
