import { type Client, type WorkflowExecutionInfo } from '@temporalio/client';
import { type ConcernedIds } from '../../domain/payments/concerned.ts';
import { type FoundInvoice } from '../../domain/payments/found-invoice.ts';
import {
  businessUnitKey,
  invoiceStatusKey,
  sageBusinessIdKey,
  sageFingerprintKey,
  sageInvoiceIdKey,
  sagePaymentIdsKey,
} from '../../domain/search-attributes.ts';
import { inList, quoted } from '../../temporal/visibility-query.ts';

/** Who has an invoice of Sage, whatever business it is in. */
export interface NoticedInvoice {
  readonly workflowId: string;
  readonly sageBusinessId: string;
  readonly businessUnit: string;
}

/** Which invoices of ours there are, by what they publish of themselves. */
export interface InvoiceRuns {
  /** The open ones of a Sage business with one of these ids. */
  find(sageBusinessId: string, ids: ConcernedIds): Promise<FoundInvoice[]>;
  /** All open ones that are in Sage. */
  all(sageBusinessId: string): Promise<FoundInvoice[]>;
  count(sageBusinessId: string): Promise<{ readonly open: number; readonly paid: number }>;
  /** `finished`: how many have come to their end. */
  withSageId(sageInvoiceId: string): Promise<{ readonly open: NoticedInvoice[]; readonly finished: number }>;
}

/** In one question; measured, a hundred ids are answered in 40 to 100 ms, five hundred in 270. */
const AT_ONCE = 50;

/** Asks Temporal's visibility, which is about a second behind. */
export class VisibleInvoiceRuns implements InvoiceRuns {
  readonly #client: () => Client;

  /** `client` is asked within an activity. */
  constructor(client: () => Client) {
    this.#client = client;
  }

  async find(sageBusinessId: string, { invoiceIds, paymentIds }: ConcernedIds): Promise<FoundInvoice[]> {
    const found = new Map<string, FoundInvoice>();
    const byInvoice = chunks(invoiceIds);
    const byPayment = chunks(paymentIds);
    for (let n = 0; n < Math.max(byInvoice.length, byPayment.length); n += 1) {
      const either = [
        ...anyOf(sageInvoiceIdKey.name, byInvoice[n]),
        ...anyOf(sagePaymentIdsKey.name, byPayment[n]),
      ].join(' OR ');
      for (const one of await this.#list(`${openOf(sageBusinessId)} AND (${either})`))
        found.set(one.workflowId, one);
    }
    return [...found.values()];
  }

  all(sageBusinessId: string): Promise<FoundInvoice[]> {
    return this.#list(openInSage(sageBusinessId));
  }

  async count(sageBusinessId: string): Promise<{ open: number; paid: number }> {
    const { workflow } = this.#client();
    const paid = `${invoiceStatusKey.name} = 'paid'`;
    const inSage = openInSage(sageBusinessId);
    const [all, ofPaid] = await Promise.all([
      workflow.count(inSage),
      workflow.count(`${inSage} AND ${paid}`),
    ]);
    return { open: Math.max(0, all.count - ofPaid.count), paid: ofPaid.count };
  }

  async withSageId(sageInvoiceId: string): Promise<{ open: NoticedInvoice[]; finished: number }> {
    const open: NoticedInvoice[] = [];
    let finished = 0;
    const query = `WorkflowType = 'invoice' AND ${sageInvoiceIdKey.name} = ${quoted(sageInvoiceId)}`;
    for await (const run of this.#client().workflow.list({ query })) {
      const sageBusinessId = run.typedSearchAttributes.get(sageBusinessIdKey) ?? '';
      const businessUnit = run.typedSearchAttributes.get(businessUnitKey) ?? '';
      if (run.status.name === 'RUNNING')
        open.push({ workflowId: run.workflowId, sageBusinessId, businessUnit });
      if (run.status.name === 'COMPLETED') finished += 1;
    }
    return { open, finished };
  }

  async #list(query: string): Promise<FoundInvoice[]> {
    const found: FoundInvoice[] = [];
    for await (const run of this.#client().workflow.list({ query, pageSize: 1_000 })) {
      const one = foundOf(run);
      if (one !== null) found.push(one);
    }
    return found;
  }
}

/** Null for one that is not in Sage. */
export function foundOf({
  workflowId,
  typedSearchAttributes: attributes,
}: Pick<WorkflowExecutionInfo, 'workflowId' | 'typedSearchAttributes'>): FoundInvoice | null {
  const sageInvoiceId = attributes.get(sageInvoiceIdKey);
  if (sageInvoiceId === undefined) return null;
  return {
    workflowId,
    sageInvoiceId,
    fingerprint: attributes.get(sageFingerprintKey) ?? null,
    paymentIds: attributes.get(sagePaymentIdsKey) ?? [],
    paid: attributes.get(invoiceStatusKey) === 'paid',
  };
}

// The name is that of the exported workflow.
const openOf = (sageBusinessId: string): string =>
  `WorkflowType = 'invoice' AND ExecutionStatus = 'Running' AND ${sageBusinessIdKey.name} = ${quoted(sageBusinessId)}`;
const openInSage = (sageBusinessId: string): string =>
  `${openOf(sageBusinessId)} AND ${sageInvoiceIdKey.name} IS NOT NULL`;

const anyOf = (name: string, ids: readonly string[] = []): string[] =>
  ids.length === 0 ? [] : [inList(name, ids)];

function chunks(ids: readonly string[]): string[][] {
  const count = Math.ceil(ids.length / AT_ONCE);
  return Array.from({ length: count }, (_, n) => ids.slice(n * AT_ONCE, (n + 1) * AT_ONCE));
}
