import { type ApplicationFailure } from '@temporalio/common';
import { type Counted, HANDING_OVER } from '../../domain/failures.ts';
import { type Amount } from '../../domain/money.ts';
import { readInvoicePdf } from '../../sage/read-invoice-pdf.ts';
import { readInvoice } from '../../sage/read-invoice.ts';
import { type BusinessAddress } from '../connection/read-sage.ts';
import { type ActivityDependencies } from '../dependencies.ts';
import { MailError } from './mailer.ts';
import { recordHeartbeat } from '../record-heartbeat.ts';
import { attention, tryAgain } from '../sage-failure.ts';
import { withSage } from '../with-sage.ts';

export interface InvoiceMail {
  readonly to: string;
  readonly messageId: string;
  readonly businessName: string;
  readonly number: string;
  readonly reference: string;
  readonly total: Amount;
  readonly currency: string;
  readonly dueDate: string;
}

/**
 * Sage's API cannot e-mail an invoice (it has no such operation), so Sage's own PDF is fetched and mailed. Called with a
 * single attempt: only the workflow knows whether another one could send the message twice. `at` is null where it went out before: after a
 * restore Sage is asked whether the first message is marked as sent already.
 */
export const emailInvoiceActivities = (deps: ActivityDependencies) => ({
  async emailInvoice(
    input: BusinessAddress & {
      invoiceId: string;
      mail: InvoiceMail;
      /** The first message about it, not one that a person asked for again. */
      isFirst: boolean;
    },
  ): Promise<Counted<{ at: string | null }>> {
    const { mail } = input;
    const asksFirst = input.isFirst && deps.restoredFrom !== null;
    const pdf = await withSage(deps, input, async (session) =>
      asksFirst && (await readInvoice(session, input.invoiceId)).sent
        ? null
        : readInvoicePdf(session, input.invoiceId),
    );
    if (pdf.value === null) return { value: { at: null }, calls: pdf.calls };
    await recordHeartbeat(HANDING_OVER);
    try {
      await deps.mailer.send({
        to: mail.to,
        messageId: mail.messageId,
        subject: `Invoice ${mail.number} from ${mail.businessName}`,
        text: letter(mail),
        attachment: { filename: `${mail.number.replace(/[^\w.-]/g, '_')}.pdf`, content: pdf.value },
      });
    } catch (error) {
      throw error instanceof MailError ? asFailure(error, pdf.calls) : error;
    }
    deps.log.info({ businessUnit: input.businessUnit, sageInvoiceId: input.invoiceId }, 'invoice e-mailed');
    return { value: { at: new Date().toISOString() }, calls: pdf.calls };
  },
});

function letter(mail: InvoiceMail): string {
  return [
    'Dear customer,',
    '',
    `please find attached invoice ${mail.number} (our reference ${mail.reference}) over ${mail.currency} ${mail.total}.`,
    `It is due on ${mail.dueDate}.`,
    '',
    'Kind regards',
    mail.businessName,
    '',
  ].join('\n');
}

function asFailure(error: MailError, calls: number): ApplicationFailure {
  if (error.kind === 'not_sent') {
    const { message } = error;
    const details = { service: 'mail_server', message, retryAfterMs: null, unsettled: false, calls } as const;
    return tryAgain(details, { nonRetryable: true });
  }
  const code = error.kind === 'refused' ? 'email_refused' : 'email_unsettled';
  return attention({ code, message: error.message, field: '/customer/email' }, { calls, effect: 'none' });
}
