import { anInvoice } from '../support/bed.ts';
import { FrontDoor, invoicePath } from './front-door.ts';
describe('probe', () => {
  let door: FrontDoor;
  before(async function () {
    this.timeout(300_000);
    door = await FrontDoor.open();
    await door.bed.verified('probe');
  });
  after(() => door.close());
  it('faults', async function () {
    this.timeout(100_000);
    const { control } = door.bed.outside.sage;
    await control.faults.arm({ name: 'cut-after-commit', endpoint: 'POST /sales_invoices' });
    const n = await door.bed.witness.lastRequest();
    await door.send('PUT', invoicePath('probe', 'a'), { body: anInvoice({ number: 'PR-1' }) });
    await door.bed.untilStatus('probe', 'a', 'sent');
    console.log(
      await control.faults.list(),
      await control.requests({ since: n }),
      (await door.bed.witness.invoicesWith('PR-1')).length,
    );
  });
});
