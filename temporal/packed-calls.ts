import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { callOutcomes, type RecordedCall } from '../domain/invoice/recorded-call.ts';

/** Far more than a worker ever packs. */
const MOST_BYTES = 4_000_000;

const body = z.object({
  contentType: z.string().nullable(),
  bytes: z.number(),
  sha256: z.string().nullable(),
  text: z.string().nullable(),
  shortened: z.boolean(),
});
const calls = z.array(
  z.object({
    method: z.string(),
    path: z.string(),
    query: z.record(z.string(), z.string()),
    business: z.string().nullable(),
    sent: z.union([body, z.literal('frozen')]).nullable(),
    answer: z
      .object({ status: z.number(), requestId: z.string().nullable(), body: body.nullable() })
      .nullable(),
    begunAt: z.string(),
    durationMs: z.number(),
    outcome: z.enum(callOutcomes),
    error: z.string().nullable(),
  }),
) satisfies z.ZodType<RecordedCall[]>;

/** Calls as a history keeps them: Sage's records repeat their words, and become a tenth of their size. */
export const packCalls = (recorded: readonly RecordedCall[]): string =>
  deflateRawSync(JSON.stringify(recorded)).toString('base64');

/** Null for what is none of ours. */
export function unpackCalls(packed: string): readonly RecordedCall[] | null {
  try {
    const text = inflateRawSync(Buffer.from(packed, 'base64'), { maxOutputLength: MOST_BYTES });
    const json: unknown = JSON.parse(text.toString('utf8'));
    return calls.safeParse(json).data ?? null;
  } catch {
    return null;
  }
}
