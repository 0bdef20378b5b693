import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { destination } from 'pino';
import { z } from 'zod';
import { parseKeyRing } from '../temporal/key-ring.ts';
import { EncryptionCodec } from '../temporal/payload-codec.ts';
import { connectClient, temporalSettings } from '../temporal/connect.ts';
import { createLogger } from '../temporal/logger.ts';
import { plainHistory } from '../temporal/plain-history.ts';
import { installRuntime } from '../temporal/runtime.ts';
import { eventually } from './demo/eventually.ts';
import { play } from './demo/play.ts';
import { PsaClient } from './demo/psa-client.ts';
import { Steps } from './demo/steps.ts';
import { generateKeys } from './embedded/development-keys.ts';
import { startSystem } from './embedded/start-system.ts';

/**
 * `npm run histories:save`: plays the story and some troubles, and keeps the history of each workflow and state under
 * test/histories/VERSION. `npm test` replays them all, so that code which would break a running invoice does not land.
 */
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(await readFile('package.json', 'utf8')));
const folder = `test/histories/${version}`;
await mkdir(folder, { recursive: true });

const log = createLogger({
  level: 'warn',
  name: 'histories',
  destination: destination({ dest: '.data/histories.log', mkdir: true }),
});
installRuntime(log);
const keys = generateKeys();
const system = await startSystem({
  keys,
  log,
  logLevel: 'warn',
  tell: (line) => console.log(line),
  ports: { api: 0, temporal: 0, ui: 0, sage: 0, mail: 0, psa: 0 },
});
try {
  await play(system, keys.apiKey, new Steps());
  await playTroubles(new PsaClient(system.api.url, keys.apiKey));
  await save();
} finally {
  await system.stop();
}

/** States that the story itself does not pass through. */
async function playTroubles(psa: PsaClient): Promise<void> {
  const unit = 'northwind-uk';
  const content: unknown = JSON.parse(await readFile('examples/new-customer.json', 'utf8'));
  const request = z.looseObject({ lines: z.array(z.looseObject({})) }).parse(content);
  const twins = { name: 'Twin Mills', email: 'finance@twinmills.example.test' };
  await psa.handOver(unit, 'ambiguous', { ...request, number: 'H-1', customer: twins });
  await psa.follow(unit, 'ambiguous', (view) => view.status === 'needs_attention');
  const unmapped = request.lines.map((line) => ({ ...line, glAccountId: 'nowhere' }));
  await psa.handOver(unit, 'cancelled', { ...request, number: 'H-2', lines: unmapped });
  await psa.follow(unit, 'cancelled', (view) => view.status === 'needs_attention');
  await psa.send('POST', `/v1/business-units/${unit}/invoices/cancelled/cancel`, {
    reason: 'for the history',
  });
  await system.outside.sage.control.faults.arm({
    name: 'cut-after-commit',
    endpoint: 'POST /sales_invoices',
  });
  await psa.handOver(unit, 'lost-answer', { ...request, number: 'H-3' });
  const sent = await psa.follow(unit, 'lost-answer', (view) => view.status === 'sent');
  await system.outside.sage.control.recordPayment({ invoiceId: sent.sage?.id ?? '', amount: '100.00' });
  await psa.follow(unit, 'lost-answer', (view) => view.status === 'part_paid');
  await system.outside.sage.control.setOutage('unavailable');
  await psa.handOver(unit, 'outage', { ...request, number: 'H-4' });
  await psa.follow(unit, 'outage', (view) => view.waitingFor?.what === 'sage');
}

async function save(): Promise<void> {
  const client = connectClient(temporalSettings(system.env), parseKeyRing(keys.codecKeys));
  const codec = new EncryptionCodec(parseKeyRing(keys.codecKeys));
  const runs = await eventually(async () => {
    const found = [];
    for await (const run of client.workflow.list()) found.push(run);
    return found.some((run) => run.workflowId.endsWith(':outage')) ? found : undefined;
  }, 'the last invoice in the list');
  let deliveries = 0;
  for (const { type, workflowId, runId } of runs) {
    if (type === 'eventDelivery' && ++deliveries > 1) continue;
    const name = type === 'eventDelivery' ? type : workflowId.replaceAll(':', '-');
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    await writeFile(`${folder}/${name}.json`, await plainHistory(history, codec));
    console.log(`${folder}/${name}.json: ${history.events?.length} events`);
  }
  await client.connection.close();
}
