import { activityInfo, getClient } from '@temporalio/activity';
import { encodeToPayloads } from '@temporalio/common/lib/internal-non-workflow/index.js';

/**
 * Says something to Temporal before the next step is taken: when this resolves, the workflow will read it even if the
 * worker dies (`lastHeartbeatDetails` of the time-out). The SDK's own heartbeat may lag behind. Calls to the service do not
 * pass the payload codec, so the details are encrypted here.
 */
export async function recordHeartbeat(details: unknown): Promise<void> {
  const { workflowService, options } = getClient();
  const { taskToken, activityNamespace: namespace } = activityInfo();
  const payloads = await encodeToPayloads(options.loadedDataConverter, details);
  await workflowService.recordActivityTaskHeartbeat({ namespace, taskToken, details: { payloads } });
}
