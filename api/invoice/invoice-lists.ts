import { type WorkflowExecutionInfo } from '@temporalio/client';
import { type InvoiceRow } from '../../domain/schemas/answers/lists.ts';
import { oneOf } from '../../domain/one-of.ts';
import { invoiceStatuses, waitReasons } from '../../domain/invoice/invoice.ts';
import { attentionCodes } from '../../domain/attention.ts';
import { type DocumentKind } from '../../domain/invoice/credit-note.ts';
import { lastOverdueDate, owedStatuses } from '../../domain/invoice/standing.ts';
import { endedHow, handOverAgain, handOverNoteAgain, type Stopped } from '../../domain/runs/stopped.ts';
import {
  attentionCodeKey,
  dueDateKey,
  invoiceStatusKey,
  sageInvoiceIdKey,
  waitingForKey,
} from '../../domain/search-attributes.ts';
import { type InvoiceFilter, invoiceQuery } from './invoice-query.ts';
import { newestRuns } from '../../temporal/newest-runs.ts';
import { freshness, type ListReader, type PageRequest, visibilityPage } from '../visibility-page.ts';

export interface InvoicePage {
  readonly invoices: readonly InvoiceRow[];
  readonly nextCursor: string | null;
  readonly readAt: string;
  readonly freshness: string;
}

/** Invoices, or credit notes, of a business unit, from Temporal's visibility: usually less than a second behind. */
export class InvoiceLists {
  readonly #lists: ListReader;
  readonly #kind: DocumentKind;

  constructor(lists: ListReader, kind: DocumentKind = 'invoice') {
    this.#lists = lists;
    this.#kind = kind;
  }

  /**
   * Open ones first, the newest first; then the finished ones, the last finished first. Visibility knows no other order. A page may
   * hold fewer rows than asked for, since of an invoice with several runs only the newest is shown.
   */
  async page(businessUnit: string, filter: InvoiceFilter, page: PageRequest): Promise<InvoicePage> {
    const nowMs = Date.now();
    const list = JSON.stringify([this.#kind, businessUnit, Object.entries(filter).sort()]);
    const query = invoiceQuery(businessUnit, filter, nowMs, this.#kind);
    const found = await visibilityPage(this.#lists, query, page, list);
    const runs = await newestRuns(this.#lists.client.workflow, found.runs);
    return {
      invoices: runs.map((run) => summaryOf(businessUnit, run, nowMs, this.#kind)),
      nextCursor: found.nextCursor,
      readAt: new Date(nowMs).toISOString(),
      freshness,
    };
  }
}

function summaryOf(
  businessUnit: string,
  run: WorkflowExecutionInfo,
  nowMs: number,
  kind: DocumentKind,
): InvoiceRow {
  const attributes = run.typedSearchAttributes;
  const number: unknown = run.memo?.['number'];
  const stopped = stoppedOf(run, kind);
  const row = {
    stopped,
    businessUnit,
    invoiceId: run.workflowId.split(':')[2] ?? '',
    number: typeof number === 'string' ? number : null,
    status: oneOf(invoiceStatuses, attributes.get(invoiceStatusKey)),
    sageInvoiceId: attributes.get(sageInvoiceIdKey) ?? null,
    dueDate: attributes.get(dueDateKey)?.toISOString().slice(0, 10) ?? null,
    attentionCode: oneOf(attentionCodes, attributes.get(attentionCodeKey)),
    waitingFor: oneOf(waitReasons, attributes.get(waitingForKey)),
    startedAt: run.startTime.toISOString(),
    finishedAt: run.closeTime?.toISOString() ?? null,
  };
  return { ...row, overdue: stopped === null && isOverdue(row, nowMs) };
}

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
