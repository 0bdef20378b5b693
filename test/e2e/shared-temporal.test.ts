import assert from 'node:assert/strict';
import { ownNamespace } from '../../scripts/demo/own-namespace.ts';
import { PsaClient } from '../support/psa-client.ts';
import { connect } from '../../scripts/demo/set-up-unit.ts';
import { Steps } from '../../scripts/demo/steps.ts';
import { type DevelopmentKeys, generateKeys } from '../../scripts/embedded/development-keys.ts';
import { type EmbeddedSystem, startSystem } from '../../scripts/embedded/start-system.ts';
import { parseKeyRing } from '../../temporal/key-ring.ts';
import { devServer, prepareRuntime, type Server, silent } from '../support/servers.ts';

/** What a demo does first, on a Temporal that earlier demos used: same business unit, other keys. */
describe('Systems of different keys on one Temporal', () => {
  let server: Server;
  const systems: EmbeddedSystem[] = [];
  before(async () => {
    server = await devServer();
    prepareRuntime();
  });
  after(async () => {
    for (const system of systems) await system.stop();
  });

  async function begin(namespace: string, keys: DevelopmentKeys): Promise<EmbeddedSystem> {
    const system = await startSystem({
      keys,
      namespace,
      log: silent,
      logLevel: 'silent',
      tell: () => {},
      ports: { api: 0, temporal: 0, ui: 0, sage: 0, mail: 0, psa: 0 },
      temporalAddress: server.address,
    });
    systems.push(system);
    await connect(new PsaClient(system.api.url, keys.apiKey), new Steps(() => {}));
    return system;
  }

  const [one, other] = [ownNamespace(), ownNamespace()];
  const firstKeys = generateKeys();

  it('do not meet in namespaces of their own', async () => {
    const first = await begin(one, firstKeys);
    await begin(other, generateKeys());
    await first.stop();
  });

  it('are told by its name which key they lack where they do meet', async () => {
    const { activeKeyId } = parseKeyRing(firstKeys.codecKeys);
    await assert.rejects(begin(one, generateKeys()), new RegExp(`codec key "${activeKeyId}"`));
  });
});
