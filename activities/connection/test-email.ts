import { randomUUID } from 'node:crypto';
import { type TestEmailReport } from '../../domain/connection/connection.ts';
import { type EmailSettings } from '../../domain/connection/email-settings.ts';
import { addDays, businessDay } from '../../domain/dates.ts';
import { type EmailFacts } from '../../domain/invoice/email-facts.ts';
import { type SageBusinessProfile } from '../../domain/sage-records.ts';
import { type ActivityDependencies } from '../dependencies.ts';
import { composeMail, previewOf } from '../invoice/compose-mail.ts';
import { MailError, type MailErrorKind } from '../invoice/mailer.ts';

export interface TestEmailOrder {
  readonly to: string;
  readonly settings: EmailSettings;
  readonly business: SageBusinessProfile;
}

const fixes: Readonly<Record<MailErrorKind, string>> = {
  refused:
    "Correct the address. If the server's words are about the sender, the operator must correct MAIL_FROM or SMTP_URL of the worker.",
  not_sent:
    'Try again in a few minutes. If it stays, the operator must look at SMTP_URL of the worker and at the mail server.',
  unsettled: 'It may have gone out: look in the mailbox, then try again.',
};

export const testEmailActivities = ({ mailer, now }: ActivityDependencies) => ({
  /** A sample message to one address and nobody else. What the mail server says is a result, for a person waits for it. */
  async sendTestEmail({ to, settings, business }: TestEmailOrder): Promise<TestEmailReport> {
    const recipients = { to, cc: [], bcc: [] };
    const content = composeMail(sample(business, now()), settings, recipients, mailer.senderAddress);
    const marked = { ...content, subject: `[Test] ${content.subject}` };
    try {
      await mailer.send({ ...marked, messageId: `<test.${randomUUID()}@sage-invoicing>`, attachments: [] });
    } catch (error) {
      if (!(error instanceof MailError)) throw error;
      return { outcome: 'failed', message: error.message, fix: fixes[error.kind], email: previewOf(marked) };
    }
    const message = `The mail server took the test message to ${to}.`;
    return { outcome: 'success', message, fix: null, email: previewOf(marked) };
  },
});

function sample({ name, baseCurrency, countryId }: SageBusinessProfile, nowMs: number): EmailFacts {
  const today = businessDay(nowMs, countryId);
  return {
    document: 'invoice',
    number: 'SI-123',
    ourReference: 'SAMPLE-1',
    yourReference: 'PO-4711',
    customerName: 'Sample Customer Ltd',
    contactName: 'Sam Sample',
    businessName: name,
    total: '1234.50',
    currency: baseCurrency,
    invoiceDate: today,
    dueDate: addDays(today, 30),
    country: countryId,
  };
}
