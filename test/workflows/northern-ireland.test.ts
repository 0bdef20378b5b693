import assert from 'node:assert/strict';
import * as connectionMessages from '../../domain/connection/messages.ts';
import { type InvoiceRequest } from '../../domain/invoice/invoice.ts';
import { users } from '../../sandbox/sage/seed.ts';
import { anInvoice, Bed } from '../support/bed.ts';
import { skippingServer } from '../support/servers.ts';

/** What preview and invoice must say alike. */
const saidAtTheBorder = ['crossBorder', 'taxWarning'] as const;

describe('Across borders with Northern Ireland', () => {
  let bed: Bed;
  before(async () => {
    bed = await Bed.make(await skippingServer());
    for (const [unit, user] of [
      ['dublin', users.niamh],
      ['belfast', users.conor],
    ] as const) {
      await bed.consent(unit, user);
      const { outcome } = await bed.connection(unit).executeUpdate(connectionMessages.testConnectionUpdate, {
        args: [{ ledgerName: 'Sales - Products', keepTestInvoice: false }],
      });
      assert.equal(outcome, 'success');
    }
  });
  after(() => bed.stop());

  /** Previews it, hands it over, and compares what the two say. */
  const alike = async (unit: string, id: string, changes: Partial<InvoiceRequest>) => {
    const currency = unit === 'dublin' ? 'EUR' : 'GBP';
    const request = { number: `${id}-X`, currency, send: 'none' as const, ...changes };
    const preview = await bed.connection(unit).executeUpdate(connectionMessages.previewInvoiceUpdate, {
      args: [{ invoiceId: id, request: anInvoice(request) }],
    });
    await bed.handOver(unit, id, request);
    const view = await bed.until(
      unit,
      id,
      ({ status }) => status === 'issued' || status === 'needs_attention',
    );
    const problem = view.attention && { message: view.attention.message, field: view.attention.field };
    const previewed = preview.problem && { message: preview.problem.message, field: preview.problem.field };
    assert.deepEqual(previewed, problem, id);
    if (problem === null)
      for (const field of saidAtTheBorder) assert.deepEqual(preview[field], view[field], `${id} ${field}`);
    const [made] = await bed.witness.invoicesWith(`${id}-X`);
    return { view, made: made?.summary };
  };
  const standard = (rate: string) => [
    { description: 'Castings', quantity: '1', unitPrice: '100.00', taxRateId: rate },
  ];
  const derry = {
    name: 'Derry Shirts Ltd',
    email: 'ap@derryshirts.example.test',
    address: { line1: '1 Foyle Street', city: 'Derry', postalCode: 'BT48 6AA', country: 'GB' },
  };
  const tralee = {
    name: 'Tralee Tools Ltd',
    email: 'ap@traleetools.example.test',
    address: { line1: '1 Rock Street', city: 'Tralee', country: 'IE' },
  };

  it('goods to Northern Ireland go from Ireland as within the EU, also with VAT, and services with none', async () => {
    const { view, made } = await alike('dublin', 'derry-goods', {
      customer: derry,
      goodsOrServices: 'goods',
      lines: standard('IE_STANDARD'),
    });
    assert.deepEqual([view.status, made?.['supply']], ['issued', 'GOODS'], 'VAT to a consumer');
    const services = await alike('dublin', 'derry-services', {
      customer: derry,
      lines: standard('IE_STANDARD'),
    });
    assert.equal(services.view.attention?.code, 'cross_border_tax');
    assert.match(services.view.attention?.fix ?? '', /goods that are sold, correct goodsOrServices/);
    const zero = await alike('dublin', 'derry-zero', { customer: derry, lines: standard('IE_ZERO') });
    assert.deepEqual([zero.view.status, zero.made?.['supply']], ['issued', 'SERVICES']);
  });

  it('goods from Northern Ireland go to Ireland as within the EU, and services with no VAT', async () => {
    const { view, made } = await alike('belfast', 'tralee-goods', {
      customer: { ...tralee, vatNumber: 'IE7654321K' },
      goodsOrServices: 'goods',
      lines: standard('GB_ZERO'),
    });
    assert.deepEqual(
      [view.status, view.crossBorder?.treatment, made?.['supply']],
      ['issued', 'eu_tax_registered', 'GOODS'],
    );
    const services = await alike('belfast', 'tralee-services', {
      customer: tralee,
      lines: standard('GB_STANDARD'),
    });
    assert.equal(services.view.attention?.code, 'cross_border_tax');
    const home = await alike('belfast', 'derry-home', { customer: derry, lines: standard('GB_STANDARD') });
    assert.deepEqual([home.view.status, home.view.crossBorder], ['issued', null]);
  });

  it('counts the Isle of Man as home and Jersey as abroad, in Sage too', async () => {
    const on = (country: string, name: string) => ({
      name,
      email: `ap@${country}.example.test`,
      address: { line1: '1 Castle Street', country },
    });
    const lines = standard('GB_STANDARD');
    const douglas = await alike('belfast', 'douglas', { customer: on('IM', 'Manx Cat Ltd'), lines });
    assert.equal(douglas.view.status, 'issued');
    const helier = await alike('belfast', 'helier', { customer: on('JE', 'Jersey Cow Ltd'), lines });
    assert.equal(helier.view.attention?.code, 'cross_border_tax');
  });

  it('previews what Sage has of a customer, and of one that the invoice creates no more than the invoice says', async () => {
    const lyon = {
      name: 'Lyon Conseil SARL',
      email: 'compta@lyonconseil.example.test',
      address: { line1: '1 Main Street', country: 'IE' },
    };
    const { view } = await alike('dublin', 'lyon', { customer: lyon });
    assert.match(view.taxWarning ?? '', /in FR, but the address of the invoice is in IE/);
    const unsaid = {
      name: 'Somewhere Ltd',
      email: 'ap@somewhere.example.test',
      vatNumber: 'FR12345678901',
      address: { line1: '1 Rue de Rivoli' },
    };
    const created = await alike('dublin', 'nowhere', { customer: unsaid });
    assert.match(created.view.taxWarning ?? '', /taxed as a customer in IE, but its VAT number .* one of FR/);
    const dollars = { ...unsaid, name: 'Dollar Ltd', email: 'ap@dollar.example.test', vatNumber: undefined };
    const inDollars = await alike('dublin', 'dollars', {
      customer: dollars,
      currency: 'USD',
      exchangeRate: '1.1',
    });
    assert.match(inDollars.view.taxWarning ?? '', /in USD, and neither it nor Sage says/);
  });
});
