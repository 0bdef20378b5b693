import { anInvoice } from '../support/bed.ts';
import { FrontDoor, invoicePath, request } from './front-door.ts';
describe('probe', () => {
  let door: FrontDoor;
  before(async function () {
    this.timeout(300_000);
    door = await FrontDoor.open();
    await door.bed.consent('probe', 'sam@harbour.test');
  });
  after(() => door.close());
  it('check before sage', async function () {
    this.timeout(100_000);
    await door.send('PUT', invoicePath('probe', 'a'), { body: anInvoice({ number: 'PR-1' }) });
    await door.bed.untilStatus('probe', 'a', 'waiting');
    const at = Date.now();
    const r = await door.send('POST', invoicePath('probe', 'a') + '/check-payment');
    console.log(r.status, Date.now() - at, r.text.slice(0, 300));
  });
  it('content type', async () => {
    const r = await request(door.url + invoicePath('probe', 'b'), 'PUT', {
      body: '{}',
      headers: { 'content-type': '' },
    });
    console.log(r.status, r.text);
  });
});
