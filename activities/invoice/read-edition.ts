import { getClient } from '@temporalio/activity';
import { type NotInEdition, type OptionalEndpoint } from '../../domain/connection/editions.ts';
import { getConnectionQuery } from '../../domain/connection/messages.ts';
import { connectionWorkflowId } from '../../domain/keys.ts';

const DEADLINE_MS = 5_000;

interface AskedBusiness {
  readonly businessUnit: string;
  readonly sageBusinessId: string;
}

export const readEditionActivities = () => ({
  /** What the Sage business cannot be asked, as its connection knows; nothing where that does not answer, or leads elsewhere by now. */
  async readNotInEdition({ businessUnit, sageBusinessId }: AskedBusiness): Promise<readonly NotInEdition[]> {
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

/** What is known to stand against a call, for an activity that is about to make it; null: nothing. */
export async function lackingNow(
  { businessUnit, sageBusinessId }: { readonly businessUnit: string; readonly sageBusinessId: string | null },
  endpoint: OptionalEndpoint,
): Promise<NotInEdition | null> {
  if (sageBusinessId === null) return null;
  const missing = await readEditionActivities().readNotInEdition({ businessUnit, sageBusinessId });
  return missing.find((one) => one.endpoint === endpoint) ?? null;
}
