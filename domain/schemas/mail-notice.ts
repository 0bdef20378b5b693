import { z } from 'zod';
import { bounceTypes } from '../invoice/bounce.ts';
import { oneLine } from '../invoice/email-text.ts';
import { email } from './email.ts';

/** Longest reason that is kept: mail servers write pages. */
const MOST_CHARACTERS = 500;

/** What a mail service reports of a message later on. What else it says of it is left out. */
export const mailNotice = z.object({
  type: z.enum(bounceTypes, { error: 'must be "bounced" or "complained"' }),
  messageId: z
    .string()
    .min(1, { error: 'must be the Message-ID of the message' })
    .max(998, { error: 'has more than 998 characters, the most of a header line' }),
  recipient: email,
  reason: z
    .string()
    .transform(
      (text) => oneLine(text.replace(/\p{Cs}/gu, '')).slice(0, MOST_CHARACTERS) || 'no reason given',
    ),
  at: z.iso
    .datetime({ offset: true, error: 'must be a time such as 2026-11-26T10:15:00Z' })
    .transform((time) => new Date(time).toISOString())
    .optional(),
});
