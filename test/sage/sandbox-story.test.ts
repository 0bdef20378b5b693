import assert from 'node:assert/strict';
import { type SageSandbox, startSageSandbox } from '../../sandbox/sage/index.ts';
import { contacts, northwind } from '../../sandbox/sage/seed.ts';
import { createCustomer } from '../../sage/create-customer.ts';
import { createPlanned } from './create-planned.ts';
import { deleteCustomer } from '../../sage/delete-customer.ts';
import { findCustomers } from '../../sage/find-customers.ts';
import { findInvoiceByMarker } from '../../sage/find-invoice-by-marker.ts';
import { type SageHttp } from '../../sage/http.ts';
import { type SalesInvoicePlan } from '../../sage/invoice-body.ts';
import { listBusinesses } from '../../sage/list-businesses.ts';
import { listLedgerAccounts } from '../../sage/list-ledger-accounts.ts';
import { listTaxRates } from '../../sage/list-tax-rates.ts';
import { markInvoiceSent } from '../../sage/mark-invoice-sent.ts';
import { readBusinessProfile } from '../../sage/read-business-profile.ts';
import { readCustomer } from '../../sage/read-customer.ts';
import { readInvoicePdf } from '../../sage/read-invoice-pdf.ts';
import { readInvoice } from '../../sage/read-invoice.ts';
import { refreshTokens } from '../../sage/refresh-tokens.ts';
import { revokeToken } from '../../sage/revoke-token.ts';
import { openSession, type SageSession } from '../../sage/session.ts';
import { voidInvoice } from '../../sage/void-invoice.ts';
import { caught } from './caught.ts';
import { closeFakeSages, httpTo } from './fake-sage.ts';

const credentials = { clientId: 'sandbox-client', clientSecret: 'sandbox-secret' };
const marker = '[PSA bu-1/inv-1 r1]';
const reason = 'By accident';
const markSent = 'd'.repeat(32);

const plan = (contactId: string, idempotencyId = 'c'.repeat(32)): SalesInvoicePlan => ({
  idempotencyId,
  contactId,
  date: '2026-11-23',
  dueDate: '2026-12-23',
  reference: 'PSA-1',
  notes: `Handed over\n${marker}`,
  footer: 'Thank you',
  currency: 'GBP',
  lines: [
    {
      description: 'Consulting',
      ledgerAccountId: northwind.ledgers.services,
      quantity: '1.5',
      unitPrice: '100.00',
      discountAmount: '10.00',
      taxRateId: 'GB_STANDARD',
      taxAmount: '28.00',
    },
  ],
});

describe('The Sage client against the sandbox', () => {
  let sandbox: SageSandbox;
  let http: SageHttp;
  let session: SageSession;

  beforeEach(async () => {
    sandbox = await startSageSandbox({ port: 0 });
    http = httpTo(sandbox.url);
    const { accessToken } = await sandbox.control.mintTokens();
    session = openSession({ http, accessToken, businessId: northwind.id });
  });
  afterEach(async () => {
    await closeFakeSages();
    await sandbox.stop();
  });

  it('follows an invoice from the ledger to its end', async () => {
    assert.ok((await listBusinesses(session)).items.some(({ id }) => id === northwind.id));
    const profile = await readBusinessProfile(session);
    assert.deepEqual([profile.baseCurrency, profile.vatRegistered, profile.countryId], ['GBP', true, 'GB']);

    const { items: sales } = await listLedgerAccounts(session, { visibleIn: 'sales' });
    assert.equal(sales.find(({ nominalCode }) => nominalCode === 4010)?.id, northwind.ledgers.services);
    const { items: all } = await listLedgerAccounts(session);
    assert.equal(all.find(({ id }) => id === northwind.ledgers.costOfSales)?.visibleInSales, false);
    assert.ok(
      (await listTaxRates(session)).items.some(
        ({ id, percentage }) => id === 'GB_STANDARD' && percentage === '20.0',
      ),
    );

    const email = 'jane@new-customer.test';
    const sought = { email, name: 'New Ltd' };
    assert.deepEqual(await findCustomers(session, sought), { matching: [], similar: [] });
    const address = { name: 'New Ltd', line1: '1 New Street', city: 'Leeds', countryId: 'GB' };
    const idempotencyId = 'a'.repeat(32);
    const customer = await createCustomer(session, { idempotencyId, name: 'New Ltd', email, address });
    const found = await findCustomers(session, { ...sought, email: email.toUpperCase() });
    assert.deepEqual(found, { matching: [customer], similar: [] });

    const { invoice } = await createPlanned(session, plan(customer.id));
    assert.deepEqual([invoice.status, invoice.net, invoice.tax], ['UNPAID', '140.00', '28.00']);
    assert.deepEqual([invoice.total, invoice.outstanding, invoice.sent], ['168.00', '168.00', false]);
    assert.equal((await createPlanned(session, plan(customer.id))).invoice.id, invoice.id);
    const markerStem = marker.replace('1]', '');
    const search = { markerStem, contactId: customer.id, fromDate: '2026-11-01', toDate: '2026-11-30' };
    assert.deepEqual(await findInvoiceByMarker(session, search), [invoice]);

    assert.ok((await readInvoicePdf(session, invoice.id)).length > 500);
    assert.equal((await readInvoice(session, invoice.id)).sent, false);
    await markInvoiceSent(session, { id: invoice.id, idempotencyId: markSent });
    assert.deepEqual(await readInvoice(session, invoice.id), { ...invoice, sent: true });

    assert.equal((await voidInvoice(session, { id: invoice.id, reason }))?.status, 'VOID');
    assert.equal((await readInvoice(session, invoice.id)).status, 'VOID');
    const created = await sandbox.control.record({ kind: 'sales_invoice.created' });
    assert.equal(created.length, 1);
  });

  it('finds payments, and a paid invoice cannot be voided', async () => {
    const {
      invoice: { id },
    } = await createPlanned(session, plan(contacts.acme));
    await sandbox.control.recordPayment({ invoiceId: id, amount: '68.00' });
    const part = await readInvoice(session, id);
    assert.deepEqual([part.status, part.paid, part.outstanding], ['PART_PAID', '68.00', '100.00']);
    assert.match(part.lastPaidOn ?? '', /^\d{4}-\d{2}-\d{2}$/);
    assert.equal((await caught(voidInvoice(session, { id, reason }))).kind, 'invalid');
  });

  it('deletes a draft instead of voiding it', async () => {
    const draft = await createPlanned(session, { ...plan(contacts.acme), status: 'DRAFT' });
    const { id, number } = draft.invoice;
    assert.equal(number, 'SI-DRAFT');
    assert.equal(await voidInvoice(session, { id, reason }), null);
    assert.equal((await caught(readInvoice(session, id))).kind, 'not_found');
  });

  it('tells customers from others with the same or a similar e-mail', async () => {
    const idsFor = async (email: string) =>
      (await findCustomers(session, { email, name: 'Whoever Ltd' })).matching.map(({ id }) => id).toSorted();
    assert.deepEqual(
      await idsFor('Finance@TwinMills.example.test'),
      [contacts.twinEast, contacts.twinWest].toSorted(),
    );
    assert.deepEqual(await idsFor('bookkeeper@brightside.example.test'), []);
    assert.deepEqual(await idsFor('office@dormant.example.test'), []);
    assert.deepEqual(await idsFor('orders@paperworks.example.test'), []);
    assert.equal((await caught(readCustomer(session, contacts.vendor))).kind, 'not_found');
    assert.equal((await caught(readCustomer(session, contacts.seaside))).kind, 'not_found');
  });

  it('gives the fields Sage complains about', async () => {
    const [line] = plan(contacts.acme).lines;
    assert.ok(line);
    const lines = [{ ...line, ledgerAccountId: northwind.ledgers.costOfSales }];
    const error = await caught(createPlanned(session, { ...plan(contacts.acme), lines }));
    assert.equal(error.kind, 'invalid');
    assert.match(error.details[0]?.field ?? '', /ledger_account_id/);
    const other = { idempotencyId: 'c'.repeat(32), name: 'Other', email: 'other@example.test' };
    assert.equal((await caught(createCustomer(session, other))).kind, 'idempotency_mismatch');
  });

  it('finds one invoice after an answer that was lost, however it was lost', async () => {
    const faults = ['cut-after-commit', 'cut-mid-body', 'error-500-after-commit'] as const;
    for (const [index, name] of faults.entries()) {
      const order = plan(contacts.acme, String(index).repeat(32));
      await sandbox.control.faults.arm({ name, endpoint: 'POST /sales_invoices' });
      assert.equal((await caught(createPlanned(session, order))).kind, 'unknown_outcome');
      await createPlanned(session, order);
    }
    assert.equal((await sandbox.control.record({ kind: 'sales_invoice.created' })).length, faults.length);
  });

  it('refuses what another business answered', async () => {
    await sandbox.control.faults.arm({ name: 'wrong-business-echo', endpoint: 'POST /sales_invoices' });
    const error = await caught(createPlanned(session, plan(contacts.acme)));
    assert.deepEqual([error.kind, error.committed], ['wrong_business', 'unknown']);
  });

  it('refreshes, is refused with a spent token, revokes, and deletes', async () => {
    const { refreshToken } = await sandbox.control.mintTokens();
    const fresh = await refreshTokens(http, { ...credentials, refreshToken });
    assert.equal(fresh.expiresInSeconds, 300);
    const newSession = openSession({ http, accessToken: fresh.accessToken, businessId: northwind.id });
    await deleteCustomer(newSession, contacts.acme);
    assert.equal((await caught(readCustomer(newSession, contacts.acme))).kind, 'not_found');
    await revokeToken(http, { ...credentials, refreshToken: fresh.refreshToken });
    const spent = await caught(refreshTokens(http, { ...credentials, refreshToken }));
    assert.equal(spent.kind, 'invalid_grant');
    await sandbox.control.clock.advance({ seconds: 301 });
    assert.equal((await caught(readCustomer(newSession, contacts.acme))).kind, 'token_refused');
  });
});
