import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { type InvoicePreview, type InvoiceRequest } from '../../domain/invoice/invoice.ts';
import { contacts } from '../../sandbox/sage/seed.ts';
import { eventually } from '../support/eventually.ts';
import { anInvoice } from '../support/bed.ts';
import { testKeys } from '../support/servers.ts';
import { connectionPath, ApiUnderTest, invoicePath } from './api-under-test.ts';

const UNIT = 'views-unit';
const list = z.object({
  invoices: z.array(
    z.object({
      invoiceId: z.string(),
      number: z.string().nullable(),
      status: z.string().nullable(),
      sageInvoiceId: z.string().nullable(),
      dueDate: z.string().nullable(),
      attentionCode: z.string().nullable(),
      waitingFor: z.string().nullable(),
    }),
  ),
});
const version = z.object({ version: z.number() });
const sageBody = z.object({
  sales_invoice: z.object({
    idempotency_id: z.string(),
    contact_id: z.string(),
    date: z.string(),
    due_date: z.string(),
    notes: z.string(),
    reference: z.string(),
  }),
});

describe('Looking at invoices', () => {
  let api: ApiUnderTest;
  before(async () => {
    api = await ApiUnderTest.open();
    await api.bed.verified(UNIT);
  });
  after(() => api.close());

  const handOver = (invoiceId: string, body: unknown) => api.bed.psa.handOver(UNIT, invoiceId, body);
  const preview = async (body: unknown, invoiceId = 'previewed') =>
    (await api.bed.psa.send<InvoicePreview>('POST', `${invoicePath(UNIT, invoiceId)}/preview`, body)).body;
  const listed = async (query: string) => {
    const answer = await api.send('GET', `/v1/business-units/${UNIT}/invoices?${query}`);
    return list.parse(JSON.parse(answer.text)).invoices;
  };

  /** Fails when that poll, which no news will ever end, is answered before `work` is done. */
  const beforeItsTimeIsUp = async (invoiceId: string, work: Promise<unknown>) => {
    const given = new AbortController();
    const vain = fetch(`${api.url}${invoicePath(UNIT, invoiceId)}?wait=30&after=9999`, {
      headers: { authorization: `Bearer ${testKeys.apiKey}` },
      signal: given.signal,
    }).then(
      () => 'first',
      () => 'given up',
    );
    assert.notEqual(await Promise.race([vain, work]), 'first');
    given.abort();
  };

  it('a long poll answers as soon as the invoice changes', async () => {
    await handOver('polled', anInvoice({ number: 'VI-1' }));
    const open = await api.bed.until(UNIT, 'polled', (view) => view.waitingFor?.what === 'payment');
    const newer = api.bed.psa.invoice(UNIT, 'polled', 30, open.version);
    const whatever = api.send('GET', `${invoicePath(UNIT, 'polled')}?wait=30`);
    const polls = beforeItsTimeIsUp('polled', Promise.all([newer, whatever]));
    const nothingYet = await api.bed.psa.invoice(UNIT, 'polled', 0.3, open.version);
    assert.equal(nothingYet.version, open.version);
    // Again and again: a poll that names no version may have begun to look only after a change.
    let isOver = false;
    const answered = polls.finally(() => (isOver = true));
    for (let n = 1; !isOver; n += 1) {
      await api.bed.psa.send('POST', `${invoicePath(UNIT, 'polled')}/contact`, {
        email: `ap${n}@acme.example`,
      });
      await Promise.race([answered, sleep(500)]);
    }
    await answered;
    assert.ok((await newer).version > open.version);
    assert.ok(version.parse(JSON.parse((await whatever).text)).version > open.version);
  });

  it('a long poll answers at once when the known version is old, and when it is not to wait', async () => {
    const { version } = await api.bed.untilStatus(UNIT, 'polled', 'sent');
    const old = api.bed.psa.invoice(UNIT, 'polled', 30, version - 1);
    const atOnce = api.bed.psa.invoice(UNIT, 'polled', 0, 9999);
    await beforeItsTimeIsUp('polled', Promise.all([old, atOnce]));
    assert.deepEqual([(await old).status, (await atOnce).status], ['sent', 'sent']);
  });

  it('a long poll without news ends after its time, with the invoice as it is', async () => {
    const waiting = api.bed.psa.invoice(UNIT, 'polled', 2, 9999);
    await beforeItsTimeIsUp('polled', waiting);
    assert.equal((await waiting).status, 'sent');
  });

  it('an unknown invoice is answered with 404, also to a long poll', async () => {
    for (const query of ['', '?wait=20&after=3']) {
      const refusal = await api.refused(404, 'GET', `${invoicePath(UNIT, 'nowhere')}${query}`);
      assert.equal(refusal.code, 'unknown_invoice');
      assert.match(refusal.detail, /"views-unit" has no invoice "nowhere"/);
    }
  });

  it('lists by status, with what a table needs', async () => {
    await handOver('sent-one', anInvoice({ number: 'VI-2' }));
    const customer = { name: 'Twin Mills', email: 'finance@twinmills.example.test' };
    await handOver('stuck-one', anInvoice({ number: 'VI-3', customer }));
    const sent = await api.bed.untilStatus(UNIT, 'sent-one', 'sent');
    await api.bed.untilStatus(UNIT, 'stuck-one', 'needs_attention');
    const [stuck] = await eventually(async () => {
      const found = await listed('status=needs_attention');
      return found.length > 0 ? found : undefined;
    }, 'the invoice in the list');
    assert.deepEqual(stuck, {
      invoiceId: 'stuck-one',
      number: 'VI-3',
      status: 'needs_attention',
      sageInvoiceId: null,
      dueDate: '2066-12-02',
      attentionCode: 'customer_ambiguous',
      waitingFor: null,
    });
    const row = await eventually(
      async () => (await listed('')).find((one) => one.number === 'VI-2' && one.waitingFor !== null),
      'the sent invoice in the whole list',
    );
    assert.deepEqual([row.status, row.sageInvoiceId], ['sent', sent.sage?.id]);
    assert.equal((await listed('limit=1')).length, 1);
    assert.deepEqual(await listed('status=voided'), []);
    const other = await api.refused(404, 'GET', '/v1/business-units/views-nobody/invoices');
    assert.equal(other.code, 'unknown_business_unit');
  });

  it('a preview says which total of the PSA is not that of its lines', async () => {
    const { problem } = await preview(anInvoice({ number: 'VI-9', taxTotal: '40.01' }));
    assert.deepEqual([problem?.code, problem?.field], ['given_totals_differ', '/taxTotal']);
  });

  it('a preview is the very body that Sage gets later, and writes nothing', async () => {
    const request = anInvoice({ number: 'VI-4', reference: 'PO 77', projectDueDays: 10 });
    const before = await api.bed.witness.lastRecord();
    const requests = await api.bed.witness.lastRequest();
    const shown = await preview(request);
    assert.equal(await api.bed.witness.lastRecord(), before);
    assert.ok((await api.bed.witness.apiCalls(requests)).every(({ method }) => method === 'GET'));
    assert.equal((await api.refused(404, 'GET', invoicePath(UNIT, 'previewed'))).code, 'unknown_invoice');
    assert.deepEqual([shown.problem, shown.plan?.dueDateSource], [null, 'project']);
    const body = sageBody.parse(shown.sageBody).sales_invoice;

    await handOver('previewed', request);
    await api.bed.untilStatus(UNIT, 'previewed', 'sent');
    const [made] = await api.bed.witness.invoicesWith('VI-4');
    const { reference, date, dueDate, notes, contactId, idempotencyId, total } = made?.summary ?? {};
    assert.deepEqual(body, {
      idempotency_id: idempotencyId,
      contact_id: contactId,
      date,
      due_date: dueDate,
      notes,
      reference,
    });
    assert.deepEqual([contactId, dueDate, reference], [contacts.acme, '2066-11-12', 'PO 77']);
    assert.equal(Number(shown.totals?.total), Number(total));
  });

  it('a preview prints the footer below the default terms, or says that both are too long', async () => {
    const printed = z.object({ sales_invoice: z.object({ terms_and_conditions: z.string() }) });
    const shown = await preview(anInvoice({ footer: 'Project Juniper' }));
    assert.match(
      printed.parse(shown.sageBody).sales_invoice.terms_and_conditions,
      /sort code 00-00-00\.\n\nProject Juniper$/,
    );
    const alone = await preview(anInvoice({ footer: 'Project Juniper', footerMode: 'replace' }));
    assert.equal(printed.parse(alone.sageBody).sales_invoice.terms_and_conditions, 'Project Juniper');
    const { problem } = await preview(anInvoice({ footer: 'x'.repeat(2000) }));
    assert.deepEqual([problem?.code, problem?.field], ['footer_too_long', '/footer']);
  });

  it('a preview shows what stands in the way', async () => {
    const line = { description: 'Consulting', quantity: '1', unitPrice: '1.00' };
    const cases = [
      [{ lines: [{ ...line, glAccountId: 'nothing' }] }, 'gl_account_unknown', '/lines/0/glAccountId'],
      [{ lines: [{ ...line, taxRateId: 'GB_LUXURY' }] }, 'tax_rate_unknown', '/lines/0/taxRateId'],
      [{ customer: { name: 'T', email: 'finance@twinmills.example.test' } }, 'customer_ambiguous', null],
    ] as const;
    for (const [changes, code, field] of cases) {
      const { problem, sageBody: none } = await preview({ ...anInvoice(), ...changes });
      assert.deepEqual([problem?.code, none], [code, null]);
      if (field !== null) assert.equal(problem?.field, field);
      assert.ok((problem?.fix ?? '').length > 0);
    }
    const stranger = { name: 'New Ltd', email: 'new@stranger.example.test' };
    const created = await preview(anInvoice({ customer: stranger }));
    assert.deepEqual(created.customer, {
      id: null,
      name: 'New Ltd',
      origin: 'created',
      match: null,
      warning: null,
    });
  });

  it('a preview needs a connection, and the currency of the business', async () => {
    await api.bed.psa.authorize('views-begun');
    const begun = `${invoicePath('views-begun', 'x')}/preview`;
    assert.equal((await api.refused(409, 'POST', begun, { body: anInvoice() })).code, 'not_connected');
    const never = `${invoicePath('views-never', 'x')}/preview`;
    assert.equal(
      (await api.refused(404, 'POST', never, { body: anInvoice() })).code,
      'unknown_business_unit',
    );
    assert.equal(
      (await api.refused(404, 'GET', connectionPath('views-never'))).code,
      'unknown_business_unit',
    );
    const euros = { body: anInvoice({ currency: 'EUR' }) };
    const path = `${invoicePath(UNIT, 'x')}/preview`;
    assert.equal((await api.refused(422, 'POST', path, euros)).code, 'currency_not_supported');
  });

  it('a preview ends where the invoice itself would', async () => {
    const preview = async (changes: Partial<InvoiceRequest>) => {
      const { body } = await api.bed.psa.send<InvoicePreview>(
        'POST',
        `${invoicePath(UNIT, 'ends')}/preview`,
        anInvoice(changes),
      );
      return body.problem?.code;
    };
    const settings = (createCustomers: boolean) =>
      api.bed.psa.send('PATCH', `${connectionPath(UNIT)}/settings`, { createCustomers });
    const customer = { name: 'Nobody', email: 'nobody@preview.example.test' };
    await settings(false);
    assert.equal(await preview({ customer }), 'customer_missing');
    await settings(true);
    assert.equal(await preview({ customer }), undefined);
    assert.equal(
      await preview({ customer: { ...customer, sageContactId: '0'.repeat(32) } }),
      'customer_missing',
    );
  });
});
