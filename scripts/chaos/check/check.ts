import { contactsDoubled } from './customers.ts';
import { eventGaps, eventsRepeated } from './events.ts';
import { ended, forgotten, missedBySecond, notBack } from './entities.ts';
import { type Evidence } from './evidence.ts';
import { cancelledInSage, cancelledOnRequest, doubled, lost, stuck, unasked } from './invoices.ts';
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
    cancelledInSage: cancelledInSage(evidence),
    contactsDoubled: contactsDoubled(evidence),
    eventGaps: eventGaps(evidence),
    eventsRepeated: eventsRepeated(evidence),
    missedBySecond: missedBySecond(evidence),
    mailsTwice: mailsTwice(evidence),
    mailsMissing: mailsMissing(evidence),
    tokensReused: tokensReused(evidence),
    wrongAnswers: [...evidence.wrongAnswers],
    forgotten: forgotten(evidence),
    notBack: notBack(evidence),
    ended: ended(evidence),
  },
  /** What the documents admit: counted and shown. */
  admitted: {
    cancelledOnRequest: cancelledOnRequest(evidence),
    mailsAfterOperator: mailsAfterOperator(evidence),
    tokensReusedAfterLoss: tokensReusedAfterLoss(evidence),
  },
});

export type Verdict = ReturnType<typeof check>;

export const isClean = ({ violations }: Verdict): boolean =>
  Object.values(violations).every((entries) => entries.length === 0);
