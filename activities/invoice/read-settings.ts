import { getClient } from '@temporalio/activity';
import { type InvoiceSettings } from '../../domain/connection.ts';
import { connectionWorkflowId } from '../../domain/keys.ts';
import { getInvoiceSettingsQuery, type InvoiceSettingsRequest } from '../../workflows/messages.ts';

/** A query leaves nothing in the connection's history, however many invoices ask. */
export const readSettingsActivities = () => ({
  async readInvoiceSettings(
    input: InvoiceSettingsRequest & { businessUnit: string },
  ): Promise<InvoiceSettings> {
    const connection = getClient().workflow.getHandle(connectionWorkflowId(input.businessUnit));
    return connection.query(getInvoiceSettingsQuery, input);
  },
});
