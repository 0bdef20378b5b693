import { contactsDoubled } from './customers.ts';
import { eventGaps, eventsRepeated } from './events.ts';
import { type Evidence } from './evidence.ts';
import { doubled, lost, stuck, unasked } from './invoices.ts';
import { mailsAfterOperator, mailsMissing, mailsTwice } from './mails.ts';
import { tokensReused, tokensReusedAfterLoss } from './tokens.ts';

/** Compares what callers were told with what the witnesses recorded. A pure function: its own tests doctor the evidence. */
export const check = (evidence: Evidence) => ({
  /** What must not be: any entry ends the run red. */
  violations: {
    doubled: doubled(evidence),
    lost: lost(evidence),
    stuck: stuck(evidence),
    unasked: unasked(evidence),
    contactsDoubled: contactsDoubled(evidence),
    eventGaps: eventGaps(evidence),
    eventsRepeated: eventsRepeated(evidence),
    mailsTwice: mailsTwice(evidence),
    mailsMissing: mailsMissing(evidence),
    tokensReused: tokensReused(evidence),
    wrongAnswers: [...evidence.wrongAnswers],
  },
  /** What the documents admit: counted and shown. */
  admitted: {
    mailsAfterOperator: mailsAfterOperator(evidence),
    tokensReusedAfterLoss: tokensReusedAfterLoss(evidence),
  },
});

export type Verdict = ReturnType<typeof check>;

export const isClean = ({ violations }: Verdict): boolean =>
  Object.values(violations).every((entries) => entries.length === 0);
