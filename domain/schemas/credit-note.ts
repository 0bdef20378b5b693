import { z } from 'zod';
import { checkAmounts, documentFields } from './sales-document.ts';
import { identifier } from './text.ts';

/** Amounts as on the invoice: what is given back has a price above zero. */
export const creditNoteRequest = z
  .strictObject({
    ...documentFields,
    send: z
      .enum(['email', 'none'], { error: 'must be "email" or "none"' })
      .optional()
      .describe("How it goes out; empty: by e-mail where that is the connection's setting for invoices"),
    against: z
      .strictObject({ invoiceId: identifier.describe("The PSA's id of an invoice that is in Sage") })
      .optional()
      .describe('The invoice that it belongs to, of the same customer and currency; empty: it stands alone'),
    allocate: z
      .boolean()
      .optional()
      .describe('Put it against that invoice in Sage, as far as something is outstanding there'),
  })
  .superRefine((note, context) => {
    if (note.allocate === true && note.against === undefined)
      context.addIssue({
        code: 'custom',
        path: ['allocate'],
        message: 'needs an invoice to put it against: name it in against, or leave allocate out',
      });
    checkAmounts(note, context, {
      doing: 'credit',
      remedy: 'a credit note must come to more than 0.00: what is given back has a price above zero',
    });
  })
  .meta({ id: 'CreditNoteRequest', dependentRequired: { allocate: ['against'] } });
