import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { handOverHash, requestHash } from '../../domain/invoice/content-hash.ts';
import { invoiceWorkflowId } from '../../domain/keys.ts';
import { type Caller } from '../../domain/principals/caller.ts';
import { invoiceRequest } from '../../domain/schemas/invoice.ts';
import { businessUnitKey, invoiceStatusKey } from '../../domain/search-attributes.ts';
import { type invoice } from '../../workflows/invoice/invoice.ts';

/** The id is used by another invoice. */
export class OtherContentError extends Error {
  override readonly name = 'OtherContentError';
}

export interface DirectHandOver {
  readonly businessUnit: string;
  readonly invoiceId: string;
  /** As the body of `PUT …/invoices/{id}`. */
  readonly content: unknown;
  /** `TASK_QUEUE` of the workers. */
  readonly taskQueue: string;
  /** Part of a large run, which lets single invoices go first at Sage. */
  readonly bulk?: boolean;
  /** Who hands over: stands in the timeline and in events. Nothing checks it here. */
  readonly by: Caller;
}

/**
 * Starts the workflow of an invoice, as the API's hand-over does: same workflow id, argument, memo and search attributes. So it does not matter by
 * which of the two doors the same invoice comes, first or again: it goes out once. Repeat it until it answers.
 * @returns `new`: taken on durably; `same`: it was before
 * @throws ZodError for content that the API would refuse, before anything is started
 * @throws OtherContentError where the API answers 409
 */
export async function handOver(client: Client, order: DirectHandOver): Promise<'new' | 'same'> {
  const { businessUnit, invoiceId, taskQueue, bulk = false, by } = order;
  const request = invoiceRequest.parse(order.content);
  const contentHash = requestHash(request);
  const workflowId = invoiceWorkflowId(businessUnit, invoiceId);
  const handedOver = {
    businessUnit,
    invoiceId,
    kind: 'invoice',
    request,
    contentHash,
    earlier: null,
  } as const;
  const memoHash = handOverHash(contentHash, undefined);
  try {
    await client.workflow.start<typeof invoice>('invoice', {
      workflowId,
      taskQueue,
      // Never a second run, be the first one open or long finished.
      workflowIdConflictPolicy: 'FAIL',
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      args: [{ from: { handedOver: { ...handedOver, bulk, by } } }],
      memo: { contentHash: memoHash, number: request.number, requestId: `direct:${invoiceId}` },
      staticSummary: `Invoice ${request.number} of ${businessUnit}`,
      typedSearchAttributes: [
        { key: businessUnitKey, value: businessUnit },
        { key: invoiceStatusKey, value: 'accepted' },
      ],
    });
    return 'new';
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
  const { memo } = await client.workflow.getHandle(workflowId).describe();
  if (memo?.['contentHash'] === memoHash) return 'same';
  throw new OtherContentError(
    `"${invoiceId}" of "${businessUnit}" was handed over before with other content`,
  );
}
