import assert from 'node:assert/strict';
import * as messages from '../../domain/invoice/messages.ts';
import { Bed } from '../support/bed.ts';
import { skippingServer } from '../support/servers.ts';

const UNIT = 'business-day';

describe('the day of a credit', () => {
  let bed: Bed;
  before(async () => {
    bed = await Bed.make(await skippingServer());
  });
  after(() => bed.stop());

  it('at 00:30 by the clock in London on 1 July is 1 July, though it is June by UTC', async () => {
    const now = new Date();
    const thisYear = Date.UTC(now.getUTCFullYear(), 5, 30, 23, 30);
    const atMs = thisYear > now.getTime() ? thisYear : Date.UTC(now.getUTCFullYear() + 1, 5, 30, 23, 30);
    await bed.pass(atMs - now.getTime());
    await bed.verified(UNIT);
    await bed.handOver(UNIT, 'credited', { number: 'D-1', send: 'none' });
    await bed.until(UNIT, 'credited', (view) => view.waitingFor?.what === 'payment');
    const order = { requestId: 'c1', amount: '12.00', reason: 'Agreed' };
    await bed.invoice(UNIT, 'credited').executeUpdate(messages.creditInvoiceUpdate, { args: [order] });
    const [note] = await bed.witness.records('sales_credit_note.created');
    const firstOfJuly = new Date(atMs + 86_400_000).toISOString().slice(0, 10);
    assert.equal(note?.summary['date'], firstOfJuly);
    assert.match(firstOfJuly, /-07-01$/);
  });
});
