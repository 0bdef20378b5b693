import { type EmailSettings } from '../../domain/connection/email-settings.ts';
import { type EmailPreview } from '../../domain/invoice/invoice.ts';
import { oneLine, writeEmail } from '../../domain/invoice/email-text.ts';
import { type EmailFacts } from '../../domain/invoice/email-facts.ts';
import { type Recipients } from '../../domain/invoice/recipients.ts';
import { type MailContent } from './mailer.ts';

/**
 * The message as it goes out. Its address is always that of MAIL_FROM, for which SPF and DKIM are set up; the unit's own are its name and
 * where answers go.
 */
export const composeMail = (
  facts: EmailFacts,
  settings: EmailSettings,
  recipients: Recipients,
  senderAddress: string,
): MailContent => ({
  from: { name: oneLine(settings.senderName ?? facts.businessName), address: senderAddress },
  replyTo: settings.replyTo,
  ...recipients,
  ...writeEmail(facts, settings),
});

/** The same for a person to look at. */
export const previewOf = ({ from, ...content }: MailContent): EmailPreview => ({
  from: `${from.name} <${from.address}>`,
  ...content,
});
