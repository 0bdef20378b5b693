import { getClient } from '@temporalio/activity';
import { type NotInEdition } from '../../domain/connection/editions.ts';
import { getConnectionQuery } from '../../domain/connection/messages.ts';
import { connectionWorkflowId } from '../../domain/keys.ts';

const DEADLINE_MS = 5_000;

export const readEditionActivities = () => ({
  /** What the Sage business cannot be asked, as its connection knows; nothing where that does not answer, or leads elsewhere by now. */
  async readNotInEdition({
    businessUnit,
    sageBusinessId,
  }: {
    businessUnit: string;
    sageBusinessId: string;
  }): Promise<readonly NotInEdition[]> {
    const client = getClient();
    const connection = client.workflow.getHandle(connectionWorkflowId(businessUnit));
    try {
      const { business, notInEdition } = await client.withDeadline(Date.now() + DEADLINE_MS, () =>
        connection.query(getConnectionQuery),
      );
      return business?.id === sageBusinessId ? notInEdition : [];
    } catch {
      return [];
    }
  },
});
