import { getClient } from '@temporalio/activity';
import { type AnsweredEndpoints, endpointsAnsweredSignal } from '../../domain/connection/messages.ts';
import { isUnder } from '../../domain/connection/rights.ts';
import { connectionWorkflowId } from '../../domain/keys.ts';

/** Of what was refused before, what has succeeded now. */
export const answeredOf = (refused: readonly string[], succeeded: ReadonlySet<string>): string[] =>
  refused.filter((one) => [...succeeded].some((endpoint) => isUnder(endpoint, one)));

/** The connection forgets the refusals. What it does not hear it hears at the next success. */
export async function tellAnswered(businessUnit: string, answered: AnsweredEndpoints): Promise<void> {
  await getClient()
    .workflow.getHandle(connectionWorkflowId(businessUnit))
    .signal(endpointsAnsweredSignal, answered)
    .catch(() => undefined);
}
