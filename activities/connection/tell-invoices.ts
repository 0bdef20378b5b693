import { getClient } from '@temporalio/activity';
import { WorkflowNotFoundError } from '@temporalio/client';
import { connectionChangedSignal } from '../../domain/invoice/messages.ts';
import { businessUnitKey, invoiceStatusKey, waitingForKey } from '../../domain/search-attributes.ts';

const AT_ONCE = 20;

export interface ConnectionChange {
  readonly businessUnit: string;
  readonly version: number;
  /** Null: all invoices of the unit that wait for their connection or for a person, by Temporal's visibility. */
  readonly workflowIds: readonly string[] | null;
}

export const tellInvoicesActivities = () => ({
  /** Invoices that waited look again. One that is no longer there needs nothing. */
  async tellInvoices({ businessUnit, version, workflowIds }: ConnectionChange): Promise<void> {
    const { workflow } = getClient();
    const ids = workflowIds ?? (await listWaiting(businessUnit));
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      await Promise.all(
        ids.slice(from, from + AT_ONCE).map(async (id) => {
          try {
            await workflow.getHandle(id).signal(connectionChangedSignal, { version });
          } catch (error) {
            if (!(error instanceof WorkflowNotFoundError)) throw error;
          }
        }),
      );
    }
  },
});

async function listWaiting(businessUnit: string): Promise<string[]> {
  const ids: string[] = [];
  const waits = `(${waitingForKey.name} = 'connection' OR ${invoiceStatusKey.name} = 'needs_attention')`;
  const query = `WorkflowType IN ('invoice', 'creditNote') AND ExecutionStatus = 'Running' AND ${businessUnitKey.name} = '${businessUnit}' AND ${waits}`;
  for await (const { workflowId } of getClient().workflow.list({ query })) ids.push(workflowId);
  return ids;
}
