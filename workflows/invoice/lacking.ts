import { type OptionalEndpoint } from '../../domain/connection/editions.ts';
import { endpointsRefusedSignal } from '../../domain/connection/messages.ts';
import { connectionWorkflowId } from '../../domain/keys.ts';
import { signalIfRunning } from '../signal-if-running.ts';
import { type InvoiceRun } from './run.ts';

/** The connection remembers what the edition of its business lacks, so that nobody asks for it again for a while. */
export function tellRefusal(
  { state, nowIso: at }: InvoiceRun,
  { sageBusinessId }: { readonly sageBusinessId: string },
  endpoint: OptionalEndpoint,
  message = 'Sage refused it.',
): void {
  const refused = [{ endpoint, at, message }];
  void signalIfRunning(connectionWorkflowId(state.businessUnit), endpointsRefusedSignal, {
    sageBusinessId,
    refused,
  });
}
