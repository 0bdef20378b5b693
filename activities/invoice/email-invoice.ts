import { type ApplicationFailure } from '@temporalio/common';
import { type Counted, type Emailed, HANDING_OVER } from '../../domain/failures.ts';
import { type EmailSettings } from '../../domain/connection/email-settings.ts';
import { getEmailSettingsQuery } from '../../domain/connection/messages.ts';
import { type Attachment } from '../../domain/invoice/attachments.ts';
import { type EmailFacts } from '../../domain/invoice/email-facts.ts';
import { recipientsOf, refusedBut, takenCopies } from '../../domain/invoice/recipients.ts';
import { type SageInvoice } from '../../domain/sage-records.ts';
import { SageError } from '../../sage/error.ts';
import { markInvoiceSent } from '../../sage/mark-invoice-sent.ts';
import { readInvoicePdf } from '../../sage/read-invoice-pdf.ts';
import { readInvoice } from '../../sage/read-invoice.ts';
import { type SageSession } from '../../sage/session.ts';
import { askConnection } from '../connection/ask-connection.ts';
import { type BusinessAddress } from '../connection/read-sage.ts';
import { type ActivityDependencies } from '../dependencies.ts';
import { asFailure as asFailureOfFile, fetchAll } from './attachments.ts';
import { composeMail } from './compose-mail.ts';
import { type MailAttachment, MailError, type RefusedRecipient } from './mailer.ts';
import { recordHeartbeat } from '../record-heartbeat.ts';
import { attention, connectionLost, tryAgain } from '../sage-failure.ts';
import { withSage } from '../with-sage.ts';

export interface InvoiceMail {
  readonly to: string;
  readonly messageId: string;
  /** A person named this one address for it: no copies go out. */
  readonly alone: boolean;
  /** Copies that the hand-over asks for, besides the unit's. */
  readonly cc: readonly string[];
  /** Files that go with Sage's PDF. */
  readonly attachments?: readonly Attachment[];
  /** Who has this very message already, and gets no second one. */
  readonly copiesTaken: readonly string[];
  readonly facts: EmailFacts;
}

export interface EmailOrder extends BusinessAddress {
  readonly invoiceId: string;
  readonly mail: InvoiceMail;
  /** The first message about it, not one that a person asked for again: with its mark as sent in Sage, which a credit note does not get. */
  readonly mark: { readonly idempotencyId: string } | null;
  /** A person has said that it goes out, also should it be the second time. */
  readonly isAgreed?: boolean;
}

export interface EmailedInvoice {
  /**
   * Null where nothing goes out: after a restore Sage is asked whether the first message is marked as sent already, and whether a credit note
   * still stands is asked in any case.
   */
  readonly emailed: Emailed | null;
  /** Whether Sage has the mark as sent by now. */
  readonly marked: boolean;
}

/** What an attempt has left for the mark when this has passed is too little: the workflow has it set by itself. */
const MARK_WITHIN_MS = 25_000;

/**
 * Sage's API cannot e-mail an invoice (it has no such operation), so Sage's own PDF is fetched and mailed, and the invoice then marked as
 * sent. Called with a single attempt: only the workflow knows whether another one could send the message twice. A mark that fails is no
 * failure of the message.
 */
export const emailInvoiceActivities = (deps: ActivityDependencies) => ({
  emailInvoice(input: EmailOrder): Promise<Counted<EmailedInvoice>> {
    const startedMs = Date.now();
    const work = async (session: SageSession): Promise<EmailedInvoice> => {
      const asksFirst = input.mark !== null && deps.restoredFrom !== null;
      if (asksFirst && (await readInvoice(session, input.invoiceId)).sent)
        return { emailed: null, marked: false };
      if (input.mail.facts.document === 'credit_note') {
        const note = await readStanding(session, input.invoiceId);
        if (note === null) return { emailed: null, marked: false };
        expectUnsent(note, input, deps.restoredFrom, session.calls());
      }
      const settings = await readEmailSettings(input.businessUnit, session);
      const emailed = await email(deps, input.mail, settings, session, await filesOf(deps, session, input));
      deps.log.info({ businessUnit: input.businessUnit, sageInvoiceId: input.invoiceId }, 'invoice e-mailed');
      return {
        emailed,
        marked: Date.now() - startedMs < MARK_WITHIN_MS && (await tryMarkSent(deps, session, input)),
      };
    };
    return withSage(deps, input, work, { endsTurn: ({ marked }) => marked });
  },
});

/** Sage's PDF and what goes with it, at the same time: both have their own deadline, and the attempt ends soon after. */
async function filesOf(
  { destinations }: ActivityDependencies,
  session: SageSession,
  { invoiceId, mail: { facts, attachments = [] } }: EmailOrder,
): Promise<readonly MailAttachment[]> {
  const reading = readInvoicePdf(session, invoiceId, facts.document);
  const [pdf, files] = await Promise.allSettled([reading, fetchAll(attachments, destinations)]);
  if (pdf.status === 'rejected') throw pdf.reason;
  if (files.status === 'rejected') throw asFailureOfFile(files.reason, session.calls());
  const filename = `${facts.number.replace(/[^\w.-]/g, '_')}.pdf`;
  return [
    { filename, content: pdf.value, contentType: 'application/pdf' },
    ...files.value.map(({ fileName, bytes, contentType }) => ({
      filename: fileName,
      content: bytes,
      ...(contentType !== undefined && { contentType }),
    })),
  ];
}

/** Its path may have waited for the mail server meanwhile, and unlike an invoice it is not watched. */
async function readStanding(session: SageSession, creditNoteId: string): Promise<SageInvoice | null> {
  try {
    const note = await readInvoice(session, creditNoteId, 'credit_note');
    return note.status === 'VOID' ? null : note;
  } catch (error) {
    if (error instanceof SageError && error.kind === 'not_found') return null;
    throw error;
  }
}

/**
 * Sage has no mark that a credit note was sent. One that it had before the backup which Temporal was restored from may have gone out since.
 * @throws ApplicationFailure then, unless a person has said that it is to go out
 */
function expectUnsent(
  { number, createdAt }: SageInvoice,
  { isAgreed, mail: { to } }: EmailOrder,
  restoredFrom: string | null,
  calls: number,
): void {
  if (restoredFrom === null || isAgreed === true) return;
  if (createdAt !== null && Date.parse(createdAt) > Date.parse(restoredFrom)) return;
  const message = `Temporal was restored from a backup of ${restoredFrom}, when credit note ${number} was in Sage already: it may have been e-mailed to ${to} since.`;
  const draft = { code: 'email_unsettled', message, field: '/customer/email' } as const;
  throw attention(draft, { calls, effect: 'none' });
}

/** As they are now: a text put right since the hand-over counts. Before anything is handed over, so trying again is safe. */
async function readEmailSettings(businessUnit: string, session: SageSession): Promise<EmailSettings> {
  let settings: EmailSettings | null;
  try {
    settings = await askConnection(businessUnit, getEmailSettingsQuery);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `The connection of "${businessUnit}" did not say how its e-mails are written: ${reason}`;
    const calls = session.calls();
    const details = { service: 'mail_server', message, retryAfterMs: null, unsettled: false, calls } as const;
    throw tryAgain(details, { nonRetryable: true });
  }
  if (settings !== null) return settings;
  throw connectionLost(`The run of the connection of "${businessUnit}" was ended in Temporal.`);
}

/** When the mail server took it, and for whom. */
async function email(
  deps: ActivityDependencies,
  mail: InvoiceMail,
  settings: EmailSettings,
  session: SageSession,
  attachments: readonly MailAttachment[],
): Promise<Emailed> {
  const { facts, messageId, alone, copiesTaken } = mail;
  const recipients = alone ? recipientsOf(mail.to, [], noCopies) : recipientsOf(mail.to, mail.cc, settings);
  const content = composeMail(facts, settings, recipients, deps.mailer.senderAddress);
  await recordHeartbeat(HANDING_OVER);
  let refused: readonly RefusedRecipient[];
  try {
    const whole = { ...content, messageId, attachments };
    refused = await deps.mailer.send(whole, copiesTaken);
  } catch (error) {
    throw error instanceof MailError ? asFailure(error, session.calls()) : error;
  }
  const delivery = { ...recipients, refused: refused.map(({ address, reason }) => ({ address, reason })) };
  const emailed: Emailed = { emailedAt: new Date().toISOString(), delivery };
  // Should the worker die from here on, nobody need be asked. Where Temporal does not take it, its answer to the whole will say so.
  await recordHeartbeat(emailed).catch(() => undefined);
  expectTakenForCustomer(emailed, refused, { copiesTaken, calls: session.calls() });
  return emailed;
}

const noCopies = { cc: [], bcc: [] };

/** @throws ApplicationFailure where only copies went out: that is no message to the customer, though it cannot be sent to these again */
function expectTakenForCustomer(
  { delivery }: Emailed,
  refused: readonly RefusedRecipient[],
  { copiesTaken: before, calls }: { copiesTaken: readonly string[]; calls: number },
): void {
  const main = refused.find(({ address }) => address === delivery.to);
  if (main === undefined) return;
  const copiesTaken = takenCopies(delivery, before);
  const message = refusedBut(delivery.to, main.reason, copiesTaken);
  if (main.forNow) {
    const details = { service: 'mail_server', message, retryAfterMs: null, unsettled: false } as const;
    throw tryAgain({ ...details, calls, copiesTaken }, { nonRetryable: true });
  }
  const draft = { code: 'email_bounced', message, field: '/customer/email' } as const;
  throw attention(draft, { calls, effect: 'none', copiesTaken });
}

/** Whatever stands against the mark, the workflow meets when it has it set by itself. */
async function tryMarkSent(
  { log }: ActivityDependencies,
  session: SageSession,
  order: EmailOrder,
): Promise<boolean> {
  const { businessUnit, invoiceId, mark } = order;
  if (mark === null) return false;
  try {
    await markInvoiceSent(session, { id: invoiceId, idempotencyId: mark.idempotencyId });
    return true;
  } catch (error) {
    log.info({ businessUnit, sageInvoiceId: invoiceId, err: error }, 'not marked as sent with the e-mail');
    return false;
  }
}

function asFailure(error: MailError, calls: number): ApplicationFailure {
  if (error.kind === 'not_sent') {
    const { message } = error;
    const details = { service: 'mail_server', message, retryAfterMs: null, unsettled: false, calls } as const;
    return tryAgain(details, { nonRetryable: true });
  }
  const code = error.kind === 'refused' ? 'email_bounced' : 'email_unsettled';
  return attention({ code, message: error.message, field: '/customer/email' }, { calls, effect: 'none' });
}
