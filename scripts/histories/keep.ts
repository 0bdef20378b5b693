import { mkdir, rm, writeFile } from 'node:fs/promises';
import { type Client } from '@temporalio/client';
import { type KeyRing } from '../../temporal/key-ring.ts';
import { EncryptionCodec } from '../../temporal/payload-codec.ts';
import { plainHistory } from '../../temporal/plain-history.ts';
import { eventually } from '../../test/support/eventually.ts';

/** Kinds of which there are many alike: the newest is kept. */
const oneOf = new Set(['eventDelivery', 'notice']);

/** Writes the history of each run afresh into `folder`, once the list of runs has that of `lastWorkflowId`. */
export async function keepHistories(
  client: Client,
  keys: KeyRing,
  folder: string,
  lastWorkflowId: string,
): Promise<void> {
  const codec = new EncryptionCodec(keys);
  const runs = await eventually(async () => {
    const found = [];
    for await (const run of client.workflow.list()) found.push(run);
    return found.some(({ workflowId }) => workflowId === lastWorkflowId) ? found : undefined;
  }, `${lastWorkflowId} in the list of runs`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const kept = new Set<string>();
  for (const { type, workflowId, runId } of runs) {
    const name = oneOf.has(type) ? type : workflowId.replaceAll(':', '-');
    if (kept.has(name)) continue;
    kept.add(name);
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    await writeFile(`${folder}/${name}.json`, await plainHistory(history, codec));
    console.log(`${folder}/${name}.json: ${history.events?.length} events`);
  }
}
