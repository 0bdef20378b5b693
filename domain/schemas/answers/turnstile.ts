import { z } from 'zod';
import { type TurnstileView } from '../../turnstile/messages.ts';
import { turnKinds } from '../../turnstile/turn-queue.ts';
import { count, moment } from '../values.ts';

const kind = z
  .enum(turnKinds)
  .describe('`person`: somebody waits for the answer; `bulk`: a large run; `payments`: looking for money');

export const turnstile = z
  .object({
    sageBusinessId: z.string(),
    status: z.enum(['open', 'sage', 'budget', 'operator']).describe('`open`, or why nobody is let through'),
    message: z.string(),
    opensAt: moment.nullable(),
    holder: z
      .object({
        workflowId: z.string().nullable().describe('Null where it is not of this business unit'),
        since: moment,
        kind,
      })
      .nullable()
      .describe('Who calls Sage now'),
    queue: z.object({
      length: count,
      byKind: z.record(z.enum(turnKinds), count),
      byUnit: z.record(z.string(), count),
      first: z
        .array(
          z.object({
            workflowId: z.string(),
            unit: z.string(),
            kind,
            since: moment,
            position: z.int().min(1),
            forecastAt: moment.nullable(),
          }),
        )
        .readonly()
        .describe('The first of them, about in the order in which they are served'),
      throughAt: moment.nullable().describe('When about the last of them is through'),
    }),
    closedUnits: z.array(z.string()).readonly(),
    limits: z.object({
      callsPerMinute: count.nullable(),
      callsPerDay: count.nullable(),
      overridden: z.boolean(),
    }),
    today: z.object({ spent: count, left: z.int().nullable(), resetsAt: moment.nullable() }),
    totals: z.object({ turns: count, calls: count, expired: count }),
    callsPerTurn: z.number().min(0),
    cancellationRefusedAt: moment.nullable(),
  })
  .meta({ id: 'Turnstile' }) satisfies z.ZodType<TurnstileView>;
