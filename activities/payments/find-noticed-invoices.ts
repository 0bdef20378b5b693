import { getClient } from '@temporalio/activity';
import { type NoticedInvoices } from '../../domain/payments/notice-memory.ts';
import { sageInvoiceIdKey } from '../../domain/search-attributes.ts';

export const findNoticedActivities = () => ({
  /** By Temporal's visibility, which is about a second behind: what is created just now is found a little later. */
  async findNoticedInvoices({ sageInvoiceId }: { sageInvoiceId: string }): Promise<NoticedInvoices> {
    // The id came through a schema that leaves no quote in it. The name is that of the exported workflow.
    const query = `WorkflowType = 'invoice' AND ${sageInvoiceIdKey.name} = '${sageInvoiceId}'`;
    const open: string[] = [];
    let finished = 0;
    for await (const run of getClient().workflow.list({ query })) {
      if (run.status.name === 'RUNNING') open.push(run.workflowId);
      if (run.status.name === 'COMPLETED') finished += 1;
    }
    return { open, finished };
  },
});
