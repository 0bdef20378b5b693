import { Bed } from '../support/bed.ts';
import { skippingServer } from '../support/servers.ts';
describe('smoke', () => {
  let bed: Bed;
  before(async function () {
    this.timeout(300_000);
    bed = await Bed.make(await skippingServer());
  });
  after(() => bed.stop());
  it('goes', async () => {
    console.log(await bed.consent('u1', 'olivia@northwind.test'));
    await bed.verified('u1');
    await bed.handOver('u1', 'i1');
    const v = await bed.untilStatus('u1', 'i1', 'sent');
    console.log(v.timeline);
    await bed.server.skip('60 days');
    console.log((await bed.invoices.view({ businessUnit: 'u1', invoiceId: 'i1' })).timeline);
    console.log((await bed.witness.apiCalls(0)).length);
  });
});
