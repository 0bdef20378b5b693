import { z } from 'zod';

const limitRule = 'must be a whole number from 1 to 200';

/** What every list takes to be read page by page. */
export const pageParameters = {
  limit: z.coerce
    .number({ error: limitRule })
    .int({ error: limitRule })
    .min(1, { error: limitRule })
    .max(200, { error: limitRule })
    .default(50)
    .describe('Rows of a page at most'),
  cursor: z
    .string({ error: 'must be given once: the nextCursor of the answer before' })
    .max(2000, { error: 'has more than 2,000 characters, which no nextCursor has' })
    .regex(/^[A-Za-z0-9_-]+$/, { error: 'must be the nextCursor of an earlier answer' })
    .optional()
    .describe('nextCursor of the answer before; empty: from the beginning'),
};
