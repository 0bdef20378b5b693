import assert from 'node:assert/strict';
import * as connectionMessages from '../../domain/connection/messages.ts';
import { contentHash } from '../../domain/invoice/content-hash.ts';
import * as messages from '../../domain/invoice/messages.ts';
import { anInvoice, Bed } from '../support/bed.ts';
import { eventually } from '../support/eventually.ts';
import { skippingServer } from '../support/servers.ts';

const UNIT = 'cut-over';

describe('an invoice dated before the cut-over date of its unit', () => {
  let bed: Bed;
  before(async () => {
    bed = await Bed.make(await skippingServer());
    await bed.verified(UNIT);
  });
  beforeEach(() => cutOver('2066-11-01'));
  after(() => bed.stop());

  const cutOver = (cutOverDate: string | null) =>
    bed.connection(UNIT).executeUpdate(connectionMessages.changeSettingsUpdate, { args: [{ cutOverDate }] });
  /** Of the day before. */
  const held = async (id: string) => {
    await bed.handOver(UNIT, id, { number: `${id}-X`, date: '2066-10-31' });
    return bed.until(UNIT, id, ({ attention }) => attention?.code === 'before_cut_over');
  };
  const inSage = async (id: string) => (await bed.witness.invoicesWith(`${id}-X`)).length;

  it('is not created in Sage, costs it no call, and says both dates and what to do', async () => {
    const since = await bed.witness.lastRequest();
    const { attention, status } = await held('told');
    assert.equal(status, 'needs_attention');
    assert.match(attention?.message ?? '', /dated 2066-10-31, before the cut-over date 2066-11-01/);
    assert.match(attention?.fix ?? '', /Correct the date.*cutOverDate.*cancel/);
    assert.equal(attention?.field, '/date');
    assert.deepEqual((await bed.toldOf('told', 1)).statuses, ['needs_attention']);
    assert.deepEqual(await bed.witness.invoiceCalls(since), []);
    assert.equal(await inSage('told'), 0);
  });

  it('goes on by itself when the setting changes to its date, and waits on when it does not reach it', async () => {
    await held('woken');
    await cutOver('2066-10-31');
    await bed.untilStatus(UNIT, 'woken', 'sent');
    assert.equal(await inSage('woken'), 1);
    await cutOver('2066-11-01');
    await held('free');
    await cutOver(null);
    await bed.untilStatus(UNIT, 'free', 'sent');
  });

  it('is found and followed where it was created before the date was set, and its run was ended then', async () => {
    await cutOver(null);
    const order = { number: 'before-X', date: '2066-10-31' };
    const slow = { name: 'slow', endpoint: 'POST /sales_invoices', delayMs: 10_000 } as const;
    await bed.outside.sage.control.faults.arm(slow);
    await bed.handOver(UNIT, 'before', order);
    await eventually(async () => (await inSage('before')) === 1 || undefined, 'the invoice in Sage');
    await bed.invoice(UNIT, 'before').terminate('a test');
    await cutOver('2066-11-01');
    await bed.handOver(UNIT, 'before', order);
    const { foundInSage } = await bed.untilStatus(UNIT, 'before', 'sent');
    assert.deepEqual([foundInSage, await inSage('before')], [true, 1]);
  });

  it('is found and followed where the answer to its creation was lost before the date was set', async () => {
    await cutOver(null);
    const endpoint = 'POST /sales_invoices';
    await bed.outside.sage.control.faults.arm({ name: 'cut-after-commit', endpoint });
    await bed.outside.sage.control.faults.arm({ name: 'tax-refused', endpoint });
    await bed.handOver(UNIT, 'lost', { number: 'lost-X', date: '2066-10-31' });
    await bed.untilStatus(UNIT, 'lost', 'needs_attention');
    await cutOver('2066-11-01');
    await bed.invoice(UNIT, 'lost').executeUpdate(messages.retryInvoiceUpdate);
    const { foundInSage } = await bed.untilStatus(UNIT, 'lost', 'sent');
    assert.deepEqual([foundInSage, await inSage('lost')], [true, 1]);
  });

  it('is looked for and then held, with nobody created, where an ended run might have had it created and had not', async () => {
    const nobody = { name: 'Newcomer Mills', email: 'pay@newcomer.example.test' };
    for (const [id, customer] of [
      ['known', undefined],
      ['unknown', nobody],
    ] as const) {
      const order = { number: `${id}-X`, date: '2066-10-31', ...(customer && { customer }) };
      await bed.handOver(UNIT, id, order);
      await bed.untilStatus(UNIT, id, 'needs_attention');
      await bed.invoice(UNIT, id).terminate('a test');
      const since = await bed.witness.lastRecord();
      await bed.handOver(UNIT, id, order);
      const { attention } = await bed.untilStatus(UNIT, id, 'needs_attention');
      assert.equal(attention?.code, 'before_cut_over');
      assert.equal(await inSage(id), 0);
      assert.deepEqual(await bed.witness.records('contact.created', since), []);
    }
  });

  it('goes on with a corrected date, and can be cancelled', async () => {
    await held('corrected');
    const request = anInvoice({ number: 'corrected-X', date: '2066-11-01' });
    await bed.invoice(UNIT, 'corrected').executeUpdate(messages.correctInvoiceUpdate, {
      args: [{ request, contentHash: contentHash(request) }],
    });
    await bed.untilStatus(UNIT, 'corrected', 'sent');
    await held('cancelled');
    await bed
      .invoice(UNIT, 'cancelled')
      .executeUpdate(messages.cancelInvoiceUpdate, { args: [{ reason: 'In the books already' }] });
    await bed.untilStatus(UNIT, 'cancelled', 'cancelled');
    assert.deepEqual([await inSage('corrected'), await inSage('cancelled')], [1, 0]);
  });
});
