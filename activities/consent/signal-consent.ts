import { type Client } from '@temporalio/client';
import { type SignalDefinition } from '@temporalio/common';
import { consentWorkflowId } from '../../domain/keys.ts';
import { type consent } from '../../workflows/consent/consent.ts';

export interface ConsentAddress {
  readonly client: Client;
  readonly taskQueue: string;
  readonly sageUser: string;
}

/** Says it to the consent of a Sage login, which comes into being where there is none. */
export async function signalConsent<Arg>(
  { client, taskQueue, sageUser }: ConsentAddress,
  signal: SignalDefinition<[Arg]>,
  arg: Arg,
): Promise<void> {
  await client.workflow.signalWithStart<typeof consent, [Arg]>('consent', {
    workflowId: consentWorkflowId(sageUser),
    taskQueue,
    args: [{ sageUser }],
    staticSummary: `Consent of Sage user ${sageUser}`,
    signal,
    signalArgs: [arg],
  });
}
