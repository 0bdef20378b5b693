import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { type MailNotice } from '../../domain/invoice/bounce.ts';
import { mailNoticeSignal } from '../../domain/invoice/messages.ts';
import { readMessageId } from '../../domain/keys.ts';
import { sageInvoiceIdKey } from '../../domain/search-attributes.ts';
import { quoted } from '../../temporal/visibility-query.ts';

/** Brings what mail servers tell later of a message to its invoice or credit note. */
export class MailNotices {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** `unknown`: none of ours that is open has sent that message. Resolves once Temporal has it, worker or not. */
  async tell(notice: MailNotice): Promise<'told' | 'unknown'> {
    const found = readMessageId(notice.messageId);
    if (found === null) return 'unknown';
    const { messageId, sageInvoiceId } = found;
    const query = `WorkflowType IN ('invoice', 'creditNote') AND ExecutionStatus = 'Running' AND ${sageInvoiceIdKey.name} = ${quoted(sageInvoiceId)}`;
    let outcome: 'told' | 'unknown' = 'unknown';
    for await (const { workflowId } of this.#client.workflow.list({ query }))
      if (await this.#isHeard(workflowId, { ...notice, messageId })) outcome = 'told';
    return outcome;
  }

  /** False where it has come to its end since it was listed. */
  async #isHeard(workflowId: string, notice: MailNotice): Promise<boolean> {
    try {
      await this.#client.workflow.getHandle(workflowId).signal(mailNoticeSignal, notice);
      return true;
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return false;
      throw error;
    }
  }
}
