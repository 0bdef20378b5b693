import { attentionCodes, remedyOf } from '../attention.ts';
import { type DocumentKind } from '../invoice/credit-note.ts';
import { type Attention, type InvoiceView, type WaitingFor } from '../invoice/invoice.ts';
import { handOverAgain, handOverNoteAgain } from '../runs/stopped.ts';
import { type Standing } from './fact.ts';

export type RunState = 'open' | 'finished' | 'stopped';

/** Where an invoice stands now, what holds it up and what a person can do about it. */
export interface Present {
  readonly status: string | null;
  readonly run: RunState;
  readonly text: string;
  readonly waitingFor: WaitingFor | { readonly what: string } | null;
  readonly attention: Attention | { readonly code: string; readonly fix: string | null } | null;
  readonly whatToDo: string | null;
  /** When it tries by itself; null when it does not, or that is not known. */
  readonly nextTry: string | null;
}

/** In the words of the run itself. */
export function present(run: RunState, { kind, status, waitingFor, attention }: InvoiceView): Present {
  if (run !== 'open') return over(run, status, kind);
  return {
    status,
    run,
    text: attention?.message ?? waitingFor?.message ?? `It is ${words(status)} and goes on by itself.`,
    waitingFor,
    attention,
    whatToDo: attention?.fix ?? waitingFor?.action ?? null,
    nextTry: waitingFor?.nextTry ?? null,
  };
}

/** As far as its history tells. */
export function presentByHistory(
  run: RunState,
  { status, waitingFor, attention }: Standing,
  kind: DocumentKind,
): Present {
  if (run !== 'open') return over(run, status, kind);
  const fix = attention === null ? null : fixOf(attention, kind);
  const held =
    attention === null
      ? waitingFor && `waits for ${words(waitingFor)}`
      : `needs a person: ${words(attention)}`;
  return {
    status,
    run,
    text: `It is ${words(status ?? 'accepted')}${held === null ? '' : ` and ${held}`}.`,
    waitingFor: waitingFor === null ? null : { what: waitingFor },
    attention: attention === null ? null : { code: attention, fix },
    whatToDo: fix,
    nextTry: null,
  };
}

function over(run: 'finished' | 'stopped', status: string | null, kind: DocumentKind): Present {
  const text =
    run === 'finished'
      ? `It is ${words(status ?? 'over')} and finished: nothing more will happen to it.`
      : `Its run was ended while it was ${words(status ?? 'accepted')}: nothing goes on.`;
  const again = kind === 'invoice' ? handOverAgain : handOverNoteAgain;
  const whatToDo = run === 'finished' ? null : again;
  return { status, run, text, waitingFor: null, attention: null, whatToDo, nextTry: null };
}

function fixOf(code: string, kind: DocumentKind): string | null {
  const known = attentionCodes.find((one) => one === code);
  return known === undefined ? null : remedyOf({ code: known }, kind);
}

const words = (code: string): string => code.replaceAll('_', ' ');
