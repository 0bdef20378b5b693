import assert from 'node:assert/strict';
import { type InvoiceView } from '../../domain/invoice/invoice.ts';
import { contacts } from '../../sandbox/sage/seed.ts';
import { anInvoice } from '../support/bed.ts';
import { invoiceMadeByHand } from '../support/by-hand.ts';
import { ApiUnderTest, invoicePath } from './api-under-test.ts';

const UNIT = 'link-unit';

describe('Linking an invoice that somebody made in Sage', () => {
  let api: ApiUnderTest;
  before(async () => {
    api = await ApiUnderTest.open();
    await api.bed.verified(UNIT);
  });
  after(() => api.close());

  const path = (invoiceId: string) => `${invoicePath(UNIT, invoiceId)}/link`;
  const link = (invoiceId: string, body: unknown) =>
    api.bed.psa.send<InvoiceView>('POST', path(invoiceId), body);
  const refused = (status: number, invoiceId: string, body: unknown) =>
    api.refused(status, 'POST', path(invoiceId), { body });

  it('takes a new id on, answers the same again with the invoice, and is no other hand-over', async () => {
    const { id: sageInvoiceId, number } = await invoiceMadeByHand(api.bed.outside);
    const invoice = anInvoice({ number: 'LK-1' });
    assert.equal((await link('new', { sageInvoiceId, invoice })).status, 202);
    await api.bed.until(UNIT, 'new', ({ linked }) => linked);
    const again = await link('new', { sageInvoiceId, invoice });
    assert.deepEqual([again.status, again.body.sage?.number, again.body.linked], [200, number, true]);
    assert.equal((await link('new', { sageInvoiceId })).status, 200);
    assert.equal((await api.send('PUT', invoicePath(UNIT, 'new'), { body: invoice })).status, 200);
    const other = await refused(409, 'new', { sageInvoiceId, invoice: anInvoice({ number: 'LK-2' }) });
    assert.equal(other.code, 'invoice_exists');
    const second = await invoiceMadeByHand(api.bed.outside);
    assert.equal((await refused(409, 'new', { sageInvoiceId: second.id })).code, 'already_in_sage');
    assert.deepEqual(await api.bed.witness.invoicesWith('LK-1'), []);
  });

  it('names no other invoice of Sage for one that is in Sage already, also after its run was ended', async () => {
    const invoice = anInvoice({ number: 'LK-9', send: 'none' });
    await api.send('PUT', invoicePath(UNIT, 'ended'), { body: invoice });
    const { sage } = await api.bed.until(UNIT, 'ended', (view) => view.sage !== null);
    await api.bed.invoice(UNIT, 'ended').terminate('a test');
    const { id: sageInvoiceId } = await invoiceMadeByHand(api.bed.outside);
    const problem = await refused(409, 'ended', { sageInvoiceId, invoice });
    assert.deepEqual([problem.code, problem.detail.includes(sage?.number ?? '?')], ['already_in_sage', true]);
    assert.equal((await api.send('PUT', invoicePath(UNIT, 'ended'), { body: invoice })).status, 202);
    await api.bed.until(UNIT, 'ended', (view) => view.sage?.id === sage?.id);
    assert.equal((await api.bed.witness.invoicesWith('LK-9')).length, 1);
  });

  it('is a command on one that needs attention: refused with both shown, then done', async () => {
    const customer = { name: 'Twin Mills', email: 'finance@twinmills.example.test' };
    await api.send('PUT', invoicePath(UNIT, 'waits'), { body: anInvoice({ number: 'LK-3', customer }) });
    await api.bed.untilStatus(UNIT, 'waits', 'needs_attention');
    const { id: wrong } = await invoiceMadeByHand(api.bed.outside, { net: '10.00' });
    const problem = await refused(409, 'waits', { sageInvoiceId: wrong });
    assert.equal(problem.code, 'link_differs');
    assert.match(problem.detail, /total is 12.00 instead of 240.00/);
    assert.match(problem.detail, /"Acme Rockets Ltd".*instead of "Twin Mills"/);
    const { id: right } = await invoiceMadeByHand(api.bed.outside, {
      contact_id: contacts.twinEast,
    });
    const { body } = await link('waits', { sageInvoiceId: right });
    assert.deepEqual([body.sage?.id, body.customer?.name], [right, 'Twin Mills East']);
    const timeline = await api.send('GET', `${invoicePath(UNIT, 'waits')}/timeline`);
    assert.match(timeline.text, /development said which invoice in Sage it is/);
  });

  it('names what is wrong with the request', async () => {
    const known = (await invoiceMadeByHand(api.bed.outside)).id;
    assert.equal((await refused(404, 'nobody', { sageInvoiceId: known })).code, 'unknown_invoice');
    for (const body of [{}, { sageInvoiceId: 'SI-5' }, { sageInvoiceId: known, invoice: {} }])
      assert.equal((await refused(422, 'nobody', body)).code, 'invalid_content', JSON.stringify(body));
  });
});
