import { contentHash as hashOf, hasContent } from '../../domain/invoice/content-hash.ts';
import { type InvoiceRequest, type InvoiceView } from '../../domain/invoice/invoice.ts';
import { type Correction } from '../../domain/invoice/messages.ts';
import { nameInSage } from '../../domain/invoice/draft.ts';
import { refusal } from '../refusal.ts';
import { type InvoiceRun } from './run.ts';
import {
  beingWorkedOn,
  creditInstead,
  isBeingWorkedOn,
  isInUndoWindow,
  isSettled,
  isWaitingForFile,
  named,
  openQuestion,
  otherNote,
  words,
} from './validators.ts';

/** Where it stands still for a person, or for a moment, and nothing of it is unsettled. */
export const takesCorrection = ({ state, progress }: InvoiceRun): boolean =>
  standsStill(state) && progress.attempt?.unsettled !== true;

/** While a credit note waits for its invoice nothing of it has been decided either. */
const standsStill = (state: InvoiceView): boolean =>
  state.status === 'needs_attention' ||
  isInUndoWindow(state) ||
  isWaitingForFile(state) ||
  state.waitingFor?.what === 'invoice';

/** The content that it has is no correction, and is taken at any time: a signed URL may have run out when a file is to be e-mailed once more. */
export function expectCorrectable(run: InvoiceRun, { request, contentHash }: Correction): void {
  const { state, progress } = run;
  if (hasContent(state, contentHash)) return;
  if (!standsStill(state)) {
    if (isBeingWorkedOn(state)) throw beingWorkedOn(state);
    throw refusal({
      code: 'not_correctable',
      message: `${named(state)} is ${words(state)}: only one that needs attention, waits for a file, or can still be taken back, takes a correction.`,
      fix:
        state.sage === null
          ? 'Cancel it and, once it is cancelled, hand the changed invoice over under the same id.'
          : changeInSage(state),
    });
  }
  if (progress.attempt?.unsettled === true) throw openQuestion(state);
  if (state.sage === null) return;
  const changed = changedFields(state.request, request);
  if (changed.length === 0) return;
  throw refusal(
    {
      code: 'already_in_sage',
      message: `${named(state)} is in Sage as ${nameInSage(state.sage)}: ${changed.join(', ')} can no longer change.`,
      fix: 'Correct only the e-mail address, its copies, its attachments or the way of sending.',
    },
    { field: `/${changed[0] ?? ''}` },
  );
}

/** What differs between two requests, leaving out what may still change after posting. */
function changedFields(before: InvoiceRequest, after: InvoiceRequest): string[] {
  const fixed = ({ send, cc, attachments, customer, ...rest }: InvoiceRequest) => {
    const { email, ...who } = customer;
    return { free: [send, cc, attachments, email], fixed: { ...rest, customer: who } };
  };
  const [a, b] = [fixed(before).fixed, fixed(after).fixed];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((key) => text(a, key) !== text(b, key));
}

/** However it is written. */
function text(request: object, key: string): string {
  const value: unknown = Object.entries(request).find(([name]) => name === key)?.[1];
  return hashOf({ [key]: value });
}

/** The same files at other addresses; answers whether there were any. */
export function takeUrls({ state, progress }: InvoiceRun, { attachments }: InvoiceRequest): boolean {
  const urlsOf = (files: InvoiceRequest['attachments'] = []) => files.map(({ url }) => url).join('\n');
  if (attachments === undefined || urlsOf(attachments) === urlsOf(state.request.attachments)) return false;
  state.request = { ...state.request, attachments };
  progress.attachmentsCheckedAt = null;
  return true;
}

/** Nothing that makes a second invoice of the same work. */
function changeInSage(state: InvoiceView): string {
  if (state.kind !== 'invoice') return otherNote;
  return isSettled(state)
    ? creditInstead
    : 'Issue it anew with the changed content (…/reissue), under the same id: the one in Sage is voided first.';
}
