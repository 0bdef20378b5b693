import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { Bed } from '../support/bed.ts';
import { devServer } from '../support/servers.ts';
import { Turns } from '../support/turns.ts';

const UNIT = 'stopped';
const INVOICES = 12;

describe('R19: workers that are told to stop under load', () => {
  let bed: Bed;
  before(async () => {
    bed = await Bed.make(await devServer());
    await bed.verified(UNIT);
  });
  after(() => bed.stop());

  it('end the call in hand, and their successors do nothing twice and leave nothing out', async () => {
    const turns = new Turns(bed);
    const { faults } = bed.outside.sage.control;
    await faults.arm({ name: 'slow', endpoint: 'POST /sales_invoices', times: INVOICES, delayMs: 400 });
    const before = await bed.witness.lastRequest();
    const creates = async () =>
      (await bed.witness.apiCalls(before)).filter(
        ({ method, path }) => method === 'POST' && path.endsWith('/sales_invoices'),
      );
    const ids = await turns.handOver(UNIT, 'loaded', INVOICES, { send: 'email' });
    let stops = 0;
    for (const begun of [2, 5, 8]) {
      await eventually(async () => ((await creates()).length >= begun ? true : undefined), 'creates');
      await bed.stopWorker();
      await bed.startWorker();
      stops += 1;
    }
    await turns.all(UNIT, ids, ({ status }) => status === 'sent');
    assert.deepEqual(await turns.notOnce(ids), []);
    assert.equal((await creates()).length, INVOICES, 'no create was cut off and made again');
    const mails = bed.outside.mail.messages();
    assert.equal(mails.length, INVOICES, 'one e-mail for each');
    console.log(`      ${stops} stops among ${INVOICES} invoices`);
  });
});
