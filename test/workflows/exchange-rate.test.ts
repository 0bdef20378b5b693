import assert from 'node:assert/strict';
import * as connectionMessages from '../../domain/connection/messages.ts';
import { contentHash } from '../../domain/invoice/content-hash.ts';
import { type InvoiceRequest, type InvoiceView } from '../../domain/invoice/invoice.ts';
import * as messages from '../../domain/invoice/messages.ts';
import { contacts, harbour, users } from '../../sandbox/sage/seed.ts';
import { anInvoice, Bed } from '../support/bed.ts';
import { skippingServer } from '../support/servers.ts';

const UNIT = 'currency';
const berlin = { name: 'Berlin Formen GmbH', email: 'rechnung@berlinformen.example.test' };

describe('an invoice in a foreign currency', () => {
  let bed: Bed;
  before(async () => {
    bed = await Bed.make(await skippingServer());
    await bed.consent(UNIT, users.sam);
    await bed.connection(UNIT).executeUpdate(connectionMessages.testConnectionUpdate, {
      args: [{ ledgerName: 'Sales - Services', keepTestInvoice: false }],
    });
    await bed.connection(UNIT).executeUpdate(connectionMessages.changeSettingsUpdate, {
      args: [{ defaultTaxRateId: 'GB_NO_TAX', send: 'none' }],
    });
  });
  after(() => bed.stop());

  const content = (id: string, changes: Partial<InvoiceRequest> = {}) =>
    anInvoice({
      number: `${id}-X`,
      currency: 'EUR',
      customer: berlin,
      lines: [{ description: 'Entwurf', quantity: '1', unitPrice: '115.67' }],
      ...changes,
    });
  const handOver = (id: string, changes: Partial<InvoiceRequest> = {}) =>
    bed.handOver(UNIT, id, content(id, changes));
  const issued = (id: string): Promise<InvoiceView> => bed.untilStatus(UNIT, id, 'issued');
  const asked = (id: string): Promise<InvoiceView> =>
    bed.until(UNIT, id, ({ attention }) => attention?.code === 'exchange_rate_needed');
  const sagesRate = (rate: string | null) =>
    bed.outside.sage.control.setExchangeRate({ businessId: harbour.id, currency: 'EUR', rate });
  const answer = (id: string, exchangeRate: string) =>
    bed.invoice(UNIT, id).executeUpdate(messages.answerExchangeRateUpdate, { args: [{ exchangeRate }] });
  const inSage = async (id: string) =>
    (await bed.witness.invoicesWith(`${id}-X`)).map(({ summary }) => [
      summary['currency'],
      summary['exchangeRate'],
      summary['baseTotal'],
    ]);
  const rateReads = async (since: number) =>
    (await bed.witness.apiCalls(since)).filter(({ path }) => path.startsWith('/exchange_rates')).length;

  it("goes out at the PSA's rate, compared with Sage's by one call, and shows it with the amounts in base currency", async () => {
    const since = await bed.witness.lastRequest();
    await handOver('psa', { exchangeRate: '1.25' });
    const view = await issued('psa');
    assert.deepEqual(view.exchangeRate, { rate: '1.25', source: 'psa', asOf: null });
    assert.deepEqual(view.inBaseCurrency, { currency: 'GBP', net: '92.54', tax: '0.00', total: '92.54' });
    assert.deepEqual(view.sage?.differences, []);
    assert.ok(
      view.timeline.some(({ text }) =>
        text.includes('GBP 1 = EUR 1.25 (from the PSA); EUR 115.67 are GBP 92.54'),
      ),
    );
    assert.deepEqual(await inSage('psa'), [['EUR', '1.25', '92.54']]);
    assert.equal(await rateReads(since), 1);
  });

  it("goes out at Sage's own rate where the PSA gives none, read by one call", async () => {
    const since = await bed.witness.lastRequest();
    await handOver('sages');
    const { exchangeRate, inBaseCurrency, customer } = await issued('sages');
    assert.equal(customer?.id, contacts.berlin);
    assert.deepEqual([exchangeRate?.rate, exchangeRate?.source], ['1.1567', 'sage']);
    assert.notEqual(exchangeRate?.asOf, null);
    assert.equal(inBaseCurrency?.total, '100.00');
    assert.deepEqual(await inSage('sages'), [['EUR', '1.1567', '100.00']]);
    assert.equal(await rateReads(since), 1);
  });

  for (const [id, wrong] of [
    ['inverse', '0.8645'],
    ['pointless', '11567'],
    ['small', '0.0000001'],
    ['one-to-one', '1'],
  ] as const)
    it(`is asked where the PSA's rate cannot be meant: ${wrong} for 1.1567`, async () => {
      await handOver(id, { exchangeRate: wrong });
      const { attention, sage } = await bed.until(UNIT, id, (view) => view.attention !== null);
      assert.deepEqual([attention?.code, sage], ['exchange_rate_differs', null]);
      assert.match(
        attention?.message ?? '',
        /GBP 1 = EUR 1\.1567, of \d{4}-\d\d-\d\d: is it the wrong way round/,
      );
      // The second is meant all the same, as a person says.
      await answer(id, id === 'pointless' ? wrong : '1.1567');
      const { exchangeRate } = await issued(id);
      assert.equal(exchangeRate?.source, 'answer');
    });

  it('is told to the PSA with its rate', async () => {
    await bed.toldOf('sages', 1);
    const [told] = bed.outside.psa.events().filter(({ data }) => data['invoiceId'] === 'sages');
    assert.deepEqual(told?.data['inBaseCurrency'], {
      currency: 'GBP',
      net: '100.00',
      tax: '0.00',
      total: '100.00',
    });
  });

  it('is never taken 1:1: where Sage has no rate a person is asked, and the answer is used once', async () => {
    for (const [id, none] of [
      ['none', null],
      ['one', '1.0'],
    ] as const) {
      await sagesRate(none);
      await handOver(id, { customer: { name: `Neu ${id} GmbH`, email: `${id}@neu.example.test` } });
      const { attention, sage } = await asked(id);
      assert.match(attention?.message ?? '', /Sage has no rate of EUR for GBP/);
      assert.match(attention?.fix ?? '', /exchange-rate/);
      assert.equal(sage, null);
      const made = await bed.witness.records('contact.created');
      assert.ok(!made.some(({ summary }) => summary['name'] === `Neu ${id} GmbH`), 'nothing is created');
      await answer(id, '1.2');
      await answer(id, '1.2');
      const view = await issued(id);
      assert.deepEqual(view.exchangeRate, { rate: '1.2', source: 'answer', asOf: null });
      assert.deepEqual(await inSage(id), [['EUR', '1.2', '96.39']]);
      await answer(id, '1.2');
      await assert.rejects(answer(id, '1.3'), 'another answer to no question');
      assert.deepEqual((await inSage(id)).length, 1);
    }
    await sagesRate('1.1567');
  });

  it('goes on by retry once Sage has a rate, and by a correction that gives one', async () => {
    await sagesRate(null);
    await handOver('retried');
    await handOver('corrected');
    await Promise.all([asked('retried'), asked('corrected')]);
    const request = content('corrected', { exchangeRate: '1.5' });
    await bed.invoice(UNIT, 'corrected').executeUpdate(messages.correctInvoiceUpdate, {
      args: [{ request, contentHash: contentHash(request) }],
    });
    assert.equal((await issued('corrected')).exchangeRate?.source, 'psa');
    assert.deepEqual(await inSage('corrected'), [['EUR', '1.5', '77.11']]);
    await sagesRate('1.1');
    await bed.invoice(UNIT, 'retried').executeUpdate(messages.retryInvoiceUpdate);
    assert.deepEqual((await issued('retried')).exchangeRate?.rate, '1.1');
    assert.deepEqual(await inSage('retried'), [['EUR', '1.1', '105.15']]);
  });

  it("keeps the rate of the first try where Sage's answer was lost, whatever Sage's rate is by then", async () => {
    await sagesRate('1.1567');
    const { faults } = bed.outside.sage.control;
    const endpoint = 'POST /sales_invoices';
    await faults.arm({ name: 'cut-after-commit', endpoint, bodyIncludes: 'frozen-X', times: 100 });
    const since = await bed.witness.lastRequest();
    await handOver('frozen');
    await bed.until(UNIT, 'frozen', ({ waitingFor }) => waitingFor?.what === 'sage');
    await sagesRate('1.4');
    await faults.clear();
    await bed.invoice(UNIT, 'frozen').executeUpdate(messages.retryInvoiceUpdate);
    const { exchangeRate } = await issued('frozen');
    assert.deepEqual([exchangeRate?.rate, exchangeRate?.source], ['1.1567', 'sage']);
    assert.deepEqual(await inSage('frozen'), [['EUR', '1.1567', '100.00']]);
    assert.equal(await rateReads(since), 1, 'decided once');
  });

  it('is found again after its run was ended, with the rate that it has in Sage', async () => {
    await sagesRate('1.1567');
    await handOver('ended');
    await issued('ended');
    await bed.invoice(UNIT, 'ended').terminate('an operator');
    await sagesRate('1.4');
    await handOver('ended');
    const view = await issued('ended');
    assert.equal(view.foundInSage, true);
    assert.deepEqual([view.exchangeRate?.rate, view.inBaseCurrency?.total], ['1.1567', '100.00']);
    assert.deepEqual(view.sage?.differences, []);
    assert.equal((await inSage('ended')).length, 1);
    await sagesRate('1.1567');
  });

  it("is credited at its own rate, whatever Sage's rate is by then", async () => {
    await handOver('credited', { exchangeRate: '1.25' });
    await issued('credited');
    await sagesRate('1.9');
    await bed.invoice(UNIT, 'credited').executeUpdate(messages.creditInvoiceUpdate, {
      args: [{ requestId: 'half', amount: '50.00', reason: 'Kulanz' }],
    });
    const notes = await bed.witness.records('sales_credit_note.created');
    assert.deepEqual(
      notes.map(({ summary }) => [summary['currency'], summary['exchangeRate'], summary['baseTotal']]),
      [['EUR', '1.25', '40.00']],
    );
    await sagesRate('1.1567');
  });

  it('in the base currency has no rate, and not one call more', async () => {
    const since = await bed.witness.lastRequest();
    const seaside = { name: 'Seaside Gallery', email: 'accounts@seaside.example.test' };
    await handOver('pounds', { currency: 'GBP', customer: seaside });
    const view = await issued('pounds');
    assert.deepEqual([view.exchangeRate, view.inBaseCurrency], [null, null]);
    assert.equal(await rateReads(since), 0);
    const refused = 'pounds-with-rate';
    await handOver(refused, { currency: 'GBP', customer: seaside, exchangeRate: '1.2' });
    const { attention } = await bed.untilStatus(UNIT, refused, 'needs_attention');
    assert.equal(attention?.code, 'exchange_rate_in_base_currency');
  });
});
