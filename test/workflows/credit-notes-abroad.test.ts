import assert from 'node:assert/strict';
import * as connectionMessages from '../../domain/connection/messages.ts';
import * as messages from '../../domain/invoice/messages.ts';
import { type InvoiceRequest } from '../../domain/invoice/invoice.ts';
import { harbour, users } from '../../sandbox/sage/seed.ts';
import { Bed } from '../support/bed.ts';
import { NoteBed, putAgainst } from '../support/note-bed.ts';
import { skippingServer } from '../support/servers.ts';

const connected = async (unit: string, person: string) => {
  const bed = await Bed.make(await skippingServer());
  await bed.consent(unit, person);
  await bed.connection(unit).executeUpdate(connectionMessages.testConnectionUpdate, {
    args: [{ ledgerName: 'Sales - Services', keepTestInvoice: false }],
  });
  return { bed, notes: new NoteBed(bed, unit) };
};

describe('a credit note in a foreign currency', () => {
  const UNIT = 'notes-in-euros';
  let bed: Bed;
  let notes: NoteBed;
  before(async () => {
    ({ bed, notes } = await connected(UNIT, users.sam));
    await bed.connection(UNIT).executeUpdate(connectionMessages.changeSettingsUpdate, {
      args: [{ defaultTaxRateId: 'GB_NO_TAX', send: 'none' }],
    });
  });
  after(() => bed.stop());

  const customer = { name: 'Berlin Formen GmbH', email: 'rechnung@berlinformen.example.test' };
  const content = (unitPrice: string) => ({
    currency: 'EUR',
    customer,
    lines: [{ description: 'Entwurf', quantity: '1', unitPrice }],
  });
  const invoiced = async (id: string, changes: Partial<InvoiceRequest> = {}) => {
    await bed.handOver(UNIT, id, { number: id, ...content('115.67'), ...changes });
    return bed.untilStatus(UNIT, id, 'issued');
  };
  const inSage = async (id: string) =>
    (await notes.madeOf(id)).map(({ summary }) => [
      summary['currency'],
      summary['exchangeRate'],
      summary['baseTotal'],
    ]);

  it('takes the rate of its invoice, whatever Sage has now, and is put against it in that currency', async () => {
    const invoice = await invoiced('i-1', { exchangeRate: '1.25' });
    await notes.handOver('part', { ...content('50.00'), ...putAgainst('i-1') });
    const view = await notes.untilDone('part');
    assert.deepEqual([view.exchangeRate?.rate, view.against?.exchangeRate], ['1.25', '1.25']);
    assert.deepEqual(view.inBaseCurrency, { currency: 'GBP', net: '40.00', tax: '0.00', total: '40.00' });
    assert.deepEqual(await inSage('part'), [['EUR', '1.25', '40.00']]);
    assert.deepEqual(
      [view.sage?.totals.total, view.sage?.differences, view.against?.allocated, view.against?.toDo],
      ['50.00', [], '50.00', null],
    );
    const told = notes.eventsOf('part').find(({ type }) => type === 'credit_note.allocated');
    assert.deepEqual(
      [told?.data['currency'], told?.data['inBaseCurrency']],
      ['EUR', { currency: 'GBP', net: '40.00', tax: '0.00', total: '40.00' }],
    );
    await bed.invoice(UNIT, 'i-1').executeUpdate(messages.checkPaymentUpdate);
    const { payment } = await bed.untilStatus(UNIT, 'i-1', 'part_paid');
    assert.deepEqual([payment?.credited, payment?.outstanding], ['50.00', '65.67']);
    assert.equal(invoice.customer?.id, view.customer?.id);
  });

  it('goes out at the rate that the PSA gives, and against what is outstanding says the rest in that currency', async () => {
    const { sage } = await invoiced('i-2');
    await bed.outside.sage.control.recordPayment({ invoiceId: sage?.id ?? '', amount: '20.00' });
    await notes.handOver('beyond', { ...content('100.00'), exchangeRate: '1.2', ...putAgainst('i-2') });
    const view = await notes.untilDone('beyond');
    assert.deepEqual(view.exchangeRate, { rate: '1.2', source: 'psa', asOf: null });
    assert.deepEqual(await inSage('beyond'), [['EUR', '1.2', '83.33']]);
    assert.equal(view.against?.allocated, '95.67');
    assert.match(view.against.toDo ?? '', /^EUR 4\.33 of the credit note are open/);
  });

  it("asks for the rate where it stands alone and Sage has none, and says that it is a credit note's", async () => {
    const rate = (value: string | null) =>
      bed.outside.sage.control.setExchangeRate({ businessId: harbour.id, currency: 'EUR', rate: value });
    await rate(null);
    await notes.handOver('alone', content('10.00'));
    const { attention } = await notes.untilAttention('alone');
    await rate('1.1567');
    assert.equal(attention?.code, 'exchange_rate_needed');
    assert.match(attention.message, /^The credit note is in EUR/);
    await notes.retry('alone');
    assert.equal((await notes.untilDone('alone')).exchangeRate?.source, 'sage');
  });

  it('stands against no invoice in another currency', async () => {
    await invoiced('i-3');
    await notes.handOver('pounds', { currency: 'GBP', customer, against: { invoiceId: 'i-3' } });
    const { attention } = await notes.untilAttention('pounds');
    assert.deepEqual([attention?.code, attention?.field], ['against_differs', '/currency']);
    assert.deepEqual(await notes.madeOf('pounds'), []);
  });
});

describe('a credit note across a border', () => {
  const UNIT = 'notes-of-dublin';
  let bed: Bed;
  let notes: NoteBed;
  before(async () => {
    ({ bed, notes } = await connected(UNIT, users.niamh));
  });
  after(() => bed.stop());

  const customer = { name: 'Nantes Marine SARL', email: 'compta@nantes.example.test' };
  const address = { line1: '1 Quai de la Fosse', city: 'Nantes', country: 'FR' };
  const lines = [{ description: 'Pumps', quantity: '1', unitPrice: '100.00' }];

  it('takes back the very tax of its invoice: rate, goods or services, number and address', async () => {
    await bed.handOver(UNIT, 'goods', {
      number: 'goods',
      currency: 'EUR',
      send: 'none',
      customer: { ...customer, vatNumber: 'FR12345678901', address },
      goodsOrServices: 'goods',
      lines: [{ description: 'Pumps', quantity: '2', unitPrice: '100.00', taxRateId: 'IE_ZERO' }],
    });
    await bed.untilStatus(UNIT, 'goods', 'issued');
    await notes.handOver('back', { currency: 'EUR', customer, lines, ...putAgainst('goods') });
    const view = await notes.untilDone('back');
    assert.deepEqual([view.sage?.totals.total, view.against?.allocated], ['100.00', '100.00']);
    assert.deepEqual([view.lines?.[0]?.taxRateId, view.lines?.[0]?.taxSource], ['IE_ZERO', 'invoice']);
    assert.deepEqual([view.crossBorder?.supply, view.crossBorder?.treatment], ['goods', 'eu_tax_registered']);
    const [made] = await notes.madeOf('back');
    assert.equal(made?.summary['supply'], 'GOODS');
    assert.match(made.summary['mainAddress'] ?? '', /1 Quai de la Fosse, Nantes, FR/);
  });

  it('by order is sent as the invoice was: goods or services, address, and what its lines are counted under', async () => {
    const line = { quantity: '1', unitPrice: '100.00', taxRateId: 'IE_ZERO' };
    const analysis = { Project: 'Website' };
    const order = async (id: string, second: Record<string, string>) => {
      await bed.handOver(UNIT, id, {
        number: id,
        currency: 'EUR',
        customer: { ...customer, vatNumber: 'FR12345678901', address },
        goodsOrServices: 'goods',
        lines: [
          { ...line, description: 'Pumps', analysis },
          { ...line, description: 'Valves', analysis: second },
        ],
      });
      await bed.untilStatus(UNIT, id, 'sent');
      await bed.invoice(UNIT, id).executeUpdate(messages.creditInvoiceUpdate, {
        args: [{ requestId: 'c1', amount: '50.00', reason: `Part of ${id}` }],
      });
      const made = await bed.witness.records('sales_credit_note.created');
      const { timeline } = await bed.untilStatus(UNIT, id, 'part_paid');
      return {
        made: made.find(({ summary }) => summary['notes']?.includes(`Part of ${id}`))?.summary,
        said: timeline.map(({ text }) => text).join('\n'),
      };
    };
    const { made, said } = await order('counted', analysis);
    assert.equal(made?.['supply'], 'GOODS');
    assert.match(made['mainAddress'] ?? '', /1 Quai de la Fosse, Nantes, FR/);
    assert.equal(made['deliveryAddress'], made['mainAddress']);
    assert.notEqual(made['analysis'], '');
    assert.doesNotMatch(said, /counted under different/);
    const differing = await order('differing', { Project: 'Retainer' });
    assert.equal(differing.made?.['analysis'], '');
    assert.match(differing.said, /counted under different categories: enter in Sage/);
  });

  it('says otherwise where it says something itself', async () => {
    const own = {
      goodsOrServices: 'services',
      lines: [{ ...lines[0], unitPrice: '50.00', taxRateId: 'IE_STANDARD' }],
    };
    await notes.handOver('own', { currency: 'EUR', customer, against: { invoiceId: 'goods' }, ...own });
    const view = await notes.untilDone('own');
    assert.deepEqual([view.crossBorder?.supply, view.lines?.[0]?.taxSource], ['services', 'line']);
    assert.equal((await notes.madeOf('own'))[0]?.summary['supply'], 'SERVICES');
  });
});
