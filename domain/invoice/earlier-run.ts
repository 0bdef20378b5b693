import { type AttentionDraft } from '../attention.ts';
import { sequenceAfterStop } from '../runs/stopped.ts';
import { type InvoiceView } from './invoice.ts';
import { type InvoiceState } from './state.ts';

/** How it stands in Sage, as an ended run knew it: the next one follows that very record, whatever was changed on it. */
export type KnownInSage = ReturnType<typeof knownInSage>;

/** What the next run of an invoice is told of one that was cancelled, or ended before its time. */
export interface EarlierRun extends Pick<InvoiceView, 'revision' | 'eventSequence' | 'email'> {
  /** Sage may hold the invoice already: always, but where it was cancelled, for that is taken only while it is certainly not there. */
  readonly mayExist: boolean;
  /** The first e-mail may or may not have gone out; null where that is certain. */
  readonly unsettledEmail: AttentionDraft | null;
  readonly copiesTaken: InvoiceState['progress']['copiesTaken'];
  /** The invoice in Sage that it was, or was to be, linked to: handed over again it must not be created beside that one. */
  readonly linkTo?: string | null;
  /** Null, or left out: it was not in Sage as far as the run knew. */
  readonly inSage?: KnownInSage | null;
}

export const knownRun = (state: InvoiceState): EarlierRun => ({
  ...knownOf(state),
  linkTo: state.status === 'cancelled' ? null : linkOf(state),
  inSage: state.sage === null ? null : knownInSage(state),
});

const knownInSage = ({
  against,
  plan,
  customer,
  lines,
  exchangeRate,
  inBaseCurrency,
  crossBorder = null,
  sage,
  markedSent,
  payment,
  settledBy,
  changesInSage,
  overdue,
  credits,
  creditNotes = [],
  credited,
  replaced,
  linked,
}: InvoiceState) => ({
  against,
  plan,
  customer,
  lines,
  exchangeRate,
  inBaseCurrency,
  crossBorder,
  sage,
  markedSent,
  payment,
  settledBy,
  changesInSage,
  overdue,
  credits,
  creditNotes,
  credited,
  replaced,
  linked,
});

/** Null: it was created by us, or was to be. */
export const linkOf = ({ linked, sage, progress }: InvoiceState): string | null =>
  (linked ? sage?.id : progress.link?.sageInvoiceId) ?? null;

const knownOf = ({ revision, status, eventSequence, email, progress }: InvoiceState): EarlierRun => ({
  mayExist: status !== 'cancelled' || progress.mayExist,
  revision,
  eventSequence: sequenceAfterStop(eventSequence),
  email,
  unsettledEmail:
    progress.unsettledEmail ??
    (progress.emailingTo === null
      ? null
      : unsettled(`The run ended while the message to ${progress.emailingTo} was on its way.`)),
  copiesTaken: progress.copiesTaken,
});

/** It can never be asked again. Events go on with numbers that are surely higher than any told before. */
export const unknownRun = (nowMs: number): EarlierRun => ({
  mayExist: true,
  revision: 1,
  eventSequence: Math.floor(nowMs / 1000),
  email: null,
  unsettledEmail: unsettled('The earlier run cannot be read any more: it may have e-mailed this already.'),
  copiesTaken: {},
});

const unsettled = (message: string): AttentionDraft => ({
  code: 'email_unsettled',
  message,
  field: '/customer/email',
});
