import { z } from 'zod';
import { isIsoDate } from '../dates.ts';

/** Building blocks of every door: each message names what to change. */

/** Business unit, invoice, GL account and template ids of the PSA: safe in a workflow id and in a URL. */
export const identifier = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, {
    error: 'must be 1 to 64 letters, digits, dots, hyphens or underscores, starting with a letter or digit',
  })
  .describe('Identifier chosen by the PSA');

/** Ids of Sage's records are 32 lower-case hex digits, or words such as GB_STANDARD. */
export const sageId = z.string().regex(/^(?:[0-9a-f]{32}|[A-Z][A-Z0-9_]{1,40})$/, {
  error: 'must be a Sage id: 32 lower-case hex digits, or a word such as GB_STANDARD',
});

/** Sage answers a misleading refusal to HTML entities (observed), so they are refused here by name. */
const entity = /&(?:[a-z]{2,8}\d{0,2}|#\d{1,6}|#x[0-9a-f]{1,6});/i;
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Plain text of at most `max` characters, trimmed; it may have several lines. */
export const paragraphs = (max: number) =>
  z
    .string()
    .trim()
    .superRefine((value, context) => {
      const found = entity.exec(value);
      if (found !== null) {
        context.addIssue({
          code: 'custom',
          message: `contains the HTML entity "${found[0]}": send plain text, such as "&" instead of "&amp;"`,
        });
      }
      if (control.test(value)) {
        context.addIssue({ code: 'custom', message: 'contains a control character: remove it' });
      }
      if (/\p{Cs}/u.test(value)) {
        context.addIssue({
          code: 'custom',
          message: 'contains half of a character: send well-formed Unicode',
        });
      }
      if (value.length > max) {
        context.addIssue({
          code: 'custom',
          message: `has ${value.length} characters, Sage takes at most ${max}: shorten it`,
        });
      }
    });

/** The same on one line. */
export const text = (max: number) =>
  paragraphs(max).refine((value) => !/[\r\n\t\u0085\u2028\u2029]/.test(value), {
    error: 'has a line break or tab: keep it on one line',
  });

export const requiredText = (max: number) =>
  text(max).refine((value) => value.length > 0, { error: 'must not be empty' });

export const email = z
  .string()
  .trim()
  .max(100, { error: 'has more than 100 characters, which Sage does not take' })
  .pipe(z.email({ error: 'must be an e-mail address such as accounts@example.com' }));

export const isoDate = z
  .string()
  .refine(isIsoDate, { error: 'must be a calendar date such as 2026-11-30' })
  .refine((value) => !isIsoDate(value) || (value >= '2000-01-01' && value <= '2099-12-31'), {
    error: 'must lie between 2000-01-01 and 2099-12-31',
  })
  .meta({ format: 'date' });

export const dueDays = z
  .int({ error: 'must be a whole number of days from 0 to 365' })
  .min(0, { error: 'must be 0 days or more' })
  .max(365, { error: 'must be 365 days or less, the most Sage takes' });

export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, { error: 'must be a three-letter ISO 4217 code such as GBP' });
