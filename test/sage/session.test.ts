import assert from 'node:assert/strict';
import { createInvoice } from '../../sage/create-invoice.ts';
import { deleteCustomer } from '../../sage/delete-customer.ts';
import { type SageCallReport } from '../../sage/http.ts';
import { listBusinesses } from '../../sage/list-businesses.ts';
import { readInvoice } from '../../sage/read-invoice.ts';
import { readInvoicePdf } from '../../sage/read-invoice-pdf.ts';
import { openSession } from '../../sage/session.ts';
import { caught } from './caught.ts';
import { accessToken, businessId, closeFakeSages, json, startFakeSage } from './fake-sage.ts';
import { invoice, page } from './samples.ts';

describe('A session with Sage', () => {
  afterEach(closeFakeSages);

  it('sends token and business with every call and reports it without ids', async () => {
    const reports: SageCallReport[] = [];
    const onCall = (call: SageCallReport) => reports.push(call);
    const { session, received } = await startFakeSage((_call, response) => json(response, invoice), {
      onCall,
    });
    await readInvoice(session, 'e5aff2cd');
    assert.equal(received[0]?.path, '/v3.1/sales_invoices/e5aff2cd');
    assert.equal(received[0]?.headers.authorization, `Bearer ${accessToken}`);
    assert.equal(received[0]?.headers['x-business'], businessId);
    const [{ durationMs, ...report } = { durationMs: -1 }] = reports;
    assert.ok(durationMs >= 0);
    assert.deepEqual(report, {
      method: 'GET',
      endpoint: '/sales_invoices/{id}',
      status: 200,
      requestId: 'req-1',
    });
  });

  it('makes no address of what is no Sage id', async () => {
    const { session } = await startFakeSage((_call, response) => json(response, invoice));
    for (const id of ['', '..', 'a/b', 'a?b', 'a b', '%2e']) {
      assert.equal((await caught(readInvoice(session, id))).kind, 'not_found');
    }
    assert.equal(session.calls(), 0);
  });

  it('counts a call before it is made, with or without an answer', async () => {
    const { session } = await startFakeSage((_call, response) => response.destroy());
    const call = caught(readInvoice(session, 'i1'));
    assert.equal(session.calls(), 1);
    await call;
    await caught(deleteCustomer(session, 'c1'));
    assert.equal(session.calls(), 2);
  });

  it('asks for businesses without naming one', async () => {
    const { http, received } = await startFakeSage((_call, response) => {
      response.setHeader('content-type', 'application/json').end(JSON.stringify(page([])));
    });
    const { items } = await listBusinesses(openSession({ http, accessToken, businessId: null }));
    assert.deepEqual(items, []);
    assert.equal(received[0]?.headers['x-business'], undefined);
  });

  it('refuses an answer from another business, or from none', async () => {
    const named = [{ 'x-business': 'other' }, {}];
    const { session } = await startFakeSage((_call, response) => {
      const headers = { 'content-type': 'application/json', ...named.shift() };
      response.writeHead(200, headers).end(JSON.stringify(invoice));
    });
    const other = await caught(readInvoice(session, 'i1'));
    assert.deepEqual([other.kind, other.committed], ['wrong_business', 'no']);
    assert.equal((await caught(readInvoice(session, 'i1'))).kind, 'wrong_business');
  });

  it('knows its business in capitals and with hyphens', async () => {
    const { session } = await startFakeSage((_call, response) => {
      const hyphenated = `${businessId.slice(0, 8)}-${businessId.slice(8)}`.toUpperCase();
      json(response, invoice, 200, { 'x-business': hyphenated });
    });
    assert.equal((await readInvoice(session, 'i1')).number, 'SI-12');
  });

  it('takes a record that was made although the answer names no business, and notes that', async () => {
    const { http } = await startFakeSage((_call, response) => {
      response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify(invoice));
    });
    const noted: string[] = [];
    const session = openSession({ http, accessToken, businessId, note: (what) => noted.push(what) });
    assert.equal((await createInvoice(session, '{}')).invoice.number, 'SI-12');
    assert.match(noted.join(), /^POST \/sales_invoices: the answer names no business/);
  });

  it('says of a write answered by another business that it may have been made there', async () => {
    const { session } = await startFakeSage((_call, response) => {
      response.writeHead(204, { 'x-business': 'other' }).end();
    });
    const error = await caught(deleteCustomer(session, 'c1'));
    assert.deepEqual([error.kind, error.committed], ['wrong_business', 'unknown']);
    assert.match(error.message, /may have been made in that other business/);
  });

  it('lets a PDF pass that names no business', async () => {
    const { session } = await startFakeSage((_call, response) => {
      response.setHeader('content-type', 'application/pdf').end('%PDF-1.4');
    });
    assert.equal((await readInvoicePdf(session, 'i1')).toString(), '%PDF-1.4');
  });
});
