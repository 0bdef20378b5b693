import { z } from 'zod';
import { templateFault } from '../invoice/email-template.ts';
import { email } from './email.ts';
import {
  control,
  directionOverride,
  filledLinePattern,
  isVisible,
  turnsRound,
  withoutInvisible,
} from './text.ts';

const MOST_COPIES = 5;

/** Addresses that get a copy. */
export const copies = z.array(email).max(MOST_COPIES, { error: `must be ${MOST_COPIES} addresses or fewer` });

const lineBreak = /[\r\n\u0085\u2028\u2029]/;

/** For an e-mail and not for Sage: `&amp;` may stand in it, a control character may not. */
const words = (most: number) =>
  z
    .string()
    .refine((value) => !directionOverride.test(value), { error: turnsRound, abort: true })
    .overwrite((value) => withoutInvisible(value.replaceAll('\r\n', '\n')))
    .refine((value) => isVisible(value), { error: 'must not be empty: null is the default' })
    .refine((value) => value.length <= most, {
      error: ({ input }) => `has ${String(input).length} characters, and ${most} are the most: shorten it`,
    })
    .refine((value) => !control.test(value) && !/[\t\r]/.test(value), {
      error: 'contains a control character or tab: remove it',
    })
    .refine((value) => !/\p{Cs}/u.test(value), {
      error: 'contains half of a character: send well-formed Unicode',
    })
    .meta({ minLength: 1, maxLength: most });

const oneLine = (most: number) =>
  words(most)
    .refine((value) => !lineBreak.test(value), { error: 'has a line break: keep it on one line' })
    .meta({ pattern: filledLinePattern() });

const template = (text: ReturnType<typeof words>) =>
  text.superRefine((value, context) => {
    const fault = templateFault(value);
    if (fault !== null) context.addIssue({ code: 'custom', message: fault });
  });

export const emailSettingsChange = z
  .strictObject({
    senderName: oneLine(100)
      .nullable()
      .optional()
      .describe(
        "Shown as the sender, before the worker's MAIL_FROM address; null: the business's name in Sage",
      ),
    replyTo: email.nullable().optional().describe('Where answers go; null: to the sender'),
    cc: copies.nullable().optional().describe('Copies of every invoice; null: none'),
    bcc: copies.nullable().optional().describe('Blind copies of every invoice; null: none'),
    language: z
      .enum(['en', 'fr'], { error: 'must be "en", "fr" or null' })
      .nullable()
      .optional()
      .describe('Of the built-in text, and of amounts and dates; null: English'),
    subject: template(oneLine(200))
      .nullable()
      .optional()
      .describe('Mustache template on one line, such as "Invoice {{number}}"; null: the built-in one'),
    text: template(words(4000)).nullable().optional().describe('Mustache template; null: the built-in text'),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), {
    error: 'name at least one setting of the e-mail to change',
  })
  .meta({ id: 'EmailSettingsChange', minProperties: 1 });
