import { type Client } from '@temporalio/client';
import { type InvoiceRuns, foundOf, type NoticedInvoice } from '../../activities/payments/invoice-runs.ts';
import { type ConcernedIds } from '../../domain/payments/concerned.ts';
import { type FoundInvoice } from '../../domain/payments/found-invoice.ts';
import { businessUnitKey, sageBusinessIdKey, sageInvoiceIdKey } from '../../domain/search-attributes.ts';

/**
 * In place of visibility on the server that skips time, which cannot list by query: every open run is described, one by one. What visibility
 * itself answers is tested on the dev server.
 */
export class OpenInvoiceRuns implements InvoiceRuns {
  readonly #client: () => Client;

  constructor(client: () => Client) {
    this.#client = client;
  }

  async find(sageBusinessId: string, ids: ConcernedIds): Promise<FoundInvoice[]> {
    const invoiceIds = new Set(ids.invoiceIds);
    const paymentIds = new Set(ids.paymentIds);
    const ours = await this.all(sageBusinessId);
    return ours.filter(
      (one) => invoiceIds.has(one.sageInvoiceId) || one.paymentIds.some((id) => paymentIds.has(id)),
    );
  }

  async all(sageBusinessId: string): Promise<FoundInvoice[]> {
    const found = [];
    for (const run of await this.#described()) {
      const one = foundOf(run);
      if (one !== null && run.typedSearchAttributes.get(sageBusinessIdKey) === sageBusinessId)
        found.push(one);
    }
    return found;
  }

  async count(sageBusinessId: string): Promise<{ open: number; paid: number }> {
    const ours = await this.all(sageBusinessId);
    const paid = ours.filter((one) => one.paid).length;
    return { open: ours.length - paid, paid };
  }

  async withSageId(sageInvoiceId: string): Promise<{ open: NoticedInvoice[]; finished: number }> {
    const open = [];
    for (const { workflowId, typedSearchAttributes: attributes } of await this.#described()) {
      if (attributes.get(sageInvoiceIdKey) !== sageInvoiceId) continue;
      const sageBusinessId = attributes.get(sageBusinessIdKey) ?? '';
      open.push({ workflowId, sageBusinessId, businessUnit: attributes.get(businessUnitKey) ?? '' });
    }
    return { open, finished: 0 };
  }

  async #described() {
    const { workflow, workflowService, options } = this.#client();
    const { executions } = await workflowService.listOpenWorkflowExecutions({
      namespace: options.namespace,
      startTimeFilter: {},
      maximumPageSize: 1_000,
      typeFilter: { name: 'invoice' },
    });
    const ids = new Set((executions ?? []).map(({ execution }) => execution?.workflowId ?? ''));
    return Promise.all([...ids].map((id) => workflow.getHandle(id).describe()));
  }
}
