import { type WorkflowExecutionInfo } from '@temporalio/client';
import { attentionCodes } from '../../domain/attention.ts';
import { type DocumentKind } from '../../domain/invoice/credit-note.ts';
import { invoiceStatuses, waitReasons } from '../../domain/invoice/invoice.ts';
import { rowIn } from '../../domain/invoice/list-row.ts';
import { lastOverdueDate, owedStatuses } from '../../domain/invoice/standing.ts';
import { oneOf } from '../../domain/one-of.ts';
import { type InvoiceRow } from '../../domain/schemas/answers/lists.ts';
import { endedHow, handOverAgain, handOverNoteAgain, type Stopped } from '../../domain/runs/stopped.ts';
import {
  attentionCodeKey,
  dueDateKey,
  invoiceStatusKey,
  sageInvoiceIdKey,
  waitingForKey,
} from '../../domain/search-attributes.ts';

/** One row of a list: what visibility knows of an invoice. */
export function rowOfRun(
  businessUnit: string,
  run: WorkflowExecutionInfo,
  nowMs: number,
  kind: DocumentKind,
): InvoiceRow {
  const attributes = run.typedSearchAttributes;
  const kept = rowIn(run.memo);
  const formerNumber: unknown = run.memo?.['number'];
  const stopped = stoppedOf(run, kind);
  const row = {
    stopped,
    businessUnit,
    invoiceId: invoiceIdOf(run),
    number: kept?.number ?? (typeof formerNumber === 'string' ? formerNumber : null),
    sageNumber: kept?.sageNumber ?? null,
    customer: kept?.customer ?? null,
    customerId: kept?.customerId ?? null,
    reference: kept?.reference ?? null,
    currency: kept?.currency ?? null,
    total: kept?.total ?? null,
    outstanding: kept?.outstanding ?? null,
    status: oneOf(invoiceStatuses, attributes.get(invoiceStatusKey)),
    sageInvoiceId: attributes.get(sageInvoiceIdKey) ?? null,
    dueDate: attributes.get(dueDateKey)?.toISOString().slice(0, 10) ?? null,
    attentionCode: oneOf(attentionCodes, attributes.get(attentionCodeKey)),
    waitingFor: oneOf(waitReasons, attributes.get(waitingForKey)),
    handedOverAt: kept?.handedOverAt ?? run.startTime.toISOString(),
    startedAt: run.startTime.toISOString(),
    finishedAt: run.closeTime?.toISOString() ?? null,
  };
  return { ...row, overdue: stopped === null && isOverdue(row, nowMs) };
}

export const invoiceIdOf = ({ workflowId }: Pick<WorkflowExecutionInfo, 'workflowId'>): string =>
  workflowId.split(':')[2] ?? '';

function stoppedOf({ status, closeTime }: WorkflowExecutionInfo, kind: DocumentKind): Stopped | null {
  const how = endedHow(status.name);
  return how === null || closeTime === undefined
    ? null
    : { at: closeTime.toISOString(), how, fix: kind === 'invoice' ? handOverAgain : handOverNoteAgain };
}

function isOverdue(
  { status, sageInvoiceId, dueDate }: Pick<InvoiceRow, 'status' | 'sageInvoiceId' | 'dueDate'>,
  nowMs: number,
): boolean {
  const isOwed = sageInvoiceId !== null && owedStatuses.some((one) => one === status);
  return isOwed && dueDate !== null && dueDate <= lastOverdueDate(nowMs);
}
