import { z } from 'zod';
import { callOutcomes } from '../../invoice/recorded-call.ts';

/** What reads like "not known" is null in all of these, never left out. */
const sageCallBody = z
  .object({
    contentType: z.string().nullable(),
    bytes: z.int().min(0).describe('As it travelled'),
    sha256: z.string().nullable().describe('Of the whole, where the text is not the whole'),
    text: z
      .string()
      .nullable()
      .describe('Letter for letter, the beginning of a long one; null for PDFs and files'),
    shortened: z.boolean().describe('The text is not the whole: cut, or without the content of a file'),
  })
  .meta({ id: 'SageCallBody' });

/** `not_recorded`: the history does not have the call by itself; see `error`. */
export const shownOutcomes = [...callOutcomes, 'under_way', 'not_recorded'] as const;

const sageCall = z
  .object({
    id: z.string().describe('Stable, for as long as the history is kept'),
    step: z.string().describe('What it was made for'),
    attempt: z.int().min(1).describe('Which try of the step'),
    method: z.string().nullable(),
    path: z.string().nullable().describe('Below the base of the API, with ids'),
    query: z.record(z.string(), z.string()),
    sageBusinessId: z.string().nullable(),
    requestBody: sageCallBody.nullable(),
    answer: z
      .object({
        status: z.int(),
        requestId: z.string().nullable().describe("Sage's x-request-id, for its support"),
        body: sageCallBody.nullable(),
      })
      .nullable()
      .describe('Null where none came'),
    begunAt: z.iso.datetime(),
    durationMs: z.int().min(0).nullable(),
    outcome: z
      .enum(shownOutcomes)
      .describe(
        '`unknown`: Sage may have done it; `failed`: nothing was to be changed, and nothing was read',
      ),
    error: z.string().nullable().describe('Why it is no success, in words'),
    stepError: z.string().nullable().describe('Why the whole step failed in this try, in words'),
  })
  .meta({ id: 'SageCall' });
export type SageCallView = z.infer<typeof sageCall>;

const notListed = z.object({ madeBy: z.string(), what: z.string() }).meta({ id: 'SageCallsNotListed' });

const page = {
  readAt: z.iso.datetime(),
  calls: z.array(sageCall).describe('The oldest first'),
  nextCursor: z.string().nullable().describe('For the page after this one; null on the last'),
  notListed: z.array(notListed).describe('Calls that others made and that concern it as well'),
};

export const invoiceSageCalls = z
  .object({ businessUnit: z.string(), invoiceId: z.string(), ...page })
  .meta({ id: 'InvoiceSageCalls' });

export const creditNoteSageCalls = z
  .object({ businessUnit: z.string(), creditNoteId: z.string(), ...page })
  .meta({ id: 'CreditNoteSageCalls' });
