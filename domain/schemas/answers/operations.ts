import { z } from 'zod';
import { operationStates } from '../../runs/operation.ts';
import { retryFilter } from '../bulk-retry.ts';
import { count, moment } from '../values.ts';

const refusal = z
  .object({
    invoiceId: z.string(),
    code: z.string().describe('As its own retry is refused with'),
    message: z.string(),
    fix: z.string().describe('What a person can do'),
  })
  .meta({ id: 'RetryRefusal' });

export const operation = z
  .object({
    businessUnit: z.string(),
    operationId: z.string().describe('The requestId that it was asked under'),
    kind: z.literal('retry'),
    filter: retryFilter.describe('As it was asked'),
    state: z
      .enum([...operationStates, 'stopped'])
      .describe('cancelling: the piece in hand is finished; stopped: an operator ended its run'),
    startedAt: moment,
    finishedAt: moment.nullable().describe('Null while it goes on'),
    found: count.nullable().describe('Invoices that match; null until they are counted'),
    retried: count.describe('They try again: what came of it, each says itself'),
    refused: count,
    left: count.nullable().describe('Not come to; null until they are counted'),
    refusals: z.array(refusal).readonly().describe('The first 50'),
    freshness: z.string().describe('How far behind the answer may be, in words'),
  })
  .meta({ id: 'Operation' });
export type Operation = z.output<typeof operation>;
