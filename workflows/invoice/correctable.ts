import { hasContent } from '../../domain/invoice/content-hash.ts';
import { type InvoiceRequest, type InvoiceView } from '../../domain/invoice/invoice.ts';
import { type Correction } from '../../domain/invoice/messages.ts';
import { refusal } from '../refusal.ts';
import { type InvoiceRun } from './run.ts';
import {
  beingWorkedOn,
  creditInstead,
  isBeingWorkedOn,
  isInUndoWindow,
  isSettled,
  named,
  openQuestion,
  words,
} from './validators.ts';

/** Where it stands still for a person, or for a moment, and nothing of it is unsettled. */
export const takesCorrection = ({ state, progress }: InvoiceRun): boolean =>
  (state.status === 'needs_attention' || isInUndoWindow(state)) && progress.attempt?.unsettled !== true;

export function expectCorrectable(run: InvoiceRun, { request, contentHash }: Correction): void {
  const { state, progress } = run;
  if (hasContent(state, contentHash)) return;
  if (state.status !== 'needs_attention' && !isInUndoWindow(state)) {
    if (isBeingWorkedOn(state)) throw beingWorkedOn(state);
    throw refusal({
      code: 'not_correctable',
      message: `${named(state)} is ${words(state)}: only one that needs attention, or can still be taken back, takes a correction.`,
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
      message: `${named(state)} is in Sage as ${state.sage.number}: ${changed.join(', ')} can no longer change.`,
      fix: 'Correct only the e-mail address, its copies or the way of sending.',
    },
    { field: `/${changed[0] ?? ''}` },
  );
}

/** What differs between two requests, leaving out what may still change after posting. */
function changedFields(before: InvoiceRequest, after: InvoiceRequest): string[] {
  const fixed = ({ send, cc, customer, ...rest }: InvoiceRequest) => {
    const { email, ...who } = customer;
    return { free: [send, cc, email], fixed: { ...rest, customer: who } };
  };
  const [a, b] = [fixed(before).fixed, fixed(after).fixed];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((key) => text(a, key) !== text(b, key));
}

const text = (request: object, key: string): string =>
  JSON.stringify(Object.entries(request).find(([name]) => name === key)?.[1]) ?? '';

/** Nothing that makes a second invoice of the same work. */
const changeInSage = (state: InvoiceView): string =>
  isSettled(state)
    ? creditInstead
    : 'Issue it anew with the changed content (…/reissue), under the same id: the one in Sage is voided first.';
