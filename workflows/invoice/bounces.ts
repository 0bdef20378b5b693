import { bounceOf, bounceText, isFor, type MailNotice, sameNotice } from '../../domain/invoice/bounce.ts';
import { type SentEmail } from '../../domain/invoice/invoice.ts';
import { type InvoiceRun } from './run.ts';

/** Two for each recipient of a message or two. */
const MOST_NOTICES = 40;

/** The invoice is in Sage and may be paid all the same: its status stays what it is, and a person hears what to do. */
export function takeMailNotice(run: InvoiceRun, notice: MailNotice): void {
  const { progress, state } = run;
  if (progress.mailNotices.some((known) => sameNotice(known, notice))) return;
  progress.mailNotices = [...progress.mailNotices, notice].slice(-MOST_NOTICES);
  if (state.email?.messageId === notice.messageId) tell(run, state.email, notice);
  else run.note(bounceText(notice));
}

/** A word that came before it was known here that the message had gone out. */
export function tellEarlyNotices(run: InvoiceRun): void {
  const { progress, state } = run;
  for (const notice of progress.mailNotices)
    if (state.email?.messageId === notice.messageId) tell(run, state.email, notice);
}

function tell(run: InvoiceRun, email: SentEmail, notice: MailNotice): void {
  const bounce = bounceOf(notice, email.to);
  const isOfCopy = email.bounced !== null && !isFor(notice, email.to);
  run.state.email = { ...email, bounced: isOfCopy ? email.bounced : bounce };
  run.announce('invoice.email_bounced', bounceText(bounce), bounce);
}
