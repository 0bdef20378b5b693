import { attachmentTroubles } from './invoice/attachments.ts';
import { type DocumentKind } from './invoice/credit-note.ts';

/**
 * Why an invoice needs a person. Each code has one sentence of remedy here; the message of the moment names the values.
 * docs/runbook.md has a paragraph per code.
 */
export const remedies = {
  no_default_ledger:
    'Set a default revenue ledger on the connection, link a GL account to the contract template, or give the line a GL account; the invoice goes on by itself.',
  gl_account_unknown:
    'Add the GL account to the connection, or correct the line; the invoice goes on by itself once the account exists.',
  gl_account_not_for_sage:
    'Assign the GL account to the Sage integration, or choose another; the invoice goes on by itself.',
  ledger_not_usable: 'Make the ledger account visible in sales in Sage, or map another one, then retry.',
  currency_not_supported:
    "Correct the currency, or switch on foreign currencies in Sage's settings and test the connection again.",
  exchange_rate_needed:
    'Say what the rate is (POST …/exchange-rate), correct the invoice with one, or enter one in Sage and retry. Nothing is in Sage: a rate of 1:1 is never assumed.',
  exchange_rate_differs:
    'Nothing is in Sage. Say what the rate is, also where it is the very one that was given (POST …/exchange-rate); or correct the invoice, or the rate in Sage and retry.',
  exchange_rate_in_base_currency:
    'Correct the invoice: leave exchangeRate out (or give "1"), or name the currency that it is meant for.',
  before_cut_over:
    'It is not created in Sage. Correct the date, or change cutOverDate of the connection (then it goes on by itself); if it is in Sage already, link it (POST …/link), or cancel it.',
  analysis_unknown:
    'Nothing of the invoice is in Sage. Correct the name (or give the id) as the pick list has it (GET …/analysis-types), or add the category in Sage or make its type active for sales there, then retry.',
  tax_rate_unknown:
    'Choose a tax rate that exists in Sage for the line, or set a default tax rate on the connection; then retry.',
  given_totals_differ:
    'Nothing is in Sage. Correct the total or the line that the message names; with another default tax rate on the connection it goes on by itself.',
  total_not_positive:
    'Nothing is in Sage. Correct the lines or their tax rates; or cancel it, and hand over a credit note (PUT …/credit-notes/{id}) with the signs of its prices reversed.',
  against_not_in_sage:
    'Nothing is in Sage. Retry once the invoice is handed over; or correct the credit note: name another invoice, or leave `against` out.',
  against_differs:
    'Nothing of it is in Sage. Correct customer (its sageContactId settles whose it is), currency or `against`, so that both are of one customer and currency; or cancel it.',
  customer_ambiguous:
    'Say which of them it is, or that a new one is to be created (POST …/customer); the answer is remembered, and other invoices that ask the same go on by themselves.',
  customer_name_differs:
    'Say whether it is one of them, or that a new customer is to be created (POST …/customer); the answer is remembered, and other invoices that ask the same go on by themselves.',
  customer_similar:
    'Say which one it is, or that a new customer is to be created (POST …/customer); or reactivate it in Sage, or correct its main contact there, and retry.',
  customer_currency_differs:
    'Create a second contact in the currency of the invoice in Sage, or allow creation in the connection settings, and retry; or name another one (POST …/customer).',
  address_needed:
    'Give the address of the customer (customer.address) and correct, or enter it in Sage and retry; or have the country alone sent with the connection\'s setting onMissingAddress "country_only": it then goes on by itself, where the country is known.',
  cross_border_tax:
    'Nothing of the invoice is in Sage. If the country is wrong, correct it where it stands. If it is right, give the line a zero rate (taxRateId) and correct, or, where the tax is meant, let Sage decide (send-anyway).',
  customer_missing:
    'Create the customer in Sage with this e-mail on its main contact, allow creation in the connection settings, or give a sageContactId; then retry.',
  duplicate_in_sage:
    'Two invoices in Sage carry the marker of this one: void the wrong one in Sage, then retry.',
  found_invoice_differs:
    'Sage holds an invoice with the marker of this one that is not what this one says. If it is another invoice, delete the marker line from its notes in Sage; if it is this one and was changed there, change it back; then retry.',
  link_not_found:
    'Nothing is in Sage by us. Look up the id of the invoice in Sage and link that one (POST …/link); to have it created instead, cancel it and hand it over again.',
  link_differs:
    'Nothing was changed in Sage. Correct the content, change the invoice in Sage and retry, or link another one (POST …/link); to have it created instead, cancel it and hand it over again.',
  link_taken:
    'Nothing was changed in Sage, and it is followed under its first id. Link another one (POST …/link), or cancel this one.',
  totals_differ:
    'Nothing has gone to the customer. Change the invoice in Sage until its totals match ours, then retry; or send it anyway (send-anyway); or void it, or issue it anew.',
  customer_changed:
    'Nothing has gone to the customer. Give the e-mail address of the customer that it is on now (POST …/contact), or have it sent to the address of the hand-over (send-anyway); or change it back in Sage, then retry; or void it.',
  footer_too_long:
    'Nothing of the invoice is in Sage. Shorten the footer (correct) or Sage\'s default terms (then retry), or have the footer replace them with footerMode "replace".',
  default_terms_unreadable:
    'Nothing of the invoice is in Sage. Give the connected Sage user the right to read Settings in Sage, then retry; or have the footer replace Sage\'s default terms with footerMode "replace".',
  tax_refused: 'Correct the tax rate of the line or of the customer in Sage, then correct or retry.',
  text_refused:
    'Sage refused a text that was sent, whatever its message says: remove HTML, entities such as "&amp;" and unusual characters from the field that the message names, then correct; if the text is plain, retry once.',
  sage_refused:
    "Correct what Sage's message names, then correct or retry; quote the request id to Sage support.",
  sage_forbidden:
    'Give the connected Sage user the right in Sage that the message is about (GET …/connection lists area and level of each), or connect with another user; then test the connection: all invoices that wait for it go on.',
  no_subscription:
    'Sage refuses the call for want of a subscription: renew it in Sage, or, where it is active, choose an edition that has what the message names; then test the connection: all invoices that wait for it go on.',
  not_in_edition:
    "The Sage edition of this business lacks what was asked: do it in Sage's own pages, where it is noticed, leave it out of the invoice (correct), or change the edition in Sage, then test the connection.",
  sage_unexpected: 'Sage sent a response that this version does not understand: see the message, then retry.',
  other_business:
    'The connection now leads to another Sage business than the one this invoice began in: connect the first again, or cancel.',
  ...attachmentTroubles,
  email_refused:
    'Give another address for the invoice contact (POST …/contact), or retry once the mail server takes it.',
  email_unsettled:
    'It is not known whether the e-mail went out: ask the customer, then retry to send it again, or correct with send "mark_sent".',
} as const;

export type AttentionCode = keyof typeof remedies;

const isCode = (code: string): code is AttentionCode => code in remedies;
export const attentionCodes: readonly AttentionCode[] = Object.keys(remedies).filter(isCode);

/** Where a credit note needs another remedy than an invoice. */
const remediesOfNotes: Partial<Record<AttentionCode, string>> = {
  customer_changed:
    'Nothing has gone to the customer. Change it back in Sage, then retry; or have it sent to the address of the hand-over (send-anyway).',
  before_cut_over:
    'It is not created in Sage. Correct the date, or change cutOverDate of the connection (then it goes on by itself); if it is in Sage already, cancel it.',
  total_not_positive:
    'Nothing is in Sage. Correct the lines or their tax rates: what is given back has a price above zero; or cancel it.',
  duplicate_in_sage:
    'Two credit notes in Sage carry the marker of this one: void the wrong one in Sage, then retry.',
  found_invoice_differs:
    'Sage holds a credit note with the marker of this one that is not what this one says. If it is another one, delete the marker line from its notes in Sage; if it is this one and was changed there, change it back; then retry.',
  totals_differ:
    'Nothing has gone to the customer. Change the credit note in Sage until its totals match ours, then retry; or send it anyway (send-anyway); or void it in Sage, then retry.',
  not_in_edition:
    "The Sage edition of this business lacks what was asked: do it in Sage's own pages and cancel this credit note, leave it out of it (correct), or change the edition in Sage, then test the connection.",
  email_refused:
    'Correct it with another address of the customer (customer.email), or retry once the mail server takes it.',
  email_unsettled:
    'It is not known whether the e-mail went out: ask the customer, then retry to send it again, or correct with send "none".',
};

/** What a person can do: what fits the case, else the code's own. What is said of an invoice holds for a credit note, where nothing else is. */
export const remedyOf = (
  { code, fix }: Pick<AttentionDraft, 'code' | 'fix'>,
  kind: DocumentKind = 'invoice',
): string => {
  if (fix !== undefined) return fix;
  return kind === 'invoice'
    ? remedies[code]
    : (remediesOfNotes[code] ?? remedies[code].replace(/\b(the|this) invoice\b/g, '$1 credit note'));
};

/** What a step knows of its trouble; the workflow adds step, remedy and time. */
export interface AttentionDraft {
  readonly code: AttentionCode;
  readonly message: string;
  /** Where more is known of the case than the remedy of its code says. */
  readonly fix?: string | undefined;
  readonly field?: string | undefined;
  readonly sageRequestId?: string | undefined;
  readonly candidates?: readonly Candidate[] | undefined;
}

/** A customer in Sage that may be meant. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  /** What speaks against it: "is inactive". */
  readonly note?: string | undefined;
}
