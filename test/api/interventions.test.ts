import assert from 'node:assert/strict';
import { type InvoiceView } from '../../domain/invoice/invoice.ts';
import { contacts, users } from '../../sandbox/sage/seed.ts';
import { eventually } from '../support/eventually.ts';
import { anInvoice } from '../support/bed.ts';
import { ApiUnderTest, invoicePath } from './api-under-test.ts';

const UNIT = 'interventions-unit';
const UNTESTED = 'interventions-untested';
const twins = { name: 'Twin Mills', email: 'finance@twinmills.example.test' };

describe('A person who steps in', () => {
  let api: ApiUnderTest;
  before(async () => {
    api = await ApiUnderTest.open();
    await api.bed.verified(UNIT);
    await api.bed.consent(UNTESTED, users.sam);
  });
  after(() => api.close());

  const handOver = async (invoiceId: string, body: unknown, unit = UNIT) =>
    assert.equal((await api.send('PUT', invoicePath(unit, invoiceId), { body })).status, 202);
  const act = (invoiceId: string, action: string, body?: unknown, unit = UNIT) =>
    api.bed.psa.send<InvoiceView>('POST', `${invoicePath(unit, invoiceId)}/${action}`, body);
  const refused = (status: number, invoiceId: string, action: string, body?: unknown, unit = UNIT) =>
    api.refused(status, 'POST', `${invoicePath(unit, invoiceId)}/${action}`, { body });

  it('names the customer of an invoice that two customers could be meant by', async () => {
    const request = anInvoice({ number: 'IN-1', customer: twins });
    await handOver('twins', request);
    const stuck = await api.bed.untilStatus(UNIT, 'twins', 'needs_attention');
    assert.equal(stuck.attention?.code, 'customer_ambiguous');
    assert.equal(stuck.attention?.field, '/customer/sageContactId');
    assert.deepEqual(
      stuck.attention?.candidates?.map(({ id }) => id).sort(),
      [contacts.twinEast, contacts.twinWest].sort(),
    );
    assert.deepEqual(await api.bed.witness.invoicesWith('IN-1'), []);

    const corrected = { ...request, customer: { ...twins, sageContactId: contacts.twinWest } };
    assert.equal((await act('twins', 'correct', corrected)).status, 200);
    const sent = await api.bed.untilStatus(UNIT, 'twins', 'sent');
    assert.deepEqual([sent.customer?.id, sent.customer?.origin], [contacts.twinWest, 'explicit']);
    const made = await api.bed.witness.invoicesWith('IN-1');
    assert.deepEqual(
      made.map(({ summary }) => summary['contactId']),
      [contacts.twinWest],
    );
    const told = await eventually(() => {
      const { statuses } = api.bed.witness.statusesTold('twins');
      return statuses.at(-1) === 'sent' ? statuses : undefined;
    }, 'the PSA to hear of it');
    assert.deepEqual(told, ['needs_attention', 'issued', 'sent']);
  });

  it('answers who is to be invoiced, and the content stays as it was handed over', async () => {
    const request = anInvoice({ number: 'IN-20', customer: { ...twins, name: 'Twin Mills Ltd' } });
    await handOver('answered', request);
    await api.bed.untilStatus(UNIT, 'answered', 'needs_attention');
    for (const body of [
      {},
      { create: false },
      { sageContactId: 'x' },
      { sageContactId: contacts.twinEast, create: true },
    ])
      assert.equal(
        (await refused(422, 'answered', 'customer', body)).code,
        'invalid_content',
        JSON.stringify(body),
      );
    assert.equal(
      (await act('answered', 'customer', { sageContactId: contacts.twinEast, remember: false })).status,
      200,
    );
    const sent = await api.bed.untilStatus(UNIT, 'answered', 'sent');
    assert.deepEqual([sent.customer?.id, sent.customer?.origin], [contacts.twinEast, 'chosen']);
    assert.equal((await api.send('PUT', invoicePath(UNIT, 'answered'), { body: request })).status, 200);
    const late = await refused(409, 'answered', 'customer', { create: true });
    assert.equal(late.code, 'no_customer_question');
    assert.match(late.detail, /"Twin Mills East"/);
  });

  it('may hand over again what was sent first and what was corrected, and nothing else', async () => {
    const request = anInvoice({ number: 'IN-1', customer: twins });
    const corrected = { ...request, customer: { ...twins, sageContactId: contacts.twinWest } };
    const third = { ...request, customer: { ...twins, sageContactId: contacts.twinEast } };
    const bodies = [request, corrected, third];
    const answers = await Promise.all(
      bodies.map((body) => api.send('PUT', invoicePath(UNIT, 'twins'), { body })),
    );
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 409],
    );
    assert.equal((await api.bed.witness.invoicesWith('IN-1')).length, 1);
  });

  it('tries the failed step again once its cause is gone', async () => {
    const { control } = api.bed.outside.sage;
    await control.faults.arm({ name: 'forbidden', endpoint: 'POST /sales_invoices' });
    await handOver('retried', anInvoice({ number: 'IN-2' }));
    const stuck = await api.bed.untilStatus(UNIT, 'retried', 'needs_attention');
    assert.equal(stuck.attention?.code, 'sage_forbidden');
    await act('retried', 'retry');
    await api.bed.untilStatus(UNIT, 'retried', 'sent');
    assert.equal((await api.bed.witness.invoicesWith('IN-2')).length, 1);
  });

  it('cannot retry what did not fail', async () => {
    await handOver('fine', anInvoice({ number: 'IN-3' }));
    await api.bed.untilStatus(UNIT, 'fine', 'sent');
    const refusal = await refused(409, 'fine', 'retry');
    assert.equal(refusal.code, 'nothing_to_retry');
    assert.match(refusal.fix, /check-payment/);
  });

  it('takes back an invoice that waits for the connection, which then never is in Sage', async () => {
    await handOver('cancelled', anInvoice({ number: 'IN-4' }), UNTESTED);
    const waiting = await api.bed.untilStatus(UNTESTED, 'cancelled', 'waiting');
    assert.equal(waiting.waitingFor?.what, 'connection');
    const { body } = await act('cancelled', 'cancel', { reason: 'billed twice' }, UNTESTED);
    assert.equal(body.status, 'cancelled');
    assert.match(body.timeline.at(-1)?.text ?? '', /billed twice/);

    await api.bed.invoice(UNTESTED, 'cancelled').result();
    const again = await act('cancelled', 'cancel', { reason: 'again' }, UNTESTED);
    assert.deepEqual(again.body, body, 'to cancel it again is no mistake');
    for (const action of ['retry', 'check-payment']) {
      const refusal = await refused(409, 'cancelled', action, undefined, UNTESTED);
      assert.equal(refusal.code, 'invoice_finished');
      assert.match(refusal.detail, /is cancelled and finished/);
    }
    const report = await api.bed.psa.testConnection(UNTESTED, 'Sales - Services');
    assert.equal(report.outcome, 'success');
    await handOver('later', anInvoice({ number: 'IN-5' }), UNTESTED);
    await api.bed.untilStatus(UNTESTED, 'later', 'sent');
    assert.deepEqual(await api.bed.witness.invoicesWith('IN-4'), []);
  });

  it('takes back an invoice that needs attention', async () => {
    await handOver('given-up', anInvoice({ number: 'IN-6', customer: twins }));
    await api.bed.untilStatus(UNIT, 'given-up', 'needs_attention');
    const { body } = await act('given-up', 'cancel', { reason: 'wrong customer' });
    assert.deepEqual([body.status, body.attention], ['cancelled', null]);
  });

  it('cannot take back an invoice that is in Sage', async () => {
    await handOver('posted', anInvoice({ number: 'IN-7' }));
    const { sage } = await api.bed.untilStatus(UNIT, 'posted', 'sent');
    const refusal = await refused(409, 'posted', 'cancel', { reason: 'too late' });
    assert.equal(refusal.code, 'already_in_sage');
    assert.ok(refusal.detail.includes(sage?.number ?? 'no number'));
    const unsaid = await refused(422, 'posted', 'cancel', {});
    assert.equal(unsaid.errors?.[0]?.pointer, '/reason');
  });

  it('cannot correct an invoice that needs nobody', async () => {
    const request = anInvoice({ number: 'IN-8' });
    await handOver('settled', request);
    await api.bed.untilStatus(UNIT, 'settled', 'sent');
    const refusal = await refused(409, 'settled', 'correct', { ...request, date: '2066-11-09' });
    assert.equal(refusal.code, 'not_correctable');
    const request2 = { ...request, lines: [] };
    assert.equal((await refused(422, 'settled', 'correct', request2)).code, 'invalid_content');
  });

  it('corrects the way of sending after posting, but nothing that is in Sage already', async () => {
    const { faults } = api.bed.outside.sage.control;
    await faults.arm({ name: 'forbidden', endpoint: 'PUT /sales_invoices/{id}' });
    const request = anInvoice({ number: 'IN-9', send: 'mark_sent' });
    await handOver('unsent', request);
    const stuck = await api.bed.untilStatus(UNIT, 'unsent', 'needs_attention');
    assert.deepEqual([stuck.attention?.step, stuck.sage?.number?.slice(0, 3)], ['send', 'SI-']);

    const lines = [{ description: 'Less', quantity: '1', unitPrice: '1.00' }];
    const refusal = await refused(422, 'unsent', 'correct', { ...request, lines });
    assert.deepEqual([refusal.code, refusal.errors?.[0]?.pointer], ['already_in_sage', '/lines']);
    const asBefore = request.lines.map((line) => ({ ...line, unitPrice: `${line.unitPrice}0` }));
    await act('unsent', 'correct', { ...request, lines: asBefore, send: 'none' });
    const issued = await api.bed.until(UNIT, 'unsent', (view) => view.waitingFor?.what === 'payment');
    assert.deepEqual([issued.status, issued.markedSent], ['issued', false]);
    assert.equal((await api.bed.witness.invoicesWith('IN-9')).length, 1);
  });

  it('sees a payment at Sage that no notice told of', async () => {
    const { control } = api.bed.outside.sage;
    await control.setNotify(null);
    await handOver('paid', anInvoice({ number: 'IN-10' }));
    const { sage } = await api.bed.until(UNIT, 'paid', (view) => view.waitingFor?.what === 'payment');
    await control.recordPayment({ invoiceId: sage?.id ?? '', amount: '40.00' });
    assert.equal((await api.bed.psa.invoice(UNIT, 'paid')).status, 'sent');
    const part = await act('paid', 'check-payment');
    assert.deepEqual([part.body.status, part.body.payment?.outstanding], ['part_paid', '200.00']);
    await control.recordPayment({ invoiceId: sage?.id ?? '' });
    const paid = await act('paid', 'check-payment');
    assert.deepEqual([paid.body.status, paid.body.payment?.outstanding], ['paid', '0.00']);
  });

  it('is told that nothing can be paid before the invoice is in Sage', async () => {
    await handOver('unposted', anInvoice({ number: 'IN-20', customer: twins }));
    await api.bed.untilStatus(UNIT, 'unposted', 'needs_attention');
    const problem = await refused(409, 'unposted', 'check-payment');
    assert.equal(problem.code, 'not_in_sage');
  });

  it('asks about an invoice that is not there', async () => {
    for (const action of ['retry', 'check-payment']) {
      assert.equal((await refused(404, 'nowhere', action)).code, 'unknown_invoice');
    }
    assert.equal((await refused(404, 'nowhere', 'cancel', { reason: 'x' })).code, 'unknown_invoice');
    assert.equal((await refused(404, 'nowhere', 'correct', anInvoice())).code, 'unknown_invoice');
  });
});
