import { play } from '../../scripts/demo/play.ts';
import { Steps } from '../../scripts/demo/steps.ts';
import { type EmbeddedSystem, startSystem } from '../../scripts/embedded/start-system.ts';
import { devServer, silent, testKeys } from '../support/servers.ts';

describe('the whole story in one process', () => {
  let system: EmbeddedSystem;
  before(async () => {
    const { address } = await devServer();
    system = await startSystem({
      keys: testKeys,
      log: silent,
      logLevel: 'silent',
      tell: () => undefined,
      temporalAddress: address,
      ports: { api: 0, temporal: 0, ui: 0, sage: 0, mail: 0, psa: 0 },
    });
  });
  after(() => system.stop());

  it('goes from Connect to Paid for four invoices and sends one in a foreign currency, each step borne out by Sage, mailbox and PSA', async () => {
    const lines: string[] = [];
    await play(system, testKeys.apiKey, new Steps((line) => lines.push(line)));
  });
});
