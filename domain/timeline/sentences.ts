import { callerText } from '../principals/caller.ts';
import { type Fact, type RunEnd } from './fact.ts';
import { inWords } from './duration.ts';

/**
 * Plain words for what a history tells. Codes come from histories of whatever version, so one that is not known here is said
 * as it is.
 */

const awaited: Readonly<Record<string, string>> = {
  turn: 'its turn at Sage',
  sage: 'Sage, which was busy or away',
  budget: "room in Sage's limits of calls",
  operator: 'an operator, who had paused the calls to Sage',
  connection: 'a tested connection to Sage',
  mail_server: 'the mail server, which was busy or away',
  attachments: 'a file of the PSA that goes with it, which could not be fetched',
  release: 'somebody to release the draft in Sage',
  payment: 'the customer to pay',
  undo_window: 'the end of the time in which it can be taken back',
};

export const waitSentence = (reason: string, ms: number, ongoing: boolean): string => {
  const what = awaited[reason] ?? words(reason);
  return ongoing ? `Waits for ${what}, ${inWords(ms)} so far` : `Waited ${inWords(ms)} for ${what}`;
};

export const attentionSentence = (code: string, ms: number, ongoing: boolean): string =>
  ongoing
    ? `Needs a person (${words(code)}), ${inWords(ms)} so far`
    : `Needed a person for ${inWords(ms)} (${words(code)})`;

const statuses: Readonly<Record<string, string>> = {
  accepted: 'Handed over',
  waiting: 'Could not go on at once',
  draft: 'Created in Sage as a draft',
  issued: 'Created in Sage',
  sent: 'Sent to the customer',
  part_paid: 'Partly paid',
  paid: 'Paid',
  needs_attention: 'Came to something that a person has to settle',
  cancelled: 'Cancelled',
  voided: 'Voided in Sage',
  deleted: 'Deleted in Sage',
};

/** Where nobody who knows more can be asked. */
export const statusSentence = (status: string): string => statuses[status] ?? `Became ${words(status)}`;

type Call = Extract<Fact, { kind: 'call' }>;

export function callSentence({ what, outcome, calls, message }: Call, ms: number): string {
  const effort = calls === null || calls === 0 ? '' : `${calls} ${calls === 1 ? 'call' : 'calls'}, `;
  switch (outcome) {
    case 'done':
      return `${what}: done (${effort}${inWords(ms)})`;
    case 'failed':
      return `${what}: failed (${effort}${inWords(ms)}): ${message ?? 'no reason given'}`;
    case 'no_answer':
      return `${what}: no answer within ${inWords(ms)}: ${message ?? 'no reason given'}`;
    case 'under_way':
      return `${what}: under way for ${inWords(ms)}`;
  }
}

export const toldSentence = ({ type, sequence }: Extract<Fact, { kind: 'told' }>): string =>
  `The PSA is told ${type}${sequence === null ? '' : `, number ${sequence} of this ${type.startsWith('credit_note.') ? 'credit note' : 'invoice'}`}`;

const orders: Readonly<Record<string, string>> = {
  handOver: 'handed it over',
  retryInvoice: 'asked to try again now',
  correctInvoice: 'corrected it',
  cancelInvoice: 'asked to cancel it',
  linkInvoice: 'said which invoice in Sage it is',
  checkPayment: 'asked to look for a payment now',
  voidInvoice: 'asked to void it',
  creditInvoice: 'asked for a credit note',
  reissueInvoice: 'asked to void it and issue it anew',
  resendEmail: 'asked to e-mail it once more',
  sendAnyway: 'asked to send it anyway',
  answerCustomer: 'said who is to be invoiced',
  answerExchangeRate: 'said what the exchange rate is',
  changeContact: 'changed the address of the invoice contact',
};

export function askedSentence({ what, by, reason, refusal }: Extract<Fact, { kind: 'asked' }>): string {
  const who = by === null ? 'Somebody' : callerText(by);
  const order = `${who} ${orders[what] ?? `asked for "${what}"`}${reason === null ? '' : `: ${reason}`}`;
  return refusal === null ? order : `${order}. Refused: ${refusal}`;
}

/** Signals worth telling; the talk with the turnstile shows as waits and calls. */
export const signalSentences: Readonly<Record<string, string>> = {
  connectionChanged: 'The connection to Sage changed',
  sageUpdate: 'The payment watch read how it stands in Sage',
  mailNotice: 'A mail server reported on an e-mail',
};

const ends: Readonly<Record<RunEnd, string>> = {
  completed: 'Finished: nothing more will happen to it',
  terminated: 'An operator ended its run',
  failed: 'Its run failed',
  cancelled: 'An operator cancelled its run',
  timed_out: 'Its run reached its time limit',
};

export const endSentence = (how: RunEnd, reason: string | null): string => because(ends[how], reason);

export const resetSentence = (reason: string | null): string =>
  because('An operator set its run back to an earlier point', reason);

const because = (text: string, reason: string | null): string =>
  reason === null || reason === '' ? text : `${text}: ${reason}`;

const words = (code: string): string => code.replaceAll('_', ' ');
