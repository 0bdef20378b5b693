import { type WorkflowExecutionInfo } from '@temporalio/client';
import { invoiceWorkflowId } from '../domain/keys.ts';
import {
  attentionCodeKey,
  dueDateKey,
  invoiceStatusKey,
  sageInvoiceIdKey,
  waitingForKey,
} from '../domain/search-attributes.ts';

/** One row of a list: what visibility knows of an invoice. */
export interface InvoiceSummary {
  readonly businessUnit: string;
  readonly invoiceId: string;
  readonly number: string | null;
  readonly status: string | null;
  readonly sageInvoiceId: string | null;
  readonly dueDate: string | null;
  readonly attentionCode: string | null;
  readonly waitingFor: string | null;
}

export function summaryOf(businessUnit: string, run: WorkflowExecutionInfo): InvoiceSummary {
  const attributes = run.typedSearchAttributes;
  const number: unknown = run.memo?.['number'];
  return {
    businessUnit,
    invoiceId: run.workflowId.slice(invoiceWorkflowId(businessUnit, '').length),
    number: typeof number === 'string' ? number : null,
    status: attributes.get(invoiceStatusKey) ?? null,
    sageInvoiceId: attributes.get(sageInvoiceIdKey) ?? null,
    dueDate: attributes.get(dueDateKey)?.toISOString().slice(0, 10) ?? null,
    attentionCode: attributes.get(attentionCodeKey) ?? null,
    waitingFor: attributes.get(waitingForKey) ?? null,
  };
}
