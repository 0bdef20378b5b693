import { type Client } from '@temporalio/client';
import { type RunInvoice } from '../../domain/billing-run/billing-run.ts';
import { invoiceWorkflowId } from '../../domain/keys.ts';
import { inList } from '../../temporal/visibility-query.ts';
import { type Invoices } from '../invoice/invoices.ts';
import { Problem } from '../problem.ts';
import { RunErrors } from './run-content.ts';

/** Ids in one question. */
const IDS = 50;
const AT_A_TIME = 10;

/**
 * Which of the invoices were handed over before with the same content. Visibility says which ids are known; each of those is compared. What
 * was handed over in the last second may be missing here, and is then found when its turn comes.
 * @throws Problem 409 where some were handed over with other content
 */
export async function expectNoOther(
  client: Client,
  all: Invoices,
  businessUnit: string,
  { invoices, pointers }: { readonly invoices: readonly RunInvoice[]; readonly pointers: readonly string[] },
): Promise<ReadonlySet<string>> {
  const known = await knownIds(client, businessUnit, invoices);
  const same = new Set<string>();
  const errors = new RunErrors();
  const candidates = [...invoices.entries()].filter(([, { invoiceId }]) =>
    known.has(invoiceWorkflowId(businessUnit, invoiceId)),
  );
  for (let at = 0; at < candidates.length; at += AT_A_TIME)
    await Promise.all(
      candidates.slice(at, at + AT_A_TIME).map(async ([index, { invoiceId, request }]) => {
        try {
          const how = { requestId: '', bulk: true };
          if ((await all.foresee({ businessUnit, invoiceId }, request, how)) === 'same') same.add(invoiceId);
        } catch (error) {
          if (!(error instanceof Problem) || error.fields.status !== 409) throw error;
          const { detail, fix } = error.fields;
          errors.add({ pointer: pointers[index] ?? '', message: `${detail} ${fix}`, value: invoiceId });
        }
      }),
    );
  errors.expectNone({
    status: 409,
    code: 'invoice_exists',
    what: 'Some invoices of the run were handed over before with other content.',
    fix: 'Take these out of the run, or give them the content that they have; each error says how such an invoice is changed.',
  });
  return same;
}

async function knownIds(
  client: Client,
  businessUnit: string,
  invoices: readonly RunInvoice[],
): Promise<ReadonlySet<string>> {
  const ids = invoices.map(({ invoiceId }) => invoiceWorkflowId(businessUnit, invoiceId));
  const known = new Set<string>();
  for (let at = 0; at < ids.length; at += IDS) {
    const query = inList('WorkflowId', ids.slice(at, at + IDS));
    for await (const { workflowId } of client.workflow.list({ query, pageSize: 1000 })) known.add(workflowId);
  }
  return known;
}
