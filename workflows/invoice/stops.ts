import { type AttentionDraft } from '../../domain/attention.ts';
import { type WaitTopic } from '../../domain/connection/messages.ts';
import { type NeedsPersonDetails } from '../../domain/failures.ts';

/** What ends a stretch of an invoice's path, whatever it was in the middle of. */

/** A step that cannot go on without a person. */
export class NeedsAttention extends Error {
  readonly draft: AttentionDraft;
  /** What came of the call to Sage that led here. */
  readonly effect: NeedsPersonDetails['effect'];

  constructor(draft: AttentionDraft, effect: NeedsPersonDetails['effect'] = 'not_called') {
    super(draft.message);
    this.draft = draft;
    this.effect = effect;
  }
}

/** Somebody took the invoice back; the message is the reason given. */
export class Cancelled extends Error {}

/** Somebody says which invoice of Sage it is: its path begins anew. */
export class LinkOrdered extends Error {}

/** It was, or may have been, corrected while it waited: its path begins anew with what it is now. */
export class Corrected extends Error {}

/** The history has grown long: a new run goes on with the same state. */
export class GiveWay extends Error {}

const customerQuestions: readonly AttentionDraft['code'][] = [
  'customer_ambiguous',
  'customer_name_differs',
  'customer_similar',
  'customer_currency_differs',
  'customer_missing',
];

/** Who is to be invoiced is open: what a person says of the same customer ends it, whatever else does. */
export const isAboutCustomer = (code: AttentionDraft['code']): boolean => customerQuestions.includes(code);

/** Which changes of the connection make an invoice look again by itself. */
export const releasedBy: Partial<Record<AttentionDraft['code'], WaitTopic>> = {
  no_default_ledger: 'mapping',
  gl_account_unknown: 'mapping',
  gl_account_not_for_sage: 'mapping',
  ledger_not_usable: 'mapping',
  tax_rate_unknown: 'mapping',
  given_totals_differ: 'mapping',
  before_cut_over: 'mapping',
  customer_ambiguous: 'customer',
  customer_name_differs: 'customer',
  customer_similar: 'customer',
  customer_currency_differs: 'mapping',
  customer_missing: 'mapping',
  address_needed: 'mapping',
  cross_border_tax: 'mapping',
  footer_too_long: 'mapping',
  default_terms_unreadable: 'mapping',
  no_subscription: 'test',
  not_in_edition: 'test',
  sage_forbidden: 'test',
};
