import { type z } from 'zod';
import { type emailSettingsChange } from '../schemas/email-settings.ts';

/** Languages that we have a text in; a text of the unit's own is in whichever it is written in. */
export type EmailLanguage = 'en' | 'fr';

/** How the e-mails of a business unit are written and whom they reach besides the invoice contact. */
export interface EmailSettings {
  /** Shown before the sender's address; null: the name of the business in Sage. */
  readonly senderName: string | null;
  /** Where answers go; null: to the sender's address. */
  readonly replyTo: string | null;
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  /** Of our own text, and of amounts and dates. */
  readonly language: EmailLanguage;
  /** Templates (`domain/invoice/email-template.ts`); null: those of ours. */
  readonly subject: string | null;
  readonly text: string | null;
}

export const defaultEmailSettings: EmailSettings = {
  senderName: null,
  replyTo: null,
  cc: [],
  bcc: [],
  language: 'en',
  subject: null,
  text: null,
};

export type EmailSettingsChange = z.infer<typeof emailSettingsChange>;

/** What is left out stays as it is; null is the default again. */
export function withEmailChange(before: EmailSettings, change: EmailSettingsChange): EmailSettings {
  const { cc, bcc, language, senderName, replyTo, subject, text } = change;
  return {
    senderName: senderName === undefined ? before.senderName : senderName,
    replyTo: replyTo === undefined ? before.replyTo : replyTo,
    cc: cc === undefined ? before.cc : (cc ?? []),
    bcc: bcc === undefined ? before.bcc : (bcc ?? []),
    language: language === undefined ? before.language : (language ?? defaultEmailSettings.language),
    subject: subject === undefined ? before.subject : subject,
    text: text === undefined ? before.text : text,
  };
}
