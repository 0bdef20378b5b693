import assert from 'node:assert/strict';
import { type RunningPsa } from '../../examples/psa-backend/psa.ts';
import { type EmbeddedSystem, startSystem } from '../../scripts/embedded/start-system.ts';
import { connectOnPages, onPage, psaOf, sendOnPage } from '../../scripts/first-invoice.ts';
import { devServer, silent, testKeys } from '../support/servers.ts';
import { Witness } from '../support/witness.ts';

describe('The example of a PSA', () => {
  let system: EmbeddedSystem;
  let psa: RunningPsa;
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
    psa = await psaOf(system, testKeys.apiKey);
  });
  after(async () => {
    await psa.stop();
    await system.stop();
  });

  it('connects, hands over, and shows the invoice as Paid when the customer pays', async () => {
    await connectOnPages(psa);
    await sendOnPage(psa);
    const [inSage] = await new Witness(system.outside).invoicesWith('PSA-1');
    await system.outside.sage.control.recordPayment({ invoiceId: inSage?.id ?? '' });
    assert.match(await onPage(psa, /<strong>Paid/), /<td>PSA-1<\/td>/);
  });

  it('shows what a person has to change where an invoice is refused', async () => {
    const form = { customer: 'Juniper', email: 'not an address', description: 'x', amount: '1' };
    await fetch(`${psa.url}/invoices`, { method: 'POST', body: new URLSearchParams(form) });
    await onPage(psa, /To hand over<\/strong>[^<]*email/);
  });

  it('takes no event that somebody else wrote', async () => {
    const body = JSON.stringify({ type: 'invoice.paid', timestamp: new Date().toISOString(), data: {} });
    const { status } = await fetch(`${psa.url}/events`, { method: 'POST', body });
    assert.equal(status, 401);
  });
});
