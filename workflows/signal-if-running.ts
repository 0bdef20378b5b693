import { getExternalWorkflowHandle, type SignalDefinition } from '@temporalio/workflow';

/**
 * Signals another workflow; false where no run of it is open. Whether that matters is the caller's to say: nothing is thrown, since to
 * tell somebody who is gone is nobody's fault. Not to be awaited by itself: each awaited answer costs a workflow task of its own.
 */
export async function signalIfRunning<Args extends unknown[]>(
  workflowId: string,
  signal: SignalDefinition<Args>,
  ...args: Args
): Promise<boolean> {
  try {
    await getExternalWorkflowHandle(workflowId).signal(signal, ...args);
    return true;
  } catch {
    return false;
  }
}
