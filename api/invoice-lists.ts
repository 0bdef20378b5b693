import { type Client, type WorkflowExecutionInfo } from '@temporalio/client';
import { type InvoiceStatus } from '../domain/invoice.ts';
import { invoiceWorkflowId } from '../domain/keys.ts';
import {
  attentionCodeKey,
  dueDateKey,
  invoiceStatusKey,
  sageInvoiceIdKey,
  waitingForKey,
} from '../domain/search-attributes.ts';
import { invoice } from '../workflows/invoice.ts';

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

function summaryOf(businessUnit: string, run: WorkflowExecutionInfo): InvoiceSummary {
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

/** From Temporal's visibility, newest first; about a second behind. */
export async function listInvoices(
  client: Client,
  businessUnit: string,
  status: InvoiceStatus | undefined,
  limit: number,
): Promise<InvoiceSummary[]> {
  const found: InvoiceSummary[] = [];
  // Both values come through schemas that leave no quote in them.
  const byStatus = status === undefined ? '' : ` AND InvoiceStatus = '${status}'`;
  const query = `WorkflowType = '${invoice.name}' AND BusinessUnit = '${businessUnit}'${byStatus}`;
  for await (const run of client.workflow.list({ query, pageSize: limit })) {
    found.push(summaryOf(businessUnit, run));
    if (found.length >= limit) break;
  }
  return found;
}
