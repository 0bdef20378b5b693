import { z } from 'zod';
import { type LastCheck, type PaymentWatchView } from '../../payments/watch-view.ts';
import { count, moment } from '../values.ts';
import { connectionProblem, edition, notInEdition, unreadableRecord } from './connection.ts';
import { fix } from './invoice-details.ts';

const check = z
  .object({
    at: moment,
    calls: count,
    told: count.describe('Invoices that were told something new'),
  })
  .meta({ id: 'PaymentCheck' }) satisfies z.ZodType<LastCheck>;

export const paymentWatch = z
  .object({
    sageBusinessId: z.string(),
    units: z.array(z.string()).readonly(),
    open: count.describe('Invoices that money is expected of, at the last look'),
    settled: count.describe('Paid, and watched for a reversal'),
    lastCheck: check.nullable(),
    lastComparison: check.nullable().describe('Our invoices and the books, side by side'),
    nextCheck: z.object({
      at: moment.nullable().describe('Null: nobody can look, until a unit is connected'),
      why: z.enum(['nothing_open', 'office_hours', 'off_hours', 'budget', 'problem', 'now', 'no_unit']),
    }),
    nextCount: moment.nullable().describe('When open invoices are counted again, while none is known'),
    callsPerCheck: count,
    callsToday: count,
    budget: z
      .object({ callsLeft: z.int(), resetsAt: moment })
      .nullable()
      .describe('Null: no limit is kept, or nothing is known'),
    problem: connectionProblem.nullable(),
    edition: edition.nullable(),
    notInEdition: z.array(notInEdition).readonly(),
    unreadable: z.array(unreadableRecord).readonly().describe('The newest 20'),
    unreadableSince: moment.nullable(),
    cancellationRefused: z.object({ at: moment, fix }).nullable(),
  })
  .meta({ id: 'PaymentWatch' }) satisfies z.ZodType<PaymentWatchView>;
