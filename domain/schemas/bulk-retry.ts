import { z } from 'zod';
import { attentionCodes } from '../attention.ts';
import { invoiceStatuses, waitReasons } from '../invoice/invoice.ts';
import { identifier, isoDate } from './text.ts';

const someOf = <Value extends string>(values: readonly [Value, ...Value[]], what: string) =>
  z
    .array(z.enum(values, { error: `must be one of ${values.join(', ')}` }))
    .min(1, { error: 'names none: name at least one, or leave it out' })
    .max(values.length, { error: `names more than the ${values.length} that there are: name each once` })
    .optional()
    .describe(`${what}: one of these`);

/** What is named together must hold together; nothing named would be everything, which nobody means. */
export const retryFilter = z
  .strictObject({
    status: someOf(invoiceStatuses, 'Status'),
    waitingFor: someOf(['any', ...waitReasons], 'What it waits for'),
    attention: someOf(['any', ...attentionCodes], 'Code of what a person has to put right'),
    run: identifier.optional().describe('Id of a run that it belongs to'),
    dueFrom: isoDate.optional().describe('Due on this day or later'),
    dueTo: isoDate.optional().describe('Due on this day or earlier'),
  })
  .refine((filter) => Object.values(filter).some((value) => value !== undefined), {
    error: 'names nothing: give at least one of status, waitingFor, attention, run, dueFrom and dueTo',
  })
  .refine(({ dueFrom, dueTo }) => dueFrom === undefined || dueTo === undefined || dueFrom <= dueTo, {
    error: 'is before dueFrom, so that no invoice could match: swap them, or leave one out',
    path: ['dueTo'],
  })
  .meta({ id: 'RetryFilter' });
export type RetryFilter = z.output<typeof retryFilter>;

export const bulkRetryRequest = z
  .strictObject({
    requestId: identifier.describe(
      'Chosen by the PSA, and the id of the operation: the same one again is the same request, and does nothing twice',
    ),
    filter: retryFilter,
  })
  .meta({ id: 'BulkRetryRequest' });
