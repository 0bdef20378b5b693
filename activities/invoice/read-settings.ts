import { getClient } from '@temporalio/activity';
import { type InvoiceSettings } from '../../domain/connection/connection.ts';
import { connectionWorkflowId } from '../../domain/keys.ts';
import { getInvoiceSettingsQuery, type InvoiceSettingsRequest } from '../../domain/connection/messages.ts';

const DEADLINE_MS = 10_000;

/** A query leaves nothing in the connection's history, however many invoices ask. */
export const readSettingsActivities = () => ({
  async readInvoiceSettings(
    input: InvoiceSettingsRequest & { businessUnit: string },
  ): Promise<InvoiceSettings> {
    const client = getClient();
    const connection = client.workflow.getHandle(connectionWorkflowId(input.businessUnit));
    // Answered by a worker; when the last one goes meanwhile, this one must not wait for it.
    return client.withDeadline(Date.now() + DEADLINE_MS, () =>
      connection.query(getInvoiceSettingsQuery, input),
    );
  },
});
