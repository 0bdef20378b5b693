import { z } from 'zod';
import { replayStatuses, type ReplayView } from '../../webhooks/replay.ts';
import { trialAttempt } from './webhook-trials.ts';

export const eventReplayView = z
  .object({
    endpoint: z.string(),
    requestId: z.string(),
    from: z.iso.datetime(),
    to: z.iso.datetime(),
    types: z.array(z.string()).readonly().nullable(),
    status: z
      .enum(replayStatuses)
      .describe(
        '`waiting`: the receiver did not take an event, which is tried again at `nextAttemptAt`; `stopped`: see `problem`',
      ),
    beganAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
    sent: z.int().min(0).describe('Events that the endpoint took of this replay'),
    subjects: z
      .object({ done: z.int().min(0), all: z.int().min(0).nullable() })
      .describe('Invoices, credit notes and connections that were looked through, and how many there are'),
    nextAttemptAt: z.iso.datetime().nullable(),
    lastFailure: trialAttempt.extend({ eventId: z.string() }).nullable(),
    problem: z.string().nullable().describe('Why it does not go on'),
  })
  .meta({ id: 'EventReplay' }) satisfies z.ZodType<ReplayView>;
