import assert from 'node:assert/strict';
import { FakeSageInvoicing } from '../../client/src/fake/index.ts';
import { ProblemError, SignatureError, verifyEvent } from '../../client/src/index.ts';

const UNIT = 'northwind-uk';
const invoice = {
  number: 'F-1',
  date: '2026-11-04',
  currency: 'GBP',
  customer: { name: 'Juniper', email: 'billing@juniper.example.test' },
  lines: [
    { description: 'Consulting', quantity: '1.5', unitPrice: '100.10' },
    { description: 'Travel', quantity: '1', unitPrice: '12.00' },
  ],
};

/** What a PSA's unit tests do, with no server of any kind. */
describe('The fake of the client', () => {
  let fake: FakeSageInvoicing;
  beforeEach(() => {
    fake = new FakeSageInvoicing({ businessUnits: [UNIT] });
  });

  it('takes an invoice on once, and refuses other content', async () => {
    const sage = fake.client();
    assert.equal((await sage.handOver(UNIT, 'a', invoice)).taken, 'now');
    const { lines, ...rest } = invoice;
    assert.equal((await sage.handOver(UNIT, 'a', { lines, ...rest })).taken, 'before');
    await assert.rejects(sage.handOver(UNIT, 'a', { ...invoice, number: 'F-2' }), {
      status: 409,
      code: 'invoice_exists',
    });
    await assert.rejects(sage.handOver('elsewhere', 'a', invoice), { status: 404 });
  });

  it('moves an invoice on, to the delight of who waits, and signs the event', async () => {
    const sage = fake.client();
    await sage.handOver(UNIT, 'a', invoice);
    const waiting = sage.waitFor(UNIT, 'a', 'sent');
    const { headers, body } = fake.move(UNIT, 'a', 'sent');
    const sent = await waiting;
    assert.deepEqual([sent.sage?.number, sent.sage?.totals.total], ['SI-1', '162.15']);
    const event = verifyEvent(headers, body, fake.secret);
    assert.ok(event?.type === 'invoice.sent');
    assert.deepEqual([event.data.invoiceId, event.data.sequence, event.data.sageNumber], ['a', 1, 'SI-1']);
    fake.move(UNIT, 'a', 'paid');
    const paid = await sage.invoice(UNIT, 'a');
    assert.deepEqual([paid.status, paid.payment?.outstanding, paid.sage?.number], ['paid', '0.00', 'SI-1']);
    assert.deepEqual(
      fake.events.map(({ event: { type } }) => type),
      ['invoice.sent', 'invoice.paid'],
    );
  });

  it('fails as it is told to', async () => {
    const sage = fake.client();
    fake.failNext(
      { status: 503, code: 'temporarily_unavailable', retryAfterSeconds: 0 },
      'no_answer',
      'lost_answer',
    );
    assert.equal((await sage.handOver(UNIT, 'a', invoice)).taken, 'before');
    const errors = [{ pointer: '/currency', message: 'is none of Sage' }];
    fake.failNext({ status: 422, code: 'invalid_content', errors });
    await assert.rejects(
      sage.handOver(UNIT, 'b', invoice),
      (error) => error instanceof ProblemError && error.errors[0]?.pointer === '/currency',
    );
    await assert.rejects(sage.chooseBusiness(UNIT, 'x'), { code: 'not_in_the_fake' });
    await assert.rejects(sage.deliveries().next(), { code: 'not_in_the_fake' });
  });

  it('has invoices that need a person, are corrected and cancelled, and credit notes', async () => {
    const sage = fake.client();
    await sage.handOver(UNIT, 'a', invoice);
    fake.needAttention(UNIT, 'a', { code: 'no_default_ledger', message: 'No ledger.', fix: 'Map it.' });
    const path = { businessUnit: UNIT, invoiceId: 'a' };
    const asked = await sage.invoice(UNIT, 'a');
    assert.deepEqual([asked.status, asked.attention?.fix], ['needs_attention', 'Map it.']);
    await sage.api.POST('/v1/business-units/{businessUnit}/invoices/{invoiceId}/correct', {
      params: { path },
      body: { ...invoice, number: 'F-3' },
    });
    assert.equal((await sage.invoice(UNIT, 'a')).request.number, 'F-3');
    await sage.api.POST('/v1/business-units/{businessUnit}/invoices/{invoiceId}/cancel', {
      params: { path },
      body: { reason: 'A test' },
    });
    await assert.rejects(sage.waitFor(UNIT, 'a', 'sent'), /is cancelled, and will not be sent/);
    await sage.handOverCreditNote(UNIT, 'c', invoice);
    const { event } = fake.moveCreditNote(UNIT, 'c', 'sent');
    assert.ok(event.type === 'credit_note.sent' && event.data.sageNumber === 'SCN-1');
  });

  it('lists page by page', async () => {
    const sage = fake.client();
    for (const id of ['a', 'b', 'c']) await sage.handOver(UNIT, id, invoice);
    const found: string[] = [];
    for await (const { invoiceId } of sage.invoices(UNIT, { limit: 2 })) found.push(invoiceId);
    assert.deepEqual(found, ['c', 'b', 'a']);
  });

  it('has events that nobody else can write, or change', async () => {
    await fake.client().handOver(UNIT, 'a', invoice);
    const { headers, body } = fake.move(UNIT, 'a', 'sent');
    const secret = 'whsec_QW5vdGhlciBzZWNyZXQgZm9yIHRoZSB0ZXN0';
    assert.throws(() => verifyEvent(headers, body, secret), SignatureError);
    assert.throws(() => verifyEvent(headers, body.replace('"sent"', '"paid"'), fake.secret), SignatureError);
    assert.throws(() => verifyEvent({}, body, fake.secret), SignatureError);
    assert.equal(verifyEvent(new Headers(headers), body, [secret, fake.secret])?.type, 'invoice.sent');
  });
});
