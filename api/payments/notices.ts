import { type Client } from '@temporalio/client';
import { noticeWorkflowId } from '../../domain/keys.ts';
import { noticeArrivedSignal } from '../../domain/payments/messages.ts';
import { notice } from '../../workflows/payments/notice.ts';

/** Enough for the quarter of an hour in which a copy can come; the workflow remembers as well, and across processes. */
const MOST_REMEMBERED = 10_000;

/** Hands notices to the workflow that keeps them. */
export class Notices {
  readonly #client: Client;
  readonly #taskQueue: string;
  readonly #kept = new Set<string>();

  constructor(client: Client, taskQueue: string) {
    this.#client = client;
    this.#taskQueue = taskQueue;
  }

  /** Resolves once Temporal has it, worker or not. `repeated`: this process handed the same one over before. */
  async keep(sageInvoiceId: string, noticeId: string): Promise<'kept' | 'repeated'> {
    const key = `${sageInvoiceId} ${noticeId}`;
    if (this.#kept.has(key)) return 'repeated';
    await this.#client.workflow.signalWithStart(notice, {
      workflowId: noticeWorkflowId(sageInvoiceId),
      taskQueue: this.#taskQueue,
      args: [{ sageInvoiceId, state: null }],
      signal: noticeArrivedSignal,
      signalArgs: [{ noticeId }],
      staticSummary: 'Notices that this invoice changed in Sage',
    });
    this.#kept.add(key);
    for (const oldest of this.#kept) {
      if (this.#kept.size <= MOST_REMEMBERED) break;
      this.#kept.delete(oldest);
    }
    return 'kept';
  }
}
