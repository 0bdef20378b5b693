/* eslint-disable max-lines -- all that may be ordered of an invoice, on one bed, which costs seconds to start */

import assert from 'node:assert/strict';
import { type InvoiceView } from '../../domain/invoice/invoice.ts';
import { anInvoice } from '../support/bed.ts';
import { ApiUnderTest, invoicePath } from './api-under-test.ts';

const UNIT = 'commands-unit';
const twins = { name: 'Twin Mills', email: 'finance@twinmills.example.test' };
const reason = 'Agreed on the phone';

describe('What a PSA may order of an invoice that is in Sage', () => {
  let api: ApiUnderTest;
  let numbers = 0;
  before(async () => {
    api = await ApiUnderTest.open();
    await api.bed.verified(UNIT);
    // Nobody is told of a payment: what is known is what was asked for.
    await api.bed.outside.sage.control.setNotify(null);
  });
  after(() => api.close());

  const handOver = async (invoiceId: string, changes: Parameters<typeof anInvoice>[0] = {}) => {
    numbers += 1;
    const body = anInvoice({ number: `WI-${numbers}`, send: 'none', ...changes });
    assert.equal((await api.send('PUT', invoicePath(UNIT, invoiceId), { body })).status, 202);
    return body;
  };
  /** Handed over, of GBP 240.00, and waiting for its money. */
  const issued = async (invoiceId: string, changes: Parameters<typeof anInvoice>[0] = {}) => {
    const request = await handOver(invoiceId, changes);
    const waits = (view: InvoiceView) => view.waitingFor?.what === 'payment';
    const view = await api.bed.until(UNIT, invoiceId, waits);
    assert.ok(view.sage);
    return { request, view, sage: view.sage };
  };
  const command = async (invoiceId: string, action: string, body: unknown) => {
    const { status, body: view } = await api.bed.psa.send<InvoiceView>(
      'POST',
      `${invoicePath(UNIT, invoiceId)}/${action}`,
      body,
    );
    assert.equal(status, 200);
    return view;
  };
  const refused = (status: number, invoiceId: string, action: string, body: unknown) =>
    api.refused(status, 'POST', `${invoicePath(UNIT, invoiceId)}/${action}`, { body });
  const pay = (invoiceId: string, amount?: string) =>
    api.bed.outside.sage.control.recordPayment(amount === undefined ? { invoiceId } : { invoiceId, amount });
  const creditNotesOf = async (sageNumber: string | null) =>
    (await api.bed.witness.records('sales_credit_note.created')).filter(({ summary }) =>
      summary['notes']?.startsWith(`Credit of ${sageNumber ?? 'none'}: `),
    );
  const voidsOf = async (sageId: string) =>
    (await api.bed.witness.records('sales_invoice.voided')).filter(({ id }) => id === sageId);

  describe('Voiding it', () => {
    it('voids it in Sage, and to ask again is no mistake', async () => {
      const { sage } = await issued('voided');
      const view = await command('voided', 'void', { reason });
      assert.equal(view.status, 'voided');
      assert.ok(view.timeline.some(({ text }) => text.includes(reason)));
      assert.equal((await voidsOf(sage.id)).length, 1);
      await api.bed.invoice(UNIT, 'voided').result();
      const again = await command('voided', 'void', { reason: 'another' });
      assert.deepEqual([again.status, (await voidsOf(sage.id)).length], ['voided', 1]);
      const { statuses } = await api.bed.toldOf('voided', view.eventSequence);
      assert.equal(statuses.at(-1), 'voided');
      const late = await refused(409, 'voided', 'credit', { requestId: 'late', whole: true, reason });
      assert.equal(late.code, 'invoice_finished');
    });

    it('is refused with a payment on it that nobody told of, naming the amounts', async () => {
      const { sage } = await issued('paid-in-part');
      await pay(sage.id, '40.00');
      for (const time of ['found at Sage', 'known by now']) {
        const refusal = await refused(409, 'paid-in-part', 'void', { reason });
        assert.equal(refusal.code, 'has_payments', time);
        assert.match(refusal.detail, /GBP 40\.00 is paid, .*; GBP 200\.00 is outstanding/, time);
        assert.match(refusal.fix, /Delete the payments/, time);
      }
      assert.deepEqual(await voidsOf(sage.id), []);
      const { status, payment } = await api.bed.psa.invoice(UNIT, 'paid-in-part');
      assert.deepEqual([status, payment?.outstanding], ['part_paid', '200.00']);
    });

    it('asked for twice at once is done once', async () => {
      const { sage } = await issued('voided-twice');
      const views = await Promise.all([1, 2].map(() => command('voided-twice', 'void', { reason })));
      assert.deepEqual(
        views.map(({ status }) => status),
        ['voided', 'voided'],
      );
      assert.equal((await voidsOf(sage.id)).length, 1);
    });
  });

  describe('Crediting it', () => {
    it('makes one credit note over the amount, however often the request comes', async () => {
      const { sage } = await issued('credited');
      const order = { requestId: 'credit-1', amount: '60.00', reason };
      const [first, same] = await Promise.all([1, 2].map(() => command('credited', 'credit', order)));
      const later = await command('credited', 'credit', order);
      for (const view of [first, same, later]) {
        assert.equal(view?.credits.length, 1);
        const [credit] = view.credits;
        assert.deepEqual([credit?.requestId, credit?.amount, credit?.allocated], ['credit-1', '60.00', true]);
        assert.deepEqual(
          [view.status, view.payment?.credited, view.payment?.paid],
          ['part_paid', '60.00', '0.00'],
        );
        assert.equal(view.payment?.outstanding, '180.00');
      }
      assert.equal((await creditNotesOf(sage.number)).length, 1);
      await command('credited', 'credit', { ...order, requestId: 'credit-2' });
      assert.equal((await creditNotesOf(sage.number)).length, 2, 'another request is another one');
    });

    it('over the whole settles it', async () => {
      const { sage } = await issued('credited-whole');
      const view = await command('credited-whole', 'credit', { requestId: 'all', whole: true, reason });
      const { payment } = view;
      assert.deepEqual([view.status, view.credits[0]?.amount], ['paid', '240.00']);
      assert.deepEqual([payment?.credited, payment?.paid, payment?.outstanding], ['240.00', '0.00', '0.00']);
      const again = await command('credited-whole', 'credit', { requestId: 'all', whole: true, reason });
      assert.deepEqual(again.credits, view.credits);
      assert.equal((await creditNotesOf(sage.number)).length, 1);
    });

    it('is refused beyond what is outstanding, also of a payment that nobody told of', async () => {
      const { sage } = await issued('credited-too-much');
      await pay(sage.id, '40.00');
      const order = { requestId: 'much', amount: '200.01', reason };
      const refusal = await refused(409, 'credited-too-much', 'credit', order);
      assert.equal(refusal.code, 'credit_exceeds_outstanding');
      assert.match(refusal.detail, /GBP 200\.01 .* GBP 200\.00 is outstanding/);
      assert.equal(refusal.fix, 'Credit 200.00 at most.');
      const whole = await refused(409, 'credited-too-much', 'credit', {
        requestId: 'w',
        whole: true,
        reason,
      });
      assert.equal(whole.code, 'has_payments');
      assert.deepEqual(await creditNotesOf(sage.number), []);
      const view = await command('credited-too-much', 'credit', { ...order, amount: '200.00' });
      assert.deepEqual(
        [view.status, view.payment?.paid, view.payment?.credited],
        ['paid', '40.00', '200.00'],
      );
    });
  });

  describe('Crediting parts of it', () => {
    const lines = [
      { description: 'Consulting', quantity: '1', unitPrice: '60.00' },
      { description: 'Travel', quantity: '1', unitPrice: '40.00' },
    ];
    const creditedOf = ({ credited }: InvoiceView) => credited?.map(({ net, tax }) => [net, tax]);

    it('reverses 100.00 + 20.00 in three credits of 40.00, and remembers each', async () => {
      const { sage } = await issued('three-parts', { lines });
      const after = [];
      for (const requestId of ['first', 'second', 'third'])
        after.push(await command('three-parts', 'credit', { requestId, amount: '40.00', reason }));
      assert.deepEqual(after.map(creditedOf), [
        [['33.33', '6.67']],
        [['66.67', '13.33']],
        [['100.00', '20.00']],
      ]);
      assert.equal(after[2]?.status, 'paid');
      assert.equal((await creditNotesOf(sage.number)).length, 3);
    });

    it('takes named lines, by net or gross', async () => {
      await issued('by-lines', { lines });
      const order = {
        requestId: 'named',
        lines: [
          { line: 2, net: '10' },
          { line: 1, gross: '24.00' },
        ],
        reason,
      };
      const view = await command('by-lines', 'credit', order);
      assert.deepEqual([view.credits[0]?.amount, creditedOf(view)], ['36.00', [['30.00', '6.00']]]);
      assert.equal(view.payment?.outstanding, '84.00');
    });

    it('is refused where the line is unknown or has less, pointing at it', async () => {
      const { sage } = await issued('lines-refused', { lines });
      const part = (line: object) => ({ requestId: 'r', lines: [{ line: 1, net: '1.00' }, line], reason });
      const tooMuch = await refused(422, 'lines-refused', 'credit', part({ line: 2, gross: '48.01' }));
      assert.deepEqual(
        [tooMuch.code, tooMuch.errors?.[0]?.pointer],
        ['credit_exceeds_line', '/lines/1/gross'],
      );
      assert.match(tooMuch.detail, /line 2 48\.01 \(gross\) .* has 48\.00/);
      const unknown = await refused(422, 'lines-refused', 'credit', part({ line: 3, net: '1.00' }));
      assert.match(unknown.detail, /no line 3/);
      assert.deepEqual(await creditNotesOf(sage.number), []);
    });
  });

  describe('Issuing it anew', () => {
    it('voids the old one and creates another, once for the same order', async () => {
      const { request, sage } = await issued('reissued');
      const lines = [{ description: 'Consulting', quantity: '1', unitPrice: '80.00' }];
      const order = { reason, invoice: { ...request, lines } };
      await Promise.all([1, 2].map(() => command('reissued', 'reissue', order)));
      const view = await api.bed.until(
        UNIT,
        'reissued',
        ({ revision, waitingFor }) => revision === 2 && waitingFor?.what === 'payment',
      );
      assert.notEqual(view.sage?.number, sage.number);
      assert.deepEqual([view.sage?.totals.total, view.replaced], ['96.00', [sage.id]]);
      const again = await command('reissued', 'reissue', order);
      assert.deepEqual([again.revision, again.sage?.id], [2, view.sage?.id]);
      assert.equal((await voidsOf(sage.id)).length, 1);
      const made = await api.bed.witness.invoicesWith(request.number);
      assert.deepEqual(
        made.map(({ id }) => id),
        [sage.id, view.sage?.id],
      );
      assert.match(made[1]?.summary['notes'] ?? '', /reissued r2\]$/);
    });

    it('can be paid like any other', async () => {
      const { sage } = await api.bed.psa.invoice(UNIT, 'reissued');
      await pay(sage?.id ?? '');
      const paid = await command('reissued', 'check-payment', undefined);
      assert.deepEqual([paid.status, paid.payment?.paid], ['paid', '96.00']);
    });

    it('with the content that it has changes nothing', async () => {
      const { request, sage } = await issued('the-same');
      const view = await command('the-same', 'reissue', { reason, invoice: request });
      assert.deepEqual([view.revision, view.sage?.id, await voidsOf(sage.id)], [1, sage.id, []]);
    });

    it('is refused with the old one left in Sage where the new one could not be created', async () => {
      const { request, sage } = await issued('unplannable');
      const lines = [{ ...request.lines[0], glAccountId: 'nobody-knows' }];
      const refusal = await refused(422, 'unplannable', 'reissue', {
        reason,
        invoice: { ...request, lines },
      });
      assert.deepEqual(
        [refusal.code, refusal.errors?.[0]?.pointer],
        ['gl_account_unknown', '/invoice/lines/0/glAccountId'],
      );
      assert.match(refusal.detail, new RegExp(`^${sage.number} stays as it is\\. `));
      assert.deepEqual(await voidsOf(sage.id), []);
    });

    it('is refused with a payment on it, and with content that is not usable', async () => {
      const { request, sage } = await issued('not-reissued');
      const bad = { reason, invoice: { ...request, lines: [] } };
      const unusable = await refused(422, 'not-reissued', 'reissue', bad);
      assert.equal(unusable.errors?.[0]?.pointer, '/invoice/lines');
      const euros = { reason, invoice: { ...request, currency: 'EUR' } };
      const currency = await refused(422, 'not-reissued', 'reissue', euros);
      assert.deepEqual(
        [currency.code, currency.errors?.[0]?.pointer],
        ['currency_not_supported', '/invoice/currency'],
      );
      await pay(sage.id, '40.00');
      const order = { reason, invoice: { ...request, date: '2066-11-09' } };
      assert.equal((await refused(409, 'not-reissued', 'reissue', order)).code, 'has_payments');
      const { revision, sage: still } = await api.bed.psa.invoice(UNIT, 'not-reissued');
      assert.deepEqual([revision, still?.id], [1, sage.id]);
      assert.deepEqual(await voidsOf(sage.id), []);
    });
  });

  describe('Its e-mail', () => {
    const mailTo = (sageNumber: string | null) => api.bed.witness.mailsAbout(sageNumber).map(({ to }) => to);
    const first = 'accounts@acme.example.test';
    const other = 'books@acme.example.test';

    it('goes out once more for each request, to the contact or to another address', async () => {
      const { sage } = await issued('mailed', { send: 'email' });
      assert.deepEqual(mailTo(sage.number).flat(), [first]);
      await command('mailed', 'resend-email', { requestId: 'again' });
      await command('mailed', 'resend-email', { requestId: 'again' });
      assert.deepEqual(mailTo(sage.number).flat(), [first, first]);
      const view = await command('mailed', 'resend-email', { requestId: 'other', to: other });
      assert.deepEqual(mailTo(sage.number).flat(), [first, first, other]);
      assert.ok(view.timeline.some(({ text }) => text === `E-mailed again to ${other}`));
      assert.equal(view.request.customer.email, first, 'the contact is who it was');
    });

    it('goes to another contact from then on, which sends nothing by itself', async () => {
      const { sage } = await issued('contact', { send: 'email' });
      const view = await command('contact', 'contact', { email: other });
      assert.equal(view.request.customer.email, other);
      assert.deepEqual(mailTo(sage.number).flat(), [first]);
      const { version } = await command('contact', 'contact', { email: other });
      assert.equal(version, view.version, 'the same again changes nothing');
      await command('contact', 'resend-email', { requestId: 'now' });
      assert.deepEqual(mailTo(sage.number).flat(), [first, other]);
    });
  });

  describe('After somebody changed it in Sage', () => {
    it('its e-mail and its credit notes name it as Sage does now', async () => {
      const { sage } = await issued('edited', { send: 'email' });
      const { control } = api.bed.outside.sage;
      await control.editInvoice({
        invoiceId: sage.id,
        number: 'SI-9001',
        net: '100.00',
        dueDate: '2066-12-24',
      });
      const view = await command('edited', 'resend-email', { requestId: 'after-the-edit' });
      const mail = api.bed.outside.mail
        .messages()
        .find(({ messageId }) => `<${messageId}>` === view.email?.messageId);
      assert.equal(mail?.subject, 'Invoice SI-9001 from Northwind Consulting Ltd');
      assert.match(
        mail?.text ?? '',
        /invoice SI-9001, .* for £120\.00\.\nPayment is due by 24 December 2066\./,
      );
      assert.equal(mail?.attachments[0]?.filename, 'SI-9001.pdf');
      await command('edited', 'credit', { requestId: 'after-the-edit', amount: '12.00', reason });
      const [note] = await creditNotesOf('SI-9001');
      assert.equal(note?.summary['reference'], 'SI-9001');
    });

    it('is not sent once more when it was voided there', async () => {
      const { sage } = await issued('voided-there', { send: 'email' });
      await api.bed.outside.sage.control.voidInvoice({ invoiceId: sage.id, reason: 'Mistake' });
      const refusal = await refused(409, 'voided-there', 'resend-email', { requestId: 'too-late' });
      assert.equal(refusal.code, 'invoice_finished');
      assert.equal(api.bed.witness.mailsAbout(sage.number).length, 1);
    });
  });

  it('is done once, though the answer of Sage is lost', async () => {
    const { faults } = api.bed.outside.sage.control;
    const credited = await issued('lost-credit');
    for (const endpoint of ['POST /sales_credit_notes', 'POST /contact_allocations'])
      await faults.arm({ name: 'cut-after-commit', endpoint });
    const order = { requestId: 'lost', amount: '60.00', reason };
    const { credits, payment } = await command('lost-credit', 'credit', order);
    assert.deepEqual([credits.length, payment?.credited], [1, '60.00']);
    assert.equal((await creditNotesOf(credited.sage.number)).length, 1);
    const voided = await issued('lost-void');
    await faults.arm({ name: 'cut-after-commit', endpoint: 'DELETE /sales_invoices/{id}' });
    assert.equal((await command('lost-void', 'void', { reason })).status, 'voided');
    assert.equal((await voidsOf(voided.sage.id)).length, 1);
    const hits = (await faults.list()).map((fault) => fault.hits);
    assert.deepEqual(hits, [1, 1, 1], 'and answers were lost');
  });

  it('is credited once where the answer was lost and the repeat was refused, and takes no other amount meanwhile', async () => {
    const { faults } = api.bed.outside.sage.control;
    await faults.clear();
    const { sage } = await issued('lost-refused');
    for (const name of ['cut-after-commit', 'forbidden'] as const)
      await faults.arm({ name, endpoint: 'POST /sales_credit_notes' });
    const order = { requestId: 'lost', amount: '60.00', reason };
    await refused(409, 'lost-refused', 'credit', order);
    const other = await refused(409, 'lost-refused', 'credit', { ...order, amount: '50.00' });
    assert.equal(other.code, 'request_id_used');
    const { credits, credited } = await command('lost-refused', 'credit', order);
    assert.deepEqual(
      credits.map(({ amount }) => amount),
      ['60.00'],
    );
    assert.deepEqual(
      credited.map(({ net, tax }) => [net, tax]),
      [['50.00', '10.00']],
    );
    assert.equal((await creditNotesOf(sage.number)).length, 1);
  });

  const commands = [
    ['void', { reason }],
    ['credit', { requestId: 'r', whole: true, reason }],
    ['reissue', { reason, invoice: anInvoice({ date: '2066-11-09' }) }],
    ['resend-email', { requestId: 'r' }],
    ['contact', { email: 'books@acme.example.test' }],
  ] as const;

  it('is refused of an invoice that is not there, and of one that is not in Sage', async () => {
    await handOver('unposted', { customer: twins });
    await api.bed.untilStatus(UNIT, 'unposted', 'needs_attention');
    for (const [action, body] of commands) {
      assert.equal((await refused(404, 'nowhere', action, body)).code, 'unknown_invoice', action);
      assert.equal((await refused(409, 'unposted', action, body)).code, 'not_in_sage', action);
    }
  });

  const credit = { requestId: 'r', amount: '1.00', reason };
  const bad: readonly [action: string, body: unknown, pointer: string, message: RegExp][] = [
    ['void', {}, '/reason', /is missing/],
    ['void', { reason: '  ' }, '/reason', /must not be empty/],
    ['void', { reason: 'r'.repeat(201) }, '/reason', /at most 200/],
    ['void', { reason, force: true }, '/force', /not a known field/],
    ['credit', { requestId: 'r', reason }, '/amount', /one of: an amount, "whole": true, or lines/],
    ['credit', { ...credit, whole: true }, '/amount', /one of: an amount, "whole": true, or lines/],
    [
      'credit',
      { requestId: 'r', lines: [{ line: 0, net: '1.00' }], reason },
      '/lines/0/line',
      /counts from 1/,
    ],
    ['credit', { requestId: 'r', lines: [{ line: 1 }], reason }, '/lines/0/net', /is missing/],
    ['credit', { ...credit, amount: '0.00' }, '/amount', /more than 0/],
    ['credit', { ...credit, amount: '-1.00' }, '/amount', /0 or more/],
    ['credit', { ...credit, amount: 'ten' }, '/amount', /decimal number/],
    ['credit', { ...credit, amount: 10 }, '/amount', /decimal number in a string/],
    ['credit', { ...credit, amount: '1.005' }, '/amount', /more than two decimals/],
    ['credit', { requestId: 'r', reason, whole: false }, '/whole', /must be true, or left out/],
    ['credit', { ...credit, requestId: 'a/b' }, '/requestId', /letters, digits/],
    ['credit', { ...credit, requestId: undefined }, '/requestId', /is missing|expected string/],
    ['reissue', { reason }, '/invoice', /is missing/],
    ['resend-email', { requestId: 'r', to: 'nobody' }, '/to', /e-mail address/],
    ['contact', { email: 'nobody' }, '/email', /e-mail address/],
    ['contact', {}, '/email', /is missing/],
  ];
  for (const [action, body, pointer, message] of bad) {
    it(`is refused where it is wrong: ${action} ${JSON.stringify(body).slice(0, 60)}`, async () => {
      const refusal = await refused(422, 'nowhere', action, body);
      assert.equal(refusal.code, 'invalid_content');
      assert.deepEqual(
        refusal.errors?.map((error) => error.pointer),
        [pointer],
      );
      assert.match(refusal.errors?.[0]?.message ?? '', message);
    });
  }
});
