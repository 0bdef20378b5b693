import { z } from 'zod';
import { isIsoDate } from '../dates.ts';
import './plain-words.ts';

/** Building blocks of what the API takes: each message names what to change. */

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

/**
 * Sage answers a misleading refusal to HTML entities (observed), so they are refused here by name. The longest name has 31 letters; a
 * number may have any number of zeros before it.
 */
const entity = /&(?:[a-z][a-z0-9]+|#\d+|#x[0-9a-f]+);/i;
/** C0 and C1, but for tab and line breaks. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
export const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f]/;
/**
 * Seen by nobody, pasted in with a text: soft hyphen, zero-width spaces and joiners, marks of direction, byte order mark. They turn what is
 * printed around, or make two of one text that look alike, so they are taken out. A joiner stays between two pictures, which it makes one, and
 * in alphabets whose letters change by it.
 */
const invisible =
  /[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\u{e0000}-\u{e007f}]|\u034f|\u17b4|\u17b5/gu;
const strayJoiner =
  /(?<![\p{Extended_Pictographic}\ufe0f\p{Emoji_Modifier}\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Gujarati}\p{Script=Gurmukhi}])[\u200c\u200d]/gu;

/** Turns round what is printed after it, so that an amount or a name reads otherwise than it is; no text is pasted with one by accident. */
export const directionOverride = /[\u202d\u202e]/;
export const turnsRound =
  'contains a character that turns the direction of text round (U+202D or U+202E): remove it';
/** Letters, numbers, signs and pictures, without the blank of Braille. */
const visible = /(?!\u2800)[\p{L}\p{N}\p{P}\p{S}\p{Extended_Pictographic}]/u;

export const isVisible = (value: string): boolean => visible.test(withoutInvisible(value));

/** The one rule for invisible characters, of every text that the API takes. */
export const withoutInvisible = (value: string): string =>
  value.replace(invisible, '').replace(strayJoiner, '');

/** What the rules below say, as far as a pattern can say it: for the OpenAPI document. The door knows more. */
const turning = '\\u202d\\u202e';
const controls = `\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u0084\\u0086-\\u009f${turning}`;
const notOnOneLine = `\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029${turning}`;
/** @param but characters that it may not have besides, as in a class of a regular expression */
export const filledLinePattern = (but = ''): string =>
  `^[^${notOnOneLine}${but}]*[^\\s${notOnOneLine}${but}][^${notOnOneLine}${but}]*$`;

/** Plain text of at most `max` characters, trimmed and without invisible ones; it may have several lines. */
export const paragraphs = (max: number, limit = 'Sage takes') =>
  z
    .string()
    .refine((value) => !directionOverride.test(value), {
      error: turnsRound,
      abort: true,
    })
    .refine((value) => value.trim() === '' || isVisible(value), {
      error: 'has no character that anybody could see: write something, or leave it out',
      abort: true,
    })
    .overwrite(withoutInvisible)
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
          message: `has ${value.length} characters, ${limit} at most ${max}: shorten it`,
        });
      }
    })
    .meta({ maxLength: max, pattern: `^[^${controls}]*$` });

/** The same on one line. */
export const text = (max: number, limit?: string) =>
  paragraphs(max, limit)
    .refine((value) => !/[\r\n\t\u0085\u2028\u2029]/.test(value), {
      error: 'has a line break or tab: keep it on one line',
    })
    .meta({ pattern: `^[^${notOnOneLine}]*$` });

export const requiredText = (max: number) =>
  text(max)
    .refine((value) => value.length > 0, { error: 'must not be empty' })
    .meta({ minLength: 1, pattern: filledLinePattern() });

export const isoDate = z
  .string()
  .refine(isIsoDate, { error: 'must be a calendar date such as 2026-11-30' })
  .refine((value) => !isIsoDate(value) || (value >= '2000-01-01' && value <= '2099-12-31'), {
    error: 'must lie between 2000-01-01 and 2099-12-31',
  })
  .meta({ format: 'date', pattern: '^20\\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])$' });

export const dueDays = z
  .int({ error: 'must be a whole number of days from 0 to 365' })
  .min(0, { error: 'must be 0 days or more' })
  .max(365, { error: 'must be 365 days or less, the most Sage takes' });

/** Codes of ISO 4217 that nobody pays in: none, for tests, precious metals, units of account. */
const NO_MONEY: ReadonlySet<string> = new Set([
  'XXX',
  'XTS',
  'XAU',
  'XAG',
  'XPT',
  'XPD',
  'XBA',
  'XBB',
  'XBC',
  'XBD',
  'XDR',
  'XSU',
  'XUA',
]);

export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, { error: 'must be a three-letter ISO 4217 code such as GBP' })
  .refine((code) => !NO_MONEY.has(code), { error: 'is an ISO 4217 code for no currency or for tests' })
  .meta({ pattern: `^(?!(?:${[...NO_MONEY].join('|')})$)[A-Z]{3}$` })
  .describe('ISO 4217');
