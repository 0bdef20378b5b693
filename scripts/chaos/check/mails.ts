import { messageStem } from '../../../domain/keys.ts';
import { type Acknowledged, type Evidence, nameOf } from './evidence.ts';

/** What an invoice's e-mails are known by: one Message-ID for each revision. */
function mailCounts({ mails, views }: Evidence, invoice: Acknowledged): number[] {
  const revisions = views.get(nameOf(invoice))?.revision ?? 1;
  return Array.from({ length: revisions }, (_, index) => {
    const stem = messageStem(invoice.unit, invoice.invoiceId, index + 1);
    return mails.filter((mail) => mail.messageId.startsWith(`${stem}.`)).length;
  });
}

const explained = ({ wasReset, wasHandedOverAgain }: Acknowledged): boolean => wasReset || wasHandedOverAgain;

/** More than one e-mail of a revision, though nobody reset or terminated the run. */
export const mailsTwice = (evidence: Evidence): string[] =>
  moreThanOne(evidence, (invoice) => !explained(invoice));

/** The same after a reset or a second hand-over, which the runbook warns of: no violation, but a figure to know. */
export const mailsAfterOperator = (evidence: Evidence): string[] => moreThanOne(evidence, explained);

function moreThanOne(evidence: Evidence, which: (invoice: Acknowledged) => boolean): string[] {
  return evidence.acknowledged.filter(which).flatMap((invoice) => {
    const most = Math.max(0, ...mailCounts(evidence, invoice));
    return most > 1 ? [`${nameOf(invoice)} was mailed ${most} times`] : [];
  });
}

/** Done, meant to go out by e-mail, and no e-mail arrived. */
export function mailsMissing(evidence: Evidence): string[] {
  return evidence.acknowledged.flatMap((invoice) => {
    const status = evidence.views.get(nameOf(invoice))?.status;
    const isDone = status === 'sent' || status === 'paid' || status === 'part_paid';
    return invoice.byEmail && isDone && mailCounts(evidence, invoice).every((count) => count === 0)
      ? [`${nameOf(invoice)} is ${status}, and no e-mail arrived`]
      : [];
  });
}
