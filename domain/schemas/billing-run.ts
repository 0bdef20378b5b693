import { z } from 'zod';
import { MOST_INVOICES } from '../billing-run/billing-run.ts';
import { invoiceRequest } from './invoice.ts';
import { pageParameters, wholeNumber } from './page.ts';
import { identifier, requiredText } from './text.ts';

/** What the API takes about large runs of invoices. */

const requestId = identifier.describe(
  'Yours: the same id again is the same request, however often it is sent',
);

export const runPause = z.strictObject({ requestId, reason: requiredText(200) }).meta({ id: 'RunPause' });
export const runResumption = z.strictObject({ requestId }).meta({ id: 'RunResumption' });
export const runCancellation = z
  .strictObject({
    requestId,
    reason: requiredText(200),
    handedOver: z
      .boolean({ error: 'must be true or false' })
      .default(false)
      .describe('Also what this run has handed over and is not in Sage yet'),
  })
  .meta({ id: 'RunCancellation' });

export const runListQuery = z.strictObject({
  limit: wholeNumber(1, 50, 'must be a whole number from 1 to 50').default(20),
  cursor: pageParameters.cursor,
});

const given = z.enum(['true', 'false'], { error: 'must be true, or left out' });
export const runPutQuery = z.strictObject({
  dryRun: given.optional().describe('true: starts nothing, and answers what each invoice would become'),
});

export const runReportQuery = z.strictObject({
  format: z.enum(['json', 'csv'], { error: 'must be "json" or "csv"' }).default('json'),
});

/** The body of a run. As application/x-ndjson it is one such invoice a line. */
export const runRequest = z
  .strictObject({
    invoices: z
      .array(invoiceRequest.safeExtend({ invoiceId: identifier }).meta({ id: 'RunInvoice' }))
      .min(1)
      .max(MOST_INVOICES)
      .describe('Their order is part of the content'),
    dryRun: z.boolean().optional().describe('Nothing is started: the answer says what each would become'),
  })
  .meta({ id: 'RunRequest', description: '32 MB at most' });
