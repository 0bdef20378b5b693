import type { CataloguedProblem } from './catalogue.ts';

/** A refusal that is no other as long as nobody does anything. */
const conflict = (means: string, fix: string) =>
  ({ status: [409], means, fix, retriable: false }) as const satisfies CataloguedProblem;
const passing = (means: string, fix: string) =>
  ({ status: [409], means, fix, retriable: true }) as const satisfies CataloguedProblem;
const unknown = (means: string, fix: string) =>
  ({ status: [404], means, fix, retriable: false }) as const satisfies CataloguedProblem;

/** Of invoices and credit notes. */
export const documentProblems = {
  unknown_invoice: unknown('There is no such invoice.', 'Hand it over first, or correct its id.'),
  unknown_credit_note: unknown('There is no such credit note.', 'Hand it over first, or correct its id.'),
  invoice_exists: conflict(
    'The invoice was handed over before with other content.',
    'Do as `fix` says, which fits how it stands; never hand the same work over under another id.',
  ),
  credit_note_exists: conflict(
    'The credit note was handed over before with other content.',
    'Do as `fix` says, which fits how it stands; never hand the same over under another id.',
  ),
  invoice_stopped: conflict(
    'The run of the invoice was ended before its time: nobody works on it any more.',
    'Hand over the same id again with the same content.',
  ),
  credit_note_stopped: conflict(
    'The run of the credit note was ended before its time: nobody works on it any more.',
    'Hand over the same id again with the same content.',
  ),
  invoice_finished: conflict(
    'The invoice is cancelled, voided, deleted, or settled long ago.',
    'Do as `fix` says, which fits how it ended.',
  ),
  credit_note_finished: conflict(
    'The credit note is cancelled, voided, deleted, or went out long ago.',
    'Do as `fix` says, which fits how it ended.',
  ),
  request_id_used: conflict(
    'The requestId was used before with other content.',
    'Send the request as it was to hear what became of it; use a new requestId for another one.',
  ),
  nothing_to_retry: conflict(
    'No step of it has failed or waits.',
    'Nothing needs to be done; to look for a payment use check-payment.',
  ),
  not_correctable: conflict(
    'Only what needs attention, waits for a file, or can still be taken back takes a correction.',
    'Cancel it before it is in Sage; void it or issue it anew afterwards.',
  ),
  not_in_sage: conflict(
    'It is not in Sage yet.',
    'Ask again once it is issued; `fix` says what it waits for.',
  ),
  already_in_sage: {
    status: [409, 422],
    means:
      'It is in Sage already, so it can be neither cancelled, nor linked to another, nor changed in this field (422).',
    fix: 'Void it, credit it or issue it anew.',
    retriable: false,
  },
  still_a_draft: conflict('It is a draft in Sage.', 'Release it in Sage first, or void it.'),
  being_posted: passing('It is being created in Sage right now.', 'Ask again in a minute.'),
  being_worked_on: passing(
    'It is being worked on at this moment.',
    'Look again in a few seconds; if it then stands still, send the same request again.',
  ),
  create_unsettled: passing(
    'Sage may hold it already: the answer to its creation was lost.',
    'Retry it; afterwards it can be voided.',
  ),
  no_customer_question: conflict(
    'Nobody asks who is to be invoiced.',
    'Nothing to answer; `fix` says how the customer is changed.',
  ),
  no_exchange_rate_question: conflict(
    'Nobody asks what the exchange rate is.',
    'Nothing to answer; `fix` says how the rate is changed.',
  ),
  totals_agree: conflict(
    'There is nothing to accept: its totals in Sage match.',
    'Use retry where it needs attention for another reason.',
  ),
  has_payments: conflict(
    'Something settles the invoice, and Sage voids nothing of which that is so.',
    'Delete payments and allocations in Sage first, or credit what is outstanding.',
  ),
  has_allocations: conflict(
    'The credit note is put against something or refunded, and Sage voids nothing of which that is so.',
    'Delete its allocations and refunds in Sage first.',
  ),
  credit_exceeds_outstanding: conflict(
    'More is to be credited than is outstanding.',
    'Credit what is outstanding at most; refund in Sage what was paid.',
  ),
  credit_exceeds_line: {
    status: [422],
    means: 'More is to be credited of a line than is left of it, or there is no such line.',
    fix: 'Name a line of the invoice, counted from 1, and at most what is left of it.',
    retriable: false,
  },
  credit_of_deduction: conflict(
    'The invoice takes more off a ledger at a tax rate than it has there, so nobody can say what a credit takes back.',
    'Hand over a credit note with the lines that you mean, against this invoice; or void it.',
  ),
  too_many_credits: conflict(
    'The invoice has as many ordered credits as are kept.',
    'Make further ones in Sage.',
  ),
  preview_failed: {
    status: [409],
    means: 'What the preview needs to read at Sage could not be read.',
    fix: 'Do as `fix` says; where it is retriable, ask again after Retry-After.',
    retriable: 'sometimes',
  },
} as const satisfies Readonly<Record<string, CataloguedProblem>>;
