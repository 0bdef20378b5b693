import assert from 'node:assert/strict';
import { handOver, OtherContentError } from '../../examples/temporal-direct/hand-over.ts';
import { getInvoiceQuery } from '../../domain/invoice/messages.ts';
import { anInvoice, Bed } from '../support/bed.ts';
import { eventually } from '../support/eventually.ts';
import { devServer } from '../support/servers.ts';

const UNIT = 'direct';

describe('The example of a Temporal client', () => {
  let bed: Bed;
  before(async () => {
    bed = await Bed.make(await devServer(), { api: true });
    await bed.verified(UNIT);
  });
  after(() => bed.stop());

  const direct = (invoiceId: string, content: unknown) =>
    handOver(bed.client, {
      businessUnit: UNIT,
      invoiceId,
      content,
      taskQueue: bed.env['TASK_QUEUE'] ?? '',
      by: { principal: 'psa-direct', person: 'Olivia Ward' },
    });
  const inSage = async (number: string) => (await bed.witness.invoicesWith(number)).length;

  it('starts an invoice that goes out once, also where the API is given the same', async () => {
    const content = anInvoice({ number: 'TD-1' });
    assert.equal(await direct('first', content), 'new');
    assert.equal(await direct('first', content), 'same');
    assert.equal((await bed.psa.sage.handOver(UNIT, 'first', content)).taken, 'before');
    const { lastRequest } = await bed.untilStatus(UNIT, 'first', 'sent');
    assert.equal(lastRequest?.person, 'Olivia Ward');
    assert.equal(await inSage('TD-1'), 1);
    assert.equal((await bed.invoice(UNIT, 'first').query(getInvoiceQuery)).status, 'sent');
    const list = `/v1/business-units/${UNIT}/invoices`;
    await eventually(async () => {
      const { body } = await bed.psa.send<{ invoices: { number: string }[] }>('GET', list);
      return body.invoices.some(({ number }) => number === 'TD-1') || undefined;
    }, 'the invoice in the list of the API');
  });

  it('finds what the API took on', async () => {
    const content = anInvoice({ number: 'TD-2' });
    await bed.psa.sage.handOver(UNIT, 'second', content);
    assert.equal(await direct('second', content), 'same');
    await bed.untilStatus(UNIT, 'second', 'sent');
    assert.equal(await inSage('TD-2'), 1);
  });

  it('takes one of two that come at the same time', async () => {
    const content = anInvoice({ number: 'TD-3' });
    const [one, other] = await Promise.all([
      direct('third', content),
      bed.psa.sage.handOver(UNIT, 'third', content),
    ]);
    assert.equal([one === 'new', other.taken === 'now'].filter(Boolean).length, 1);
    await bed.untilStatus(UNIT, 'third', 'sent');
    assert.equal(await inSage('TD-3'), 1);
  });

  it('refuses other content under the same id, and what the API would refuse', async () => {
    await assert.rejects(direct('first', anInvoice({ number: 'TD-4' })), OtherContentError);
    const { customer: _, ...nobody } = anInvoice({ number: 'TD-5' });
    await assert.rejects(direct('fifth', nobody), { name: 'ZodError' });
    assert.equal(await inSage('TD-4'), 0);
  });
});
