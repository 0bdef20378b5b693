import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { soughtBy } from '../../domain/invoice/plan-invoice.ts';
import { contacts, northwind } from '../../sandbox/sage/seed.ts';
import * as connectionMessages from '../../domain/connection/messages.ts';
import * as invoiceMessages from '../../domain/invoice/messages.ts';
import { anInvoice, Bed } from '../support/bed.ts';
import { skippingServer } from '../support/servers.ts';
import { contentHash } from '../../domain/invoice/content-hash.ts';
import { type InvoiceRequest } from '../../domain/invoice/invoice.ts';

const UNIT = 'attention';

describe('an invoice that needs a person', () => {
  let bed: Bed;
  before(async () => {
    bed = await Bed.make(await skippingServer());
    await bed.verified(UNIT);
  });
  after(() => bed.stop());

  const needs = (id: string, code: string) =>
    bed.until(UNIT, id, (view) => view.status === 'needs_attention' && view.attention?.code === code);
  const retry = (id: string) => bed.invoice(UNIT, id).executeUpdate(invoiceMessages.retryInvoiceUpdate);
  const correct = (id: string, changes: Partial<InvoiceRequest>) => {
    const request = anInvoice(changes);
    const correction = { request, contentHash: contentHash(request) };
    return bed.invoice(UNIT, id).executeUpdate(invoiceMessages.correctInvoiceUpdate, { args: [correction] });
  };
  const once = async (number: string) =>
    assert.equal((await bed.witness.invoicesWith(number)).length, 1, number);

  it('waits for its GL account and goes on by itself when that is added', async () => {
    const line = { description: 'Licence', quantity: '1', unitPrice: '50.00', glAccountId: 'late' };
    await bed.handOver(UNIT, 'unmapped', { number: 'A-1', lines: [line] });
    const view = await needs('unmapped', 'gl_account_unknown');
    assert.equal(view.attention?.field, '/lines/0/glAccountId');
    assert.match(view.attention?.message ?? '', /"late"/);
    assert.equal((await bed.witness.invoicesWith('A-1')).length, 0, 'nothing of it is in Sage');
    const account = { name: 'Sales - Licences', integration: 'sage' as const };
    await bed
      .connection(UNIT)
      .executeUpdate(connectionMessages.putGlAccountUpdate, { args: [{ id: 'late', account }] });
    const sent = await bed.untilStatus(UNIT, 'unmapped', 'sent');
    assert.equal(sent.lines?.[0]?.ledger.name, 'Sales - Licences');
  });

  it('falls back from line to template to default ledger', async () => {
    const account = { name: 'Sales - Products', integration: 'sage' as const };
    const connection = bed.connection(UNIT);
    await connection.executeUpdate(connectionMessages.putGlAccountUpdate, {
      args: [{ id: 'products', account }],
    });
    const link = { id: 'fixed', glAccountId: 'products' };
    await connection.executeUpdate(connectionMessages.linkContractTemplateUpdate, { args: [link] });
    const plain = { description: 'Work', quantity: '1', unitPrice: '10.00' };
    const lines = [plain, { ...plain, glAccountId: 'late' }];
    await bed.handOver(UNIT, 'template', { number: 'A-2', contractTemplateId: 'fixed', lines });
    await bed.handOver(UNIT, 'default', { number: 'A-3', contractTemplateId: 'other', lines: [plain] });
    const byTemplate = await bed.untilStatus(UNIT, 'template', 'sent');
    assert.deepEqual(
      byTemplate.lines?.map((line) => [line.ledger.nominalCode, line.ledgerSource]),
      [
        [4000, 'template'],
        [4020, 'line'],
      ],
    );
    const byDefault = await bed.untilStatus(UNIT, 'default', 'sent');
    assert.deepEqual(
      byDefault.lines?.map((line) => line.ledgerSource),
      ['default'],
    );
  });

  it('shows the candidates when several customers have the e-mail, and takes the one a person names', async () => {
    const customer = { name: 'Twin Mills', email: 'finance@twinmills.example.test' };
    await bed.handOver(UNIT, 'twins', { number: 'A-4', customer });
    const view = await needs('twins', 'customer_ambiguous');
    assert.deepEqual(
      view.attention?.candidates?.map(({ id }) => id).sort(),
      [contacts.twinEast, contacts.twinWest].sort(),
    );
    await correct('twins', { number: 'A-4', customer: { ...customer, sageContactId: contacts.twinEast } });
    const sent = await bed.untilStatus(UNIT, 'twins', 'sent');
    assert.equal(sent.customer?.id, contacts.twinEast);
    await once('A-4');
  });

  it('asks instead of creating a customer where the connection says so', async () => {
    const settings = (createCustomers: boolean) =>
      bed
        .connection(UNIT)
        .executeUpdate(connectionMessages.changeSettingsUpdate, { args: [{ createCustomers }] });
    await settings(false);
    const customer = { name: 'Nobody Yet', email: 'nobody@yet.example.test' };
    await bed.handOver(UNIT, 'unknown', { number: 'A-5', customer });
    await needs('unknown', 'customer_missing');
    await settings(true);
    const sent = await bed.untilStatus(UNIT, 'unknown', 'sent');
    assert.equal(sent.customer?.origin, 'created');
  });

  it("creates nothing, not even the customer, where the PSA's tax total is not that of its lines", async () => {
    const customer = { name: 'Copper & Sons', email: 'ap@copper.example.test' };
    await bed.handOver(UNIT, 'given-tax', { number: 'A-33', customer, taxTotal: '40.01' });
    const view = await needs('given-tax', 'given_totals_differ');
    assert.equal(view.attention?.field, '/taxTotal');
    assert.match(view.attention?.message ?? '', /taxTotal 40\.01 .* \(40\.00\)/);
    const contacts = await bed.witness.records('contact.created');
    assert.ok(!contacts.some(({ summary }) => summary['name'] === customer.name));
    assert.equal((await bed.witness.invoicesWith('A-33')).length, 0);
    await correct('given-tax', { number: 'A-33', customer, taxTotal: '40.00', grossTotal: '240.00' });
    const sent = await bed.untilStatus(UNIT, 'given-tax', 'sent');
    assert.equal(sent.customer?.origin, 'created');
    await once('A-33');
  });

  it('takes a customer that Sage refused from memory only once, though others remember it meanwhile', async () => {
    await bed.handOver(UNIT, 'remembers', { number: 'A-31' });
    const { customer, request } = await bed.untilStatus(UNIT, 'remembers', 'sent');
    assert.ok(customer);
    const sought = soughtBy(request);
    const learned = {
      id: customer.id,
      name: customer.name,
      taxRateId: customer.taxRateId,
      email: sought.email,
      currency: null,
    };
    const rememberAgain = () =>
      bed.connection(UNIT).signal(connectionMessages.customerLearnedSignal, {
        sought,
        customer: learned,
        chosen: false,
        learnedBy: 'invoice:another:1',
      });
    const fault = { name: 'misleading-422', endpoint: 'POST /sales_invoices', bodyIncludes: 'A-32' } as const;
    await bed.outside.sage.control.faults.arm({ ...fault, times: 10 });
    await rememberAgain();
    await bed.handOver(UNIT, 'refused', { number: 'A-32' });
    let isRefused = false;
    const refused = needs('refused', 'text_refused').finally(() => (isRefused = true));
    // As often as others would, and no oftener: on a loaded machine a flood would leave the workers no time for anything else.
    for (; !isRefused; await sleep(50)) await rememberAgain();
    await refused;
    const [armed] = await bed.outside.sage.control.faults.list();
    assert.equal(armed?.hits, 2, 'once as remembered, once as found');
    await bed.outside.sage.control.faults.clear();
  });

  it('shows what Sage refused about tax, with its request id, and takes a retry', async () => {
    await bed.outside.sage.control.faults.arm({ name: 'tax-refused', endpoint: 'POST /sales_invoices' });
    await bed.handOver(UNIT, 'tax', { number: 'A-61' });
    const view = await needs('tax', 'tax_refused');
    assert.match(view.attention?.message ?? '', /Zero Rated/);
    assert.ok(view.attention?.sageRequestId);
    await retry('tax');
    await bed.untilStatus(UNIT, 'tax', 'sent');
    await once('A-61');
  });

  it('tells of a tax rate that Sage would refuse across the border, before any call to create', async () => {
    const customer = { name: 'Lumiere Paris SARL', email: 'compta@lumiere.example.test' };
    const since = await bed.witness.lastRequest();
    await bed.handOver(UNIT, 'abroad', { number: 'A-6', customer });
    const { attention } = await needs('abroad', 'cross_border_tax');
    const said = `${attention?.message ?? ''} ${attention?.fix ?? ''}`;
    assert.match(said, /Standard \(20.0 %, from the ledger\).*is in FR.*GB_ZERO/);
    assert.equal(attention?.field, '/lines/0/taxRateId');
    const calls = await bed.witness.invoiceCalls(since);
    assert.ok(calls.every(({ method }) => method === 'GET'));
    const lines = [{ description: 'Consulting', quantity: '2', unitPrice: '100.00', taxRateId: 'GB_ZERO' }];
    await correct('abroad', { number: 'A-6', customer, lines });
    const sent = await bed.untilStatus(UNIT, 'abroad', 'sent');
    assert.equal(sent.sage?.totals.total, '200.00');
    await once('A-6');
  });

  it('takes a corrected address when the mail server refuses the first, and sends one mail', async () => {
    bed.outside.mail.refuseNext(1, { at: 'rcpt', code: 550, message: 'No such user' });
    await bed.handOver(UNIT, 'mistyped', { number: 'A-7' });
    const view = await needs('mistyped', 'email_bounced');
    assert.match(view.attention?.message ?? '', /No such user/);
    const customer = { name: 'Acme Rockets Ltd', email: 'ap@acme.example.test' };
    await correct('mistyped', { number: 'A-7', customer });
    const sent = await bed.untilStatus(UNIT, 'mistyped', 'sent');
    assert.equal(sent.email?.to, 'ap@acme.example.test');
    assert.equal(bed.witness.mailsAbout(sent.sage?.number ?? '').length, 1);
    await once('A-7');
  });

  it('does not send again by itself when the mail server may have the message already', async () => {
    bed.outside.mail.cutAfterData(1);
    await bed.handOver(UNIT, 'unsettled', { number: 'A-8' });
    const view = await needs('unsettled', 'email_unsettled');
    const number = view.sage?.number ?? '';
    assert.equal(bed.witness.mailsAbout(number).length, 1);
    // Money that comes in is no word of a person about the e-mail.
    await bed.outside.sage.control.recordPayment({ invoiceId: view.sage?.id ?? '', amount: '100.00' });
    await bed.invoice(UNIT, 'unsettled').executeUpdate(invoiceMessages.checkPaymentUpdate);
    const paid = await needs('unsettled', 'email_unsettled');
    assert.equal(paid.payment?.paid, '100.00');
    assert.equal(bed.witness.mailsAbout(number).length, 1, 'still one mail');
    const { statuses } = await bed.toldOf('unsettled', 5);
    assert.deepEqual(statuses.slice(3), ['part_paid', 'needs_attention'], 'it still needs a person');
    await retry('unsettled');
    await bed.until(UNIT, 'unsettled', ({ markedSent }) => markedSent);
    const mails = bed.witness.mailsAbout(number);
    assert.equal(mails.length, 2, 'a person asked for it again');
    assert.equal(mails[0]?.messageId, mails[1]?.messageId);
  });

  it('refuses to change the amounts of an invoice that is in Sage', async () => {
    bed.outside.mail.refuseNext(1, { at: 'data', code: 554, message: 'Content refused' });
    await bed.handOver(UNIT, 'posted', { number: 'A-9' });
    await needs('posted', 'email_bounced');
    const lines = [{ description: 'More', quantity: '3', unitPrice: '100.00' }];
    await assert.rejects(correct('posted', { number: 'A-9', lines }), /Workflow Update failed/);
    await correct('posted', { number: 'A-9', send: 'mark_sent' });
    const sent = await bed.untilStatus(UNIT, 'posted', 'sent');
    assert.equal(sent.email, null);
  });

  it('is cancelled before anything is in Sage, and not afterwards', async () => {
    const line = { description: 'Licence', quantity: '1', unitPrice: '50.00', glAccountId: 'never' };
    const open = await bed.handOver(UNIT, 'cancelled', { number: 'A-10', lines: [line] });
    await needs('cancelled', 'gl_account_unknown');
    const view = await open.executeUpdate(invoiceMessages.cancelInvoiceUpdate, {
      args: [{ reason: 'Wrong customer' }],
    });
    assert.equal(view.status, 'cancelled');
    await open.result();
    assert.equal((await bed.witness.invoicesWith('A-10')).length, 0);
    const sent = await bed.handOver(UNIT, 'too-late', { number: 'A-11' });
    await bed.untilStatus(UNIT, 'too-late', 'sent');
    const late = sent.executeUpdate(invoiceMessages.cancelInvoiceUpdate, { args: [{ reason: 'Too late' }] });
    await assert.rejects(late, /Workflow Update failed/);
  });

  it('waits for rights that the Sage user lacks, and goes on at a retry', async () => {
    const { control } = bed.outside.sage;
    const rights = (Sales: 'Full' | 'ReadOnly') =>
      control.setUserRights({
        userEmail: 'olivia@northwind.test',
        businessId: northwind.id,
        rights: { Sales },
      });
    await rights('ReadOnly');
    await bed.handOver(UNIT, 'forbidden', { number: 'A-12' });
    const { attention } = await needs('forbidden', 'sage_forbidden');
    assert.match(attention?.fix ?? '', /Sales: Restricted Access, Contacts: Restricted Access in Sage/);
    await rights('Full');
    await retry('forbidden');
    await bed.untilStatus(UNIT, 'forbidden', 'sent');
    await once('A-12');
  });

  it('says that the subscription ended instead of asking for new tokens again and again', async () => {
    const { control } = bed.outside.sage;
    await control.setSubscriptionActive(northwind.id, false);
    const before = (await bed.witness.records('token.issued')).length;
    await bed.handOver(UNIT, 'unpaid-sage', { number: 'A-13' });
    await needs('unpaid-sage', 'no_subscription');
    assert.equal((await bed.witness.records('token.issued')).length, before);
    await control.setSubscriptionActive(northwind.id, true);
    await retry('unpaid-sage');
    await bed.untilStatus(UNIT, 'unpaid-sage', 'sent');
  });
});
