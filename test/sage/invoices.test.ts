import assert from 'node:assert/strict';
import { createPlanned } from './create-planned.ts';
import { findInvoiceByMarker } from '../../sage/find-invoice-by-marker.ts';
import { type SalesInvoicePlan, salesInvoiceBody } from '../../sage/invoice-body.ts';
import { markInvoiceSent } from '../../sage/mark-invoice-sent.ts';
import { readInvoicePdf } from '../../sage/read-invoice-pdf.ts';
import { readInvoice } from '../../sage/read-invoice.ts';
import { voidInvoice } from '../../sage/void-invoice.ts';
import { caught } from './caught.ts';
import { businessId, closeFakeSages, json, startFakeSage } from './fake-sage.ts';
import { contact, invoice, page } from './samples.ts';

const line = {
  description: 'Consulting',
  ledgerAccountId: 'l1',
  quantity: '1.5',
  unitPrice: '100.00',
  discountAmount: '0.00',
  taxRateId: 'GB_STANDARD',
  taxAmount: '30.00',
};

const plan: SalesInvoicePlan = {
  idempotencyId: 'c'.repeat(32),
  contactId: contact.id,
  date: '2026-11-23',
  dueDate: '2026-12-23',
  notes: '[PSA bu-1/inv-1 r1]',
  currency: 'GBP',
  lines: [line],
};

const lineBody = {
  description: 'Consulting',
  ledger_account_id: 'l1',
  quantity: '1.5',
  unit_price: '100.00',
  tax_rate_id: 'GB_STANDARD',
  tax_amount: '30.00',
};

const mapped = {
  id: invoice.id,
  number: 'SI-12',
  status: 'UNPAID',
  date: '2026-06-20',
  dueDate: '2026-07-20',
  reference: 'AB-123',
  notes: invoice.notes,
  contactId: contact.id,
  currency: 'GBP',
  net: '294.00',
  tax: '27.20',
  total: '321.20',
  paid: '0.00',
  outstanding: '321.20',
  lastPaidOn: null,
  sent: false,
  createdAt: '2026-06-20T06:12:23.000Z',
  url: 'https://accounting.example/invoices/12',
};

describe('Sales invoices in Sage', () => {
  afterEach(closeFakeSages);

  it('have a body with nothing that is not given', () => {
    assert.deepEqual(salesInvoiceBody(plan), {
      sales_invoice: {
        idempotency_id: 'c'.repeat(32),
        contact_id: contact.id,
        date: '2026-11-23',
        due_date: '2026-12-23',
        notes: '[PSA bu-1/inv-1 r1]',
        currency_id: 'GBP',
        invoice_lines: [lineBody],
      },
    });
  });

  it('have a body with all that is given', () => {
    const body = salesInvoiceBody({
      ...plan,
      reference: 'PSA-000123',
      footer: 'Thank you',
      status: 'DRAFT',
      address: { line1: '1 High Street', countryId: 'GB' },
      lines: [{ ...line, discountAmount: '10.00' }],
    });
    assert.deepEqual(body.sales_invoice, {
      ...salesInvoiceBody(plan).sales_invoice,
      reference: 'PSA-000123',
      terms_and_conditions: 'Thank you',
      status_id: 'DRAFT',
      main_address: { address_type_id: 'ACCOUNTS', address_line_1: '1 High Street', country_id: 'GB' },
      delivery_address: { address_type_id: 'ACCOUNTS', address_line_1: '1 High Street', country_id: 'GB' },
      invoice_lines: [{ ...lineBody, discount_amount: '10.00' }],
    });
  });

  it('are created, and their answer made ours', async () => {
    const date = 'Sat, 20 Jun 2026 06:12:53 GMT';
    const { session, received } = await startFakeSage((_call, response) =>
      json(response, invoice, 201, { date }),
    );
    assert.deepEqual(await createPlanned(session, plan), { invoice: mapped, ageMs: 30_000 });
    assert.deepEqual(JSON.parse(received[0]?.body ?? ''), salesInvoiceBody(plan));
    assert.equal(received[0]?.headers['content-type'], 'application/json');
  });

  it('are read without being marked sent', async () => {
    const paid = {
      ...invoice,
      status: { id: 'PAID' },
      last_paid: '2026-07-01',
      due_date: '',
      reference: null,
    };
    const { session, received } = await startFakeSage((_call, response) => json(response, paid));
    const read = await readInvoice(session, invoice.id);
    assert.deepEqual(read, {
      ...mapped,
      status: 'PAID',
      lastPaidOn: '2026-07-01',
      dueDate: null,
      reference: null,
    });
    assert.equal(received[0]?.query.get('mark_as_sent'), 'false');
  });

  it('come as a PDF, and nothing else passes for one', async () => {
    const bodies = ['%PDF-1.4 …', '<html></html>'];
    const { session, received } = await startFakeSage((_call, response) => {
      response.writeHead(200, { 'content-type': 'application/pdf', 'x-business': businessId });
      response.end(bodies.shift());
    });
    assert.equal((await readInvoicePdf(session, invoice.id)).toString(), '%PDF-1.4 …');
    assert.equal(received[0]?.headers.accept, 'application/pdf');
    assert.equal(received[0]?.query.get('mark_as_sent'), 'false');
    assert.equal((await caught(readInvoicePdf(session, invoice.id))).kind, 'unexpected_answer');
  });

  it('are marked sent', async () => {
    const answer = { ...invoice, sent: true };
    const { session, received } = await startFakeSage((_call, response) => json(response, answer));
    const marked = await markInvoiceSent(session, { id: invoice.id, idempotencyId: 'd'.repeat(32) });
    assert.equal(marked.sent, true);
    assert.equal(received[0]?.method, 'PUT');
    assert.deepEqual(JSON.parse(received[0]?.body ?? ''), {
      sales_invoice: { idempotency_id: 'd'.repeat(32), sent: true },
    });
  });

  it('are voided with the reason in body and query; a draft is gone', async () => {
    const answers = [
      { ...invoice, status: { id: 'VOID' } },
      { ...invoice, status: { id: 'DRAFT' } },
    ];
    const { session, received } = await startFakeSage((_call, response) => {
      const answer = answers.shift();
      if (answer) json(response, answer);
      else response.writeHead(204, { 'x-business': businessId }).end();
    });
    const order = { id: invoice.id, reason: 'By accident' };
    assert.equal((await voidInvoice(session, order))?.status, 'VOID');
    assert.equal(received[0]?.query.get('void_reason'), 'By accident');
    assert.deepEqual(JSON.parse(received[0]?.body ?? ''), { void_reason: 'By accident' });
    assert.equal(await voidInvoice(session, order), null);
    assert.equal(await voidInvoice(session, order), null);
  });

  it('are found again by the marker of any revision in their notes, on any page', async () => {
    const with_ = (id: string, notes: string | null) => ({ ...invoice, id, notes });
    const pages = [
      page(
        [
          with_('found', 'Some text\r\n[PSA bu-1/inv-1 r1]\n'),
          with_('revised', '[PSA bu-1/inv-1 r11]'),
          with_('other', '[PSA bu-1/inv-11 r1]'),
          with_('quoted', 'as in [PSA bu-1/inv-1 r1]'),
          with_('above', '[PSA bu-1/inv-1 r1]\n[PSA bu-1/inv-2 r1]'),
        ],
        '/sales_invoices?page=2',
      ),
      page([with_('none', null), with_('again', '[PSA bu-1/inv-1 r1]')]),
    ];
    const { session, received } = await startFakeSage((_call, response) => json(response, pages.shift()));
    const search = {
      markerStem: '[PSA bu-1/inv-1 r',
      contactId: contact.id,
      fromDate: '2026-11-01',
      toDate: '2026-11-30',
    };
    const found = await findInvoiceByMarker(session, search);
    assert.deepEqual(
      found.map(({ id }) => id),
      ['found', 'revised', 'above', 'again'],
    );
    const query = received[1]?.query;
    assert.deepEqual(
      [query?.get('contact_id'), query?.get('from_date'), query?.get('to_date'), query?.get('page')],
      [contact.id, '2026-11-01', '2026-11-30', '2'],
    );
  });
});
