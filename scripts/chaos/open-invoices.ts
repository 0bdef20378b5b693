import {
  attentionCodeKey,
  invoiceStatusKey,
  sageInvoiceIdKey,
  waitingForKey,
} from '../../domain/search-attributes.ts';
import { type Stage } from './stage.ts';

const OPEN = `WorkflowType = 'invoice' AND ExecutionStatus = 'Running' AND InvoiceStatus IN ('accepted', 'waiting', 'posting', 'issued', 'needs_attention')`;

export interface OpenInvoice {
  readonly workflowId: string;
  /** In words: `waiting for connection`. */
  readonly stands: string;
  readonly inSage: boolean;
}

/** Invoices that are not out yet, by what Temporal's lists say; about a second behind. */
export async function openInvoices({ temporal, persistently }: Stage): Promise<OpenInvoice[]> {
  return persistently(async () => {
    const found: OpenInvoice[] = [];
    for await (const { workflowId, typedSearchAttributes: known } of temporal.workflow.list({
      query: OPEN,
    })) {
      const status = known.get(invoiceStatusKey) ?? 'unknown';
      const why = known.get(attentionCodeKey) ?? known.get(waitingForKey);
      const inSage = known.get(sageInvoiceIdKey) !== undefined;
      found.push({ workflowId, stands: why === undefined ? status : `${status} (${why})`, inSage });
    }
    return found;
  });
}

/** `3 posting, 2 waiting (sage)`. */
export function inGroups(open: readonly OpenInvoice[]): string {
  const counts = new Map<string, number>();
  for (const { stands } of open) counts.set(stands, (counts.get(stands) ?? 0) + 1);
  return [...counts].map(([stands, count]) => `${count} ${stands}`).join(', ') || 'none';
}
