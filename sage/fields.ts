import { z } from 'zod';
import { isIsoDate } from '../domain/dates.ts';
import { toAmount } from '../domain/money.ts';
import '../domain/schemas/plain-words.ts';

/**
 * A time as Sage writes it in its description of lists: `2026-11-24T08:00:00+00:00`. Down to the second, since it documents no milliseconds:
 * somewhat earlier finds something twice, and nothing too little.
 */
export const sageTime = (time: string): string => `${new Date(time).toISOString().slice(0, 19)}+00:00`;

/** The small shapes that Sage's records are made of. */

/** Decimal string as Sage gives it: "321.2". A number is taken as well. */
export const decimal = z
  .union([z.string(), z.number().transform(String)])
  .pipe(z.string().regex(/^-?\d+(\.\d+)?$/));

/** Money in two decimals: "321.20". */
export const amount = decimal.transform((value) => toAmount(value));

/** Another record by its id, or null; one that does not say its id counts as none. */
export const idOf = z
  .object({ id: z.string().nullish().catch(null) })
  .nullish()
  .transform((record) => record?.id ?? null);

/** Text or null; an empty text counts as none. */
export const optionalText = z
  .string()
  .nullish()
  .transform((value) => (value === undefined || value === '' ? null : value));

/** Date or null; Sage gives "" for some missing dates (observed on the live API). */
export const optionalDate = z
  .string()
  .nullish()
  .transform((value) => {
    const date = value?.slice(0, 10) ?? '';
    return isIsoDate(date) ? date : null;
  });

/** Date and time, or null where Sage gives none. */
export const optionalMoment = z
  .string()
  .nullish()
  .transform((value) => (Number.isNaN(Date.parse(value ?? '')) ? null : new Date(value ?? '').toISOString()));
