import assert from 'node:assert/strict';
import * as connectionMessages from '../../domain/connection/messages.ts';
import * as messages from '../../domain/invoice/messages.ts';
import { type InvoiceRequest } from '../../domain/invoice/invoice.ts';
import { liffey, users } from '../../sandbox/sage/seed.ts';
import { Bed } from '../support/bed.ts';
import { skippingServer } from '../support/servers.ts';

const UNIT = 'dublin';

describe('a business in Ireland', () => {
  let bed: Bed;
  before(async () => {
    bed = await Bed.make(await skippingServer());
    const { status, business } = await bed.consent(UNIT, users.niamh);
    assert.deepEqual([status, business?.countryId, business?.baseCurrency], ['connected', 'IE', 'EUR']);
    const { outcome } = await bed.connection(UNIT).executeUpdate(connectionMessages.testConnectionUpdate, {
      args: [{ ledgerName: 'Sales - Services', keepTestInvoice: false }],
    });
    assert.equal(outcome, 'success');
  });
  after(() => bed.stop());

  const settled = async (id: string, changes: Partial<InvoiceRequest>) => {
    await bed.handOver(UNIT, id, { number: `${id}-X`, currency: 'EUR', send: 'none', ...changes });
    const view = await bed.until(
      UNIT,
      id,
      ({ status }) => status === 'issued' || status === 'needs_attention',
    );
    const [made] = await bed.witness.invoicesWith(`${id}-X`);
    return { view, made: made?.summary };
  };
  const contactOf = async (name: string) =>
    (await bed.witness.records('contact.created')).find(({ summary }) => summary['name'] === name)?.summary;
  const zero = [{ description: 'Advice', quantity: '1', unitPrice: '100.00', taxRateId: 'IE_ZERO' }];

  it('invoices at home in euros with Irish VAT, a new customer with its VAT number and address', async () => {
    const customer = {
      name: 'Cork Harbour Ltd',
      email: 'ap@corkharbour.example.test',
      vatNumber: 'IE7654321K',
      address: { line1: '1 South Mall', city: 'Cork', postalCode: 'T12 X000', country: 'IE' },
    };
    const { view, made } = await settled('home', { customer });
    assert.deepEqual(view.sage?.totals, { net: '200.00', tax: '46.00', total: '246.00' });
    assert.deepEqual([view.crossBorder, made?.['currency'], made?.['supply']], [null, 'EUR', null]);
    assert.match(made?.['deliveryAddress'] ?? '', /1 South Mall, Cork, IE/);
    const contact = await contactOf(customer.name);
    assert.deepEqual([contact?.['taxNumber'], contact?.['taxTreatment']], ['IE7654321K', null]);
  });

  it('names the field where Sage does not take an Irish VAT number', async () => {
    const customer = {
      name: 'Sligo Ltd',
      email: 'ap@sligo.example.test',
      vatNumber: 'IE12',
      address: { line1: '1 Quay Street', country: 'IE' },
    };
    const { view } = await settled('number', { customer });
    assert.equal(view.attention?.field, '/customer/vatNumber');
  });

  it('tells Sage goods or services and the tax treatment within the EU', async () => {
    const customer = {
      name: 'Nantes Marine SARL',
      email: 'compta@nantes.example.test',
      vatNumber: 'FR12345678901',
      address: { line1: '1 Quai de la Fosse', city: 'Nantes', country: 'FR' },
    };
    const { view, made } = await settled('goods', { customer, goodsOrServices: 'goods', lines: zero });
    assert.deepEqual(
      [view.status, view.crossBorder?.treatment, made?.['supply']],
      ['issued', 'eu_tax_registered', 'GOODS'],
    );
    assert.equal((await contactOf(customer.name))?.['taxTreatment'], 'eu_tax_registered');
    const known = { name: 'Lyon Conseil SARL', email: 'compta@lyonconseil.example.test' };
    const services = await settled('services', { customer: known, lines: zero });
    assert.equal(services.made?.['supply'], 'SERVICES', "by Sage's own country of the customer");
  });

  it('tells of Irish VAT to a business in the EU, by its VAT number in Sage too, before anything goes out', async () => {
    const customer = {
      name: 'Metz Acier SARL',
      email: 'compta@metz.example.test',
      vatNumber: 'FR12345678901',
      address: { line1: '1 Rue Serpenoise', city: 'Metz', country: 'FR' },
    };
    const first = await settled('metz', { customer });
    assert.match(first.view.taxWarning ?? '', /Line 1 has .*23\.0 %, from the .*VAT number in FR/);
    const told = first.view.timeline.map(({ text }) => text);
    assert.ok(
      told.indexOf(first.view.taxWarning ?? '') < told.findIndex((text) => text.startsWith('Created')),
    );
    const { vatNumber: _, ...withoutNumber } = customer;
    const { view } = await settled('metz-again', { customer: withoutNumber });
    assert.equal(view.crossBorder?.treatment, 'eu_tax_registered');
    assert.equal(view.taxWarning, first.view.taxWarning);
  });

  it("keeps the country of a customer whose contact's address was changed", async () => {
    const lyon = { name: 'Lyon Conseil SARL', email: 'compta@lyonconseil.example.test', address: undefined };
    await settled('moved', { customer: lyon, lines: zero });
    const email = 'factures@lyonconseil.example.test';
    await bed.invoice(UNIT, 'moved').executeUpdate(messages.changeContactUpdate, { args: [{ email }] });
    const { view } = await settled('moved-again', { customer: { ...lyon, email }, lines: zero });
    assert.deepEqual([view.customer?.origin, view.crossBorder?.country], ['remembered', 'FR']);
  });

  it('tells of Irish VAT to a customer outside the EU before its customer is created', async () => {
    const customer = {
      name: 'Bath Stone Ltd',
      email: 'ap@bathstone.example.test',
      address: { line1: '1 Pulteney Road', city: 'Bath', country: 'GB' },
    };
    const { view } = await settled('bath', { customer });
    assert.equal(view.attention?.code, 'cross_border_tax');
    assert.match(view.attention?.message ?? '', /23\.0 %.*is in GB, as the invoice/);
    assert.match(view.attention?.fix ?? '', /the rate IE_ZERO/);
    assert.equal(await contactOf(customer.name), undefined);
  });

  it('lets Sage decide about such a tax where a person says that it is meant, and says what Sage said', async () => {
    const address = { line1: '2 Pulteney Road', city: 'Bath', country: 'GB' };
    const customer = { name: 'Bath Glass Ltd', email: 'ap@bathglass.example.test', address };
    await settled('meant', { customer });
    await bed.invoice(UNIT, 'meant').executeUpdate(messages.sendAnywayUpdate);
    await bed.until(UNIT, 'meant', ({ attention }) => attention?.code === 'tax_refused');
    assert.ok(await contactOf(customer.name));
  });

  it('is one of Sage in Ireland', async () => {
    assert.equal((await bed.connections.view(UNIT)).business?.id, liffey.id);
  });
});

describe('a business in Canada', () => {
  let bed: Bed;
  before(async () => {
    bed = await Bed.make(await skippingServer());
  });
  after(() => bed.stop());

  it('is turned away at connect in plain words, and its consent is left', async () => {
    const { status, problem, business } = await bed.consent('toronto', users.claire);
    assert.deepEqual([status, problem?.code, business], ['not_connected', 'country_not_offered', null]);
    assert.match(problem?.message ?? '', /Maple Works Inc.*in CA.*Canada among them, are not/);
  });
});
