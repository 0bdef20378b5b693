import { z } from 'zod';

/** Values that answers and events are made of. */

/** RFC 3339, in UTC or with its offset. The formats say it to readers: the patterns of the library only fill pages. */
export const moment = z.iso.datetime({ offset: true }).meta({ pattern: undefined });
export const day = z.iso.date().meta({ pattern: undefined });
/** In the currency that stands beside it. */
export const money = z
  .string()
  .regex(/^-?\d+\.\d\d$/)
  .describe('Decimal number as a string');
/** A quantity, price, percentage or rate, with the decimals that it has. */
export const decimalText = z
  .string()
  .regex(/^-?\d+(?:\.\d+)?$/)
  .describe('Decimal number as a string');
export const currencyCode = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .describe('ISO 4217');
export const count = z.int().min(0);
