import assert from 'node:assert/strict';
import * as connectionMessages from '../../domain/connection/messages.ts';
import { contentHash } from '../../domain/invoice/content-hash.ts';
import * as messages from '../../domain/invoice/messages.ts';
import { anInvoice, Bed } from '../support/bed.ts';
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
