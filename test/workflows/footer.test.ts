import assert from 'node:assert/strict';
import * as connectionMessages from '../../domain/connection/messages.ts';
import * as invoiceMessages from '../../domain/invoice/messages.ts';
import { contentHash } from '../../domain/invoice/content-hash.ts';
import { type InvoiceRequest } from '../../domain/invoice/invoice.ts';
import { northwind } from '../../sandbox/sage/seed.ts';
import { anInvoice, Bed } from '../support/bed.ts';
import { skippingServer } from '../support/servers.ts';

const UNIT = 'footers';
const terms = 'Please pay within the time stated. Bank: Example Bank, sort code 00-00-00.';

describe("an invoice's footer", () => {
  let bed: Bed;
  before(async () => {
    bed = await Bed.make(await skippingServer());
    await bed.verified(UNIT);
    // Known from now on, so that calls can be compared.
    await bed.handOver(UNIT, 'first', { number: 'F-0' });
    await bed.untilStatus(UNIT, 'first', 'sent');
  });
  after(() => bed.stop());

  /** Terms in Sage and the calls that the invoice made. */
  const sent = async (id: string, changes: Partial<InvoiceRequest>) => {
    const before = await bed.witness.lastRequest();
    await bed.handOver(UNIT, id, { number: id, ...changes });
    const view = await bed.untilStatus(UNIT, id, 'sent');
    const calls = (await bed.witness.invoiceCalls(before)).map(({ method, path }) => `${method} ${path}`);
    assert.equal(view.sageCalls, calls.length, 'counted as Sage does');
    const [made] = await bed.witness.invoicesWith(id);
    return { terms: made?.summary['terms'], calls };
  };
  const termsRead = ({ calls }: { calls: string[] }) =>
    calls.filter((call) => call === 'GET /invoice_settings');
  const needs = (id: string, code: string) =>
    bed.until(UNIT, id, (view) => view.status === 'needs_attention' && view.attention?.code === code);
  const correct = (id: string, changes: Partial<InvoiceRequest>) => {
    const request = anInvoice({ number: id, ...changes });
    const correction = { request, contentHash: contentHash(request) };
    return bed.invoice(UNIT, id).executeUpdate(invoiceMessages.correctInvoiceUpdate, { args: [correction] });
  };

  it("leaves Sage's default terms as they are where there is none, and costs nothing", async () => {
    const plain = await sent('F-1', {});
    assert.equal(plain.terms, terms);
    assert.equal(plain.calls.length, 3);
  });

  it("is added to Sage's default terms by one call more", async () => {
    const made = await sent('F-2', { footer: 'Project Juniper' });
    assert.equal(made.terms, `${terms}\n\nProject Juniper`);
    assert.deepEqual([termsRead(made).length, made.calls.length], [1, 4]);
  });

  it('replaces them where the invoice or the unit says so, without a call', async () => {
    const own = await sent('F-3', { footer: 'Bank: ours', footerMode: 'replace' });
    assert.deepEqual([own.terms, termsRead(own).length], ['Bank: ours', 0]);
    const setting = (footerMode: 'append' | 'replace') =>
      bed.connection(UNIT).executeUpdate(connectionMessages.changeSettingsUpdate, { args: [{ footerMode }] });
    await setting('replace');
    const unit = await sent('F-4', { footer: 'Bank: ours' });
    assert.deepEqual([unit.terms, termsRead(unit).length], ['Bank: ours', 0]);
    await setting('append');
  });

  it('that is too long with them is told before the invoice is in Sage, and goes out once it is shorter', async () => {
    const footer = 'x'.repeat(1950);
    await bed.handOver(UNIT, 'F-5', { number: 'F-5', footer });
    const { attention } = await needs('F-5', 'footer_too_long');
    assert.equal(attention?.field, '/footer');
    assert.match(attention?.message ?? '', new RegExp(`footer has 1950 characters .* have ${terms.length}`));
    assert.deepEqual(await bed.witness.invoicesWith('F-5'), []);
    await correct('F-5', { footer: 'Short' });
    await bed.untilStatus(UNIT, 'F-5', 'sent');
    const [made] = await bed.witness.invoicesWith('F-5');
    assert.equal(made?.summary['terms'], `${terms}\n\nShort`);
  });

  it('that is too long is told before a customer is created for the invoice', async () => {
    const footer = 'x'.repeat(1950);
    const customer = {
      name: 'Long Footers Ltd',
      email: 'ap@longfooters.example.test',
      address: { line1: '1 Foot Street', country: 'GB' },
    };
    const made = async () =>
      (await bed.witness.records('contact.created')).filter(
        ({ summary }) => summary['name'] === customer.name,
      ).length;
    await bed.handOver(UNIT, 'F-8', { number: 'F-8', footer, customer });
    await needs('F-8', 'footer_too_long');
    assert.equal(await made(), 0);
    await correct('F-8', { footer: 'Short', customer });
    await bed.untilStatus(UNIT, 'F-8', 'sent');
    assert.equal(await made(), 1);
  });

  it('with a tax rate that Sage does not have is told before a customer is created', async () => {
    const name = 'No Such Rate Ltd';
    const lines = [{ description: 'Work', quantity: '1', unitPrice: '10.00', taxRateId: 'GB_LUXURY' }];
    const address = { line1: '1 Rate Street', country: 'GB' };
    await bed.handOver(UNIT, 'F-9', {
      number: 'F-9',
      lines,
      customer: { name, email: 'ap@rates.example.test', address },
    });
    await needs('F-9', 'tax_rate_unknown');
    const made = await bed.witness.records('contact.created');
    assert.ok(made.every(({ summary }) => summary['name'] !== name));
  });

  it('waits for a person where the Sage user may not read the terms, and names the right that is missing', async () => {
    const rights = (Settings: 'None' | 'Full') =>
      bed.outside.sage.control.setUserRights({
        userEmail: 'olivia@northwind.test',
        businessId: northwind.id,
        rights: { Settings },
      });
    await rights('None');
    await bed.handOver(UNIT, 'F-6', { number: 'F-6', footer: 'Thank you' });
    const { attention } = await needs('F-6', 'default_terms_unreadable');
    assert.match(attention?.fix ?? '', /right to read Settings/);
    assert.deepEqual(await bed.witness.invoicesWith('F-6'), []);
    await rights('Full');
    await bed.invoice(UNIT, 'F-6').executeUpdate(invoiceMessages.retryInvoiceUpdate);
    await bed.untilStatus(UNIT, 'F-6', 'sent');
  });

  it('that is too long goes on by itself once the unit lets it replace the terms', async () => {
    const footer = 'x'.repeat(1990);
    await bed.handOver(UNIT, 'F-7', { number: 'F-7', footer });
    await needs('F-7', 'footer_too_long');
    await bed
      .connection(UNIT)
      .executeUpdate(connectionMessages.changeSettingsUpdate, { args: [{ footerMode: 'replace' }] });
    await bed.untilStatus(UNIT, 'F-7', 'sent');
    const [made] = await bed.witness.invoicesWith('F-7');
    assert.equal(made?.summary['terms'], footer);
  });
});
