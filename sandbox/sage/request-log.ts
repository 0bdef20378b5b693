import { z } from 'zod';

export const requestEntrySchema = z.object({
  sequence: z.number(),
  /** Its arrival and its end. */
  beganAt: z.string(),
  at: z.string(),
  method: z.string(),
  /** With its query, below the API's base: `/sales_invoices?page=2`, or `/token`. */
  path: z.string(),
  businessId: z.string().nullable(),
  /** null: the caller never got a complete answer. */
  status: z.number().nullable(),
  requestId: z.string(),
  fault: z.string().optional(),
  /** SHA-256 in hex of what came, where something did: tells whether two requests were the same bytes. */
  bodyDigest: z.string().optional(),
});
/** One API or token request; never a token, and of its body only the digest. */
export type RequestEntry = z.infer<typeof requestEntrySchema>;

const kept = 100_000;

export interface RequestLog {
  add(entry: Omit<RequestEntry, 'sequence'>): void;
  since(sequence: number): RequestEntry[];
}

export function createRequestLog(): RequestLog {
  let entries: RequestEntry[] = [];
  let sequence = 0;
  return {
    add: (entry) => {
      sequence += 1;
      entries.push({ sequence, ...entry });
      // Cut in large steps: shifting one by one would cost a copy per request.
      if (entries.length > kept * 1.1) entries = entries.slice(-kept);
    },
    since: (from) => entries.slice(-kept).filter((entry) => entry.sequence > from),
  };
}
