import { z } from 'zod';
import { markersIn } from '../invoice/marker.ts';
import { amountsDiffer } from '../invoice/given-totals.ts';
import {
  type Amount,
  exceeds,
  isNegative,
  isZero,
  lineAmounts,
  sameAmount,
  sum,
  toAmount,
} from '../money.ts';
import { attachments } from './attachments.ts';
import { country } from './country.ts';
import { email } from './email.ts';
import { copies } from './email-settings.ts';
import { amount, exchangeRate, percent, quantity, signedAmount, unitPrice } from './decimal.ts';
import { currency, identifier, isoDate, paragraphs, requiredText, sageId, text } from './text.ts';

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

/** Sage has three analysis types for transactions, of each of which a line takes one category (Sage guide). */
const MOST_ANALYSIS_TYPES = 3;

export const invoiceLine = z
  .strictObject({
    description: paragraphs(200)
      .refine((value) => value.length > 0, { error: 'must not be empty' })
      .meta({ minLength: 1 }),
    quantity,
    unitPrice: unitPrice.describe(
      'In the currency of the invoice; before tax, unless its prices include it. Negative for what is taken off, as a deposit: the quantity stays positive',
    ),
    discount: discount.optional(),
    glAccountId: identifier
      .optional()
      .describe('Override on the contract line; empty: template, then default'),
    analysis: z
      .record(requiredText(100), requiredText(100))
      .refine((analysis) => Object.keys(analysis).length <= MOST_ANALYSIS_TYPES, {
        error: `may name ${MOST_ANALYSIS_TYPES} analysis types at most`,
      })
      .meta({ maxProperties: MOST_ANALYSIS_TYPES })
      .optional()
      .describe(
        'What it is counted under in Sage, each analysis type with its category, by names or ids: {"Project": "Website"}',
      ),
    taxRateId: sageId
      .optional()
      .describe(
        "Sage tax rate; empty: of a credit note that of its invoice on the same ledger, then customer's, ledger's, then the default",
      ),
  })
  .meta({ id: 'InvoiceLine' });

export const goodsOrServices = z.enum(['goods', 'services'], { error: 'must be "goods" or "services"' });

/** What invoices and credit notes have in common. */
export const documentFields = {
  number: requiredText(25).describe(
    "The PSA's own number, shown beside Sage's; what tells two apart is the id in the URL",
  ),
  date: isoDate,
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
  cc: copies.optional().describe("Copies of the e-mail, besides the connection's own"),
  attachments: attachments.optional(),
  pricesIncludeTax: z
    .boolean()
    .optional()
    .describe('Unit prices and discounts of all lines include the tax; empty: they do not'),
  goodsOrServices: goodsOrServices
    .optional()
    .describe(
      "What all lines are, told to Sage across borders of the EU; empty: that of the invoice which a credit note stands against, else the connection's setting",
    ),
  lines: z
    .array(invoiceLine)
    .min(1, { error: 'must have at least one line' })
    .max(200, { error: 'must have 200 lines or fewer' }),
  netTotal: signedAmount
    .optional()
    .describe(
      "The PSA's own net total; refused when the lines do not add up to it (where prices include tax: checked when the rates are known). Below zero where deductions are taxed lower than the rest",
    ),
  taxTotal: signedAmount
    .optional()
    .describe("The PSA's own tax total; checked when the tax rates are known, before anything is in Sage"),
  grossTotal: amount
    .optional()
    .describe(
      "The PSA's own total with tax; checked likewise (where prices include tax: refused when the lines do not add up to it)",
    ),
};

type Document = z.infer<z.ZodObject<typeof documentFields>>;

/** Of all lines together, and the totals that the PSA gives. */
export const checkAmounts = (
  invoice: Document,
  context: z.RefinementCtx,
  { doing, remedy }: { readonly doing: string; readonly remedy: string },
): void => {
  let isOverDiscounted = false;
  const amounts = invoice.lines.map((line, index) => {
    const own = lineAmounts(line);
    if (isNegative(line.unitPrice)) {
      // Whether it would make the deduction larger or smaller, nobody could say.
      if (line.discount !== undefined)
        context.addIssue({
          code: 'custom',
          path: ['lines', index, 'discount'],
          message: `cannot stand on a line with the negative price ${line.unitPrice}: give the price as it is after the discount`,
        });
    } else if (isNegative(own.amount)) {
      isOverDiscounted = true;
      context.addIssue({
        code: 'custom',
        path: ['lines', index, 'discount'],
        message: `the discount ${own.discount} is more than the line itself: reduce it`,
      });
    }
    return own.amount;
  });
  const total = sum(amounts);
  // Else it is checked with the rates, as `given_totals_differ` and `total_not_positive`.
  const mustBeMore = !isMoreWithTax(invoice, amounts);
  if (mustBeMore && invoice.lines.length > 0 && isZero(total)) {
    context.addIssue({ code: 'custom', path: ['lines'], message: `add up to 0.00: nothing to ${doing}` });
  } else if (mustBeMore && isNegative(total) && !isOverDiscounted) {
    context.addIssue({
      code: 'custom',
      path: ['lines'],
      message: `add up to ${total}, and ${remedy}`,
    });
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
};

/** Of deductions at a lower rate than the rest the net may be nothing or less, and the whole more: so the PSA says. */
const isMoreWithTax = ({ pricesIncludeTax, grossTotal }: Document, amounts: readonly Amount[]): boolean =>
  pricesIncludeTax !== true && exceeds(grossTotal ?? '0.00', '0.00') && amounts.some(isNegative);
