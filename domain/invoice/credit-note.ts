import { type AttentionDraft } from '../attention.ts';
import { nameLikeness } from './customer-names.ts';
import { isUnreleased } from './draft.ts';
import { type InvoiceRequest, type InvoiceStatus, type WaitingFor } from './invoice.ts';
import { type Amount, isZero, sameAmount } from '../money.ts';
import { type SageInvoice } from '../sage-records.ts';

/**
 * A credit note that the PSA hands over goes the way of an invoice, from the same state: `kind` says which of the two it is. Nobody
 * pays it, so once it has gone out only its e-mail is heard of.
 */
export const documentKinds = ['invoice', 'credit_note'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** Those of an invoice's that it can have; `issued` and `sent` are its last ones, unless it is cancelled, voided or deleted. */
export const creditNoteStatuses = [
  'accepted',
  'waiting',
  'posting',
  'draft',
  'issued',
  'sent',
  'needs_attention',
  'cancelled',
  'voided',
  'deleted',
] as const satisfies readonly InvoiceStatus[];

/** As people call it. */
export const nameOf = (kind: DocumentKind): string => (kind === 'invoice' ? 'Invoice' : 'Credit note');

/**
 * What is written of an invoice, said of a credit note where it is one. What stands in quotes is somebody's own and stays. Texts that mean the invoice
 * which a credit note stands against call it "that invoice", or by its id. Both have
 * an invoice contact.
 */
export const saidOf = (kind: DocumentKind, text: string): string =>
  kind === 'invoice'
    ? text
    : text
        .split(/("[^"]*")/)
        .map((part, index) =>
          index % 2 === 1 ? part : part.replace(/\b(the|this) invoice\b(?! contact)/gi, '$1 credit note'),
        )
        .join('');

/** The invoice of ours that it stands against, and what became of that. */
export interface AgainstInvoice {
  /** The PSA's id. */
  readonly invoiceId: string;
  readonly sageInvoiceId: string;
  readonly sageNumber: string;
  /** Nothing was outstanding on it when it was looked at. */
  readonly isPaid: boolean;
  /** Its rate, where it is in a foreign currency. */
  readonly exchangeRate: string | null;
  /** Put against it in Sage; null while that was not tried, or is not wanted. */
  readonly allocated: Amount | null;
  /** What a person has to do in Sage, as to refund the customer; null: nothing. */
  readonly toDo: string | null;
}

/** Where an invoice to stand against is, as its run says. */
export interface AskedInvoice {
  readonly sageBusinessId: string;
  readonly sageInvoiceId: string;
}

/** What a credit note waits for while the invoice is on its way to Sage; null: for nothing. `said`: what the run of the invoice says, if it has one. */
export function awaitedInvoice(
  invoiceId: string,
  said:
    | { readonly status: InvoiceStatus; readonly isOpen: boolean; readonly inSage: object | null }
    | 'no_answer'
    | null,
): Omit<WaitingFor, 'since' | 'nextTry'> | null {
  if (said === null) return null;
  const awaited = (message: string, action: string | null) => ({ what: 'invoice', message, action }) as const;
  if (said === 'no_answer')
    return awaited(`The run of invoice "${invoiceId}", which it stands against, does not answer.`, null);
  if (said.status === 'draft')
    return awaited(
      `Waiting for invoice "${invoiceId}", which it stands against, to be released in Sage.`,
      'Release the draft in Sage, or cancel the credit note.',
    );
  if (!said.isOpen || said.inSage !== null) return null;
  return awaited(
    `Waiting for invoice "${invoiceId}", which it stands against and which is ${said.status.replaceAll('_', ' ')}, to be in Sage.`,
    'Look at that invoice and what it waits for. To give back something else, cancel the credit note, or correct it: name another invoice, or leave `against` out.',
  );
}

/** Why it cannot stand against what it names, before Sage is asked. */
export const againstMissing = (invoiceId: string, status: string | null): AttentionDraft => ({
  code: 'against_not_in_sage',
  message:
    status === null
      ? `The credit note stands against invoice "${invoiceId}", which was never handed over.`
      : `The credit note stands against invoice "${invoiceId}", which is ${status.replaceAll('_', ' ')} and not in this Sage business.`,
  field: '/against/invoiceId',
});

/** What speaks against the pair: the invoice as Sage has it now. `contactId` null: the customer of the note is not known yet. */
export function againstDiffers(
  { currency }: Pick<InvoiceRequest, 'currency'>,
  contactId: string | null,
  found: SageInvoice,
): AttentionDraft | null {
  const differs = (message: string, field: string): AttentionDraft => ({
    code: 'against_differs',
    message: `The credit note stands against ${found.number}, ${message}.`,
    field,
  });
  if (found.status === 'VOID') return differs('which is void in Sage', '/against/invoiceId');
  if (isUnreleased(found.status))
    return differs('which is a draft in Sage: release it there, then retry', '/against/invoiceId');
  if (found.currency !== currency)
    return differs(
      `which is in ${found.currency ?? 'another currency'}, but is in ${currency} itself`,
      '/currency',
    );
  if (contactId !== null && contactId !== found.contactId)
    return differs(
      `which is for the Sage contact ${found.contactId ?? '(none)'}, but its own customer is ${contactId}`,
      '/customer',
    );
  return null;
}

/** More would be given back than the invoice came to. */
export const againstExceeded = (
  { currency }: Pick<InvoiceRequest, 'currency'>,
  amount: Amount,
  { number, total }: Pick<SageInvoice, 'number' | 'total'>,
  { left, others }: { readonly left: Amount; readonly others: string | null },
): AttentionDraft => ({
  code: 'against_exceeded',
  message: `The credit note comes to ${currency} ${amount}, but of ${number} over ${total} only ${left} can still be credited${others === null ? '' : ` (credited before: ${others})`}.`,
  field: '/lines',
});

/** Who is named on the credit note is not who has the invoice: by the name in Sage, or the one on the invoice. Null: it may be. */
export function againstNamesOther(
  { customer: { name } }: Pick<InvoiceRequest, 'customer'>,
  sageNumber: string,
  customer: { readonly id: string; readonly name: string },
  nameOnInvoice: string,
): AttentionDraft | null {
  if ([customer.name, nameOnInvoice].some((one) => nameLikeness(one, name) !== 'different')) return null;
  return {
    code: 'against_differs',
    message: `The credit note stands against ${sageNumber}, which is for "${customer.name}" (Sage contact ${customer.id}), but names "${name}".`,
    field: '/customer',
    candidates: [{ id: customer.id, name: customer.name }],
  };
}

/** Why something of it is put against nothing. */
export type NotAllocated =
  | 'nothing_outstanding'
  /** Nobody asked for an allocation, and the invoice would take a part of it alone. */
  | 'less_outstanding'
  | 'refused'
  | 'not_in_edition'
  | 'gone';

/** What is left for a person to do in Sage; null: nothing. `open`: of the credit note, put against nothing; `said`: Sage's words. */
export function leftToDo(
  currency: string,
  total: Amount,
  {
    open,
    reason,
    sageNumber,
    said = null,
  }: {
    readonly open: Amount;
    readonly reason: NotAllocated | null;
    readonly sageNumber: string;
    readonly said?: string | null;
  },
): string | null {
  if (isZero(open)) return null;
  const left = `${currency} ${open} of the credit note ${sameAmount(open, total) ? 'is' : 'are'} open`;
  switch (reason) {
    case 'not_in_edition':
      return `${left}: put it against ${sageNumber} in Sage, as the edition of this business takes no allocation from outside.`;
    case 'refused':
      return `${left}: Sage did not put it against ${sageNumber}; do so there.${said === null ? '' : ` It said: ${said}`}`;
    case 'gone':
      return `${left}: ${sageNumber} is not in Sage any more. Make the refund in Sage, or put it against another invoice there.`;
    case 'less_outstanding':
      return `${left}, and less is outstanding on ${sageNumber}: put that much of it against that invoice in Sage, and make the refund of the rest there.`;
    case 'nothing_outstanding':
    case null:
      return `${left}, since no more is outstanding on ${sageNumber}: in Sage, refund what the customer has paid of it, and put the rest against another invoice.`;
  }
}
