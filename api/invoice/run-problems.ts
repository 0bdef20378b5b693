import {
  isGrpcCancelledError,
  isGrpcDeadlineError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { type DocumentKind, nameOf } from '../../domain/invoice/credit-note.ts';
import { failureTypes } from '../../domain/failures.ts';
import { finished } from '../../domain/invoice/finished.ts';
import { type InvoiceView } from '../../domain/invoice/invoice.ts';
import { type Stopped } from '../../domain/runs/stopped.ts';
import { EndedUnbegun } from '../../temporal/run-queries.ts';
import { type InvoiceKey } from '../../domain/invoice/invoice-key.ts';
import { Problem } from '../problem.ts';
import { temporalProblem } from '../temporal-problem.ts';
import { unknownInvoice } from './unknown-invoice.ts';

export const stoppedRun = (
  kind: DocumentKind,
  { invoiceId }: InvoiceKey,
  { at, how, fix }: Stopped,
): Problem =>
  new Problem({
    status: 409,
    code: kind === 'invoice' ? 'invoice_stopped' : 'credit_note_stopped',
    detail: `The run of ${nameOf(kind).toLowerCase()} "${invoiceId}" ended before its time (${how.replaceAll('_', ' ')} at ${at}): nobody works on it any more.`,
    fix,
  });

export const tooLate = (last: InvoiceView): Problem => {
  const { message: detail, ...refusal } = finished(last);
  return new Problem({ status: 409, detail, ...refusal });
};

/** @throws Problem where there is no such run, or one that ended before it began */
export async function known<T>(kind: DocumentKind, key: InvoiceKey, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof EndedUnbegun) throw stoppedRun(kind, key, error.stopped);
    if (!(error instanceof WorkflowNotFoundError)) throw error;
    throw unknownInvoice(key, kind);
  }
}

/** A long history gave way to a new run, which is to be asked instead. */
export const isRunContinuing = (error: unknown): boolean =>
  error instanceof WorkflowUpdateFailedError &&
  error.cause instanceof ApplicationFailure &&
  error.cause.type === failureTypes.runContinues;

/** There is no worker just now, or none with the key. */
export const isAway = (error: unknown): boolean =>
  isGrpcDeadlineError(error) ||
  isGrpcCancelledError(error) ||
  temporalProblem(error)?.fields.code === 'codec_key_missing';
