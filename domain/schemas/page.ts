import { z } from 'zod';

/**
 * A whole number in a query: digits and nothing else, where `Number` would also take 0x10, 1e2, blanks or nothing at all.
 * `rule`: what is said of anything else.
 */
export const wholeNumber = (min: number, max: number, rule: string) =>
  digits(/^(?:0|[1-9]\d{0,15})$/, min, max, rule).meta({ type: 'integer' });

/** The same with up to three decimals. */
export const plainNumber = (min: number, max: number, rule: string) =>
  digits(/^(?:0|[1-9]\d{0,15})(?:\.\d{1,3})?$/, min, max, rule).meta({ type: 'number' });

const digits = (pattern: RegExp, min: number, max: number, rule: string) =>
  z
    .string({ error: rule })
    .regex(pattern, { error: rule })
    .transform(Number)
    .pipe(z.number({ error: rule }).min(min, { error: rule }).max(max, { error: rule }))
    // For the document: a query's text is a number to who reads it.
    .meta({ minimum: min, maximum: max, pattern: undefined });

const limitRule = 'must be a whole number from 1 to 200';

/** What every list takes to be read page by page. */
export const pageParameters = {
  limit: wholeNumber(1, 200, limitRule).default(50).describe('Rows of a page at most'),
  cursor: z
    .string({ error: 'must be given once: the nextCursor of the answer before' })
    .max(2000, { error: 'has more than 2,000 characters, which no nextCursor has' })
    .regex(/^[A-Za-z0-9_-]+$/, { error: 'must be the nextCursor of an earlier answer' })
    .optional()
    .describe('nextCursor of the answer before; empty: from the beginning'),
};
