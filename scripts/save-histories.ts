import { readFile } from 'node:fs/promises';
import { destination } from 'pino';
import { z } from 'zod';
import { invoiceWorkflowId } from '../domain/keys.ts';
import { connectClient, temporalSettings } from '../temporal/connect.ts';
import { parseKeyRing } from '../temporal/key-ring.ts';
import { createLogger } from '../temporal/logger.ts';
import { installRuntime } from '../temporal/runtime.ts';
import { play } from './demo/play.ts';
import { PsaClient } from '../test/support/psa-client.ts';
import { UNIT } from './demo/set-up-unit.ts';
import { Steps } from './demo/steps.ts';
import { generateKeys } from './embedded/development-keys.ts';
import { startSystem } from './embedded/start-system.ts';
import { keepHistories } from './histories/keep.ts';
import { playTroubles } from './histories/troubles.ts';

/**
 * `npm run histories:save`: plays the story and some troubles, and keeps the history of each workflow and state under
 * test/histories/VERSION, in place of what is there of that version. `npm test` replays them all, so that code which would break a
 * running invoice does not land.
 */
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(await readFile('package.json', 'utf8')));
// Its runs are out in the world as they are; new ones in their place would prove nothing for them.
if ((await readFile('CHANGELOG.md', 'utf8')).includes(`\n## ${version} `)) {
  throw new Error(`CHANGELOG.md says that ${version} is released: raise the version in package.json first`);
}

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
  await playTroubles(system, new PsaClient(system.api.url, keys.apiKey));
  const keyRing = parseKeyRing(keys.codecKeys);
  const client = connectClient(temporalSettings(system.env), keyRing);
  await keepHistories(client, keyRing, `test/histories/${version}`, invoiceWorkflowId(UNIT, 'outage'));
  await client.connection.close();
} finally {
  await system.stop();
}
