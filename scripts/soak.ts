import { mkdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { destination } from 'pino';
import { z } from 'zod';
import { connectClient, temporalSettings } from '../temporal/connect.ts';
import { parseKeyRing } from '../temporal/key-ring.ts';
import { createLogger } from '../temporal/logger.ts';
import { installRuntime } from '../temporal/runtime.ts';
import { connect, testLedger, UNIT } from './demo/set-up-unit.ts';
import { PsaClient } from '../test/support/psa-client.ts';
import { Steps } from './demo/steps.ts';
import { Witness } from '../test/support/witness.ts';
import { generateKeys } from './embedded/development-keys.ts';
import { startSystem } from './embedded/start-system.ts';
import { longestRuns } from './soak/longest-runs.ts';
import { askOf } from './soak/requests.ts';

/**
 * `npm run soak`: ordinary requests of every kind to one invoice of many lines and to the entities beside it, thousands of times. Nothing
 * of it may end a run or let a history grow beyond a tenth of what a server takes (R25). The last line has the figures; the exit code is 0
 * only when all held.
 */
const whole = z.coerce.number().int().min(1);
const { requests, lines } = z.object({ requests: whole, lines: whole }).parse(
  parseArgs({
    options: {
      requests: { type: 'string', default: '5000' },
      lines: { type: 'string', default: '200' },
    },
  }).values,
);

/** A tenth of the limits at which a server terminates a run: 51,200 events, 50 MB. */
const MOST_EVENTS = 5_120;
const MOST_BYTES = 5_000_000;
const INVOICE = 'soak';
/** As many people and programs as may press buttons at the same moment. */
const AT_ONCE = 8;

await mkdir('.data', { recursive: true });
const log = createLogger({
  level: 'warn',
  name: 'soak',
  destination: destination({ dest: '.data/soak.log', sync: true, append: false }),
});
installRuntime(log);
const keys = generateKeys();
const system = await startSystem({
  keys,
  log,
  logLevel: 'warn',
  tell: (line) => console.log(`  ${line}`),
  ports: { api: 0, temporal: 0, ui: 0, sage: 0, mail: 0, psa: 0 },
  sandbox: { limits: 'none' },
  settings: { SAGE_LIMITS: 'off' },
});
try {
  const psa = new PsaClient(system.api.url, keys.apiKey);
  const witness = new Witness(system.outside);
  const steps = new Steps();
  await connect(psa, steps);
  await testLedger(psa, witness, steps);
  await psa.handOver(UNIT, INVOICE, {
    number: 'SOAK-1',
    date: new Date().toISOString().slice(0, 10),
    currency: 'GBP',
    customer: { name: 'Acme Rockets Ltd', email: 'accounts@acme.example.test' },
    lines: Array.from({ length: lines }, (_, at) => ({
      description: `Consulting, day ${at + 1}: design, review and support as agreed`,
      quantity: '7.5',
      unitPrice: '80.00',
    })),
  });
  await psa.follow(UNIT, INVOICE, ({ status }) => status === 'sent');

  const counts = { done: 0, refused: 0, failed: 0 };
  let next = 0;
  const begun = Date.now();
  const ask = async () => {
    for (let at = next++; at < requests; at = next++) {
      const outcome = await askOf(psa, { unit: UNIT, invoiceId: INVOICE }, at);
      counts[outcome] += 1;
      const all = counts.done + counts.refused + counts.failed;
      if (all % 250 === 0)
        console.log(`${all} of ${requests} requests, ${Math.round((Date.now() - begun) / 1000)} s`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, ask));

  const view = await psa.invoice(UNIT, INVOICE);
  const client = connectClient(temporalSettings(system.env), parseKeyRing(keys.codecKeys));
  const longest = await longestRuns(client);
  await client.connection.close();
  for (const { type, runs, ended, events, bytes } of longest)
    console.log(
      `${type.padEnd(18)} ${runs} runs, longest ${events} events, ${bytes} bytes, ended early: ${ended}`,
    );
  const created = (await witness.records('sales_invoice.created')).length - 1;
  const events = Math.max(...longest.map((one) => one.events));
  const bytes = Math.max(...longest.map((one) => one.bytes));
  const ended = longest.reduce((sum, one) => sum + one.ended, 0);
  const isAlive = view.status === 'sent' || view.status === 'part_paid';
  const held =
    isAlive &&
    ended === 0 &&
    counts.failed === 0 &&
    created === 1 &&
    events < MOST_EVENTS &&
    bytes < MOST_BYTES;
  if (!held) process.exitCode = 1;
  console.log(
    `soak requests=${requests} lines=${lines} done=${counts.done} refused=${counts.refused} failed=${counts.failed} status=${view.status} invoices=${created} endedEarly=${ended} maxEvents=${events} maxBytes=${bytes} ${held ? 'held' : 'BROKEN'}`,
  );
} finally {
  await system.stop();
}
