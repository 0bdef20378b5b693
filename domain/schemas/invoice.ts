import { z } from 'zod';
import { isIsoDate } from '../dates.ts';
import { checkAmounts, documentFields } from './sales-document.ts';
import { dueDays, isoDate, paragraphs } from './text.ts';

export const footerMode = z.enum(['append', 'replace'], { error: 'must be "append" or "replace"' });

export const createMode = z.enum(['issue', 'draft'], { error: 'must be "issue" or "draft"' });

export const invoiceRequest = z
  .strictObject({
    ...documentFields,
    dueDate: isoDate.optional().describe('Empty: date + projectDueDays, else + default due days'),
    projectDueDays: dueDays.optional(),
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
    create: createMode
      .optional()
      .describe(
        '"draft": it waits in Sage until somebody releases it there, and is sent then; empty: the connection\'s setting',
      ),
    send: z
      .enum(['email', 'mark_sent', 'none'], { error: 'must be "email", "mark_sent" or "none"' })
      .optional()
      .describe("How this invoice goes out; empty: the connection's setting"),
  })
  .superRefine((invoice, context) => {
    if (invoice.dueDate !== undefined && isEarlier(invoice.dueDate, invoice.date)) {
      context.addIssue({
        code: 'custom',
        path: ['dueDate'],
        message: `${invoice.dueDate} lies before the invoice date ${invoice.date}: give a later one or leave it out`,
      });
    }
    checkAmounts(invoice, context, {
      doing: 'invoice',
      remedy:
        'an invoice must come to more than 0.00: hand it over as a credit note (PUT …/credit-notes/{id}) with the signs of its prices reversed',
    });
  })
  .meta({ id: 'InvoiceRequest' });

/** False also where one of them is no date: that is told already. */
const isEarlier = (date: string, other: string): boolean =>
  isIsoDate(date) && isIsoDate(other) && date < other;
