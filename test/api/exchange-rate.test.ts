import assert from 'node:assert/strict';
import { type InvoicePreview, type InvoiceRequest, type InvoiceView } from '../../domain/invoice/invoice.ts';
import { harbour, users } from '../../sandbox/sage/seed.ts';
import { anInvoice } from '../support/bed.ts';
import { ApiUnderTest, connectionPath, invoicePath } from './api-under-test.ts';

const UNIT = 'rates-unit';
const berlin = { name: 'Berlin Formen GmbH', email: 'rechnung@berlinformen.example.test' };

describe('Exchange rates and the cut-over date by API', () => {
  let api: ApiUnderTest;
  before(async () => {
    api = await ApiUnderTest.open();
    await api.bed.consent(UNIT, users.sam);
    await api.bed.psa.send('POST', `${connectionPath(UNIT)}/test`, { ledgerName: 'Sales - Services' });
    await settings({ defaultTaxRateId: 'GB_NO_TAX', send: 'none' });
  });
  after(() => api.close());

  const settings = (body: object) => api.bed.psa.send('PATCH', `${connectionPath(UNIT)}/settings`, body);
  const inEuros = (changes: Partial<InvoiceRequest> = {}) =>
    anInvoice({
      currency: 'EUR',
      customer: berlin,
      lines: [{ description: 'Entwurf', quantity: '1', unitPrice: '115.67' }],
      ...changes,
    });
  const handOver = (id: string, content: InvoiceRequest) => api.bed.psa.handOver(UNIT, id, content);
  const preview = async (content: InvoiceRequest): Promise<InvoicePreview> =>
    (await api.bed.psa.send<InvoicePreview>('POST', `${invoicePath(UNIT, 'shown')}/preview`, content)).body;
  const answer = (id: string, exchangeRate: string) =>
    api.bed.psa.send<InvoiceView>('POST', `${invoicePath(UNIT, id)}/exchange-rate`, { exchangeRate });
  const sagesRate = (rate: string | null) =>
    api.bed.outside.sage.control.setExchangeRate({ businessId: harbour.id, currency: 'EUR', rate });

  it('refuses a rate of the base currency at the hand-over, but for "1"', async () => {
    const pounds = inEuros({
      currency: 'GBP',
      customer: { name: 'Seaside', email: 'new@seaside.example.test' },
    });
    const body = { ...pounds, exchangeRate: '1.2' };
    for (const [method, path] of [
      ['PUT', invoicePath(UNIT, 'pounds')],
      ['POST', `${invoicePath(UNIT, 'pounds')}/preview`],
    ] as const) {
      const refusal = await api.refused(422, method, path, { body });
      assert.equal(refusal.code, 'exchange_rate_in_base_currency');
      assert.match(refusal.detail, /exchangeRate 1\.2 .* GBP, the base currency of "Harbour Studio Ltd"/);
      assert.equal(refusal.errors?.[0]?.pointer, '/exchangeRate');
    }
    assert.equal(await handOver('pounds', { ...pounds, exchangeRate: '1' }), 202);
    const { exchangeRate } = await api.bed.untilStatus(UNIT, 'pounds', 'issued');
    assert.equal(exchangeRate, null);
  });

  it('previews the rate that an invoice would go out with, and the body with it', async () => {
    const given = await preview(inEuros({ exchangeRate: '1.25' }));
    assert.deepEqual(given.exchangeRate, { rate: '1.25', source: 'psa', asOf: null });
    assert.deepEqual(given.inBaseCurrency, { currency: 'GBP', net: '92.54', tax: '0.00', total: '92.54' });
    assert.match(JSON.stringify(given.sageBody), /"exchange_rate":"1\.25"/);
    const sages = await preview(inEuros());
    assert.deepEqual([sages.exchangeRate?.rate, sages.exchangeRate?.source], ['1.1567', 'sage']);
    assert.equal(sages.inBaseCurrency?.total, '100.00');
    await sagesRate(null);
    const { problem, sageBody } = await preview(inEuros());
    assert.deepEqual(
      [problem?.code, problem?.field, sageBody],
      ['exchange_rate_needed', '/exchangeRate', null],
    );
    // One that is sent is asked this first, too.
    const counted = { description: 'Consulting', quantity: '1', unitPrice: '100.00' };
    const both = inEuros({ lines: [{ ...counted, analysis: { Planet: 'Mars' } }] });
    assert.equal((await preview(both)).problem?.code, 'exchange_rate_needed');
    await sagesRate('1.1567');
    assert.equal((await preview(both)).problem?.code, 'analysis_unknown');
  });

  it('takes the answer to what the rate is, twice as once, and refuses what answers nothing', async () => {
    await sagesRate(null);
    await handOver('asked', inEuros({ number: 'RA-1' }));
    await api.bed.until(UNIT, 'asked', ({ attention }) => attention?.code === 'exchange_rate_needed');
    const path = `${invoicePath(UNIT, 'asked')}/exchange-rate`;
    for (const exchangeRate of ['0', '-1', 'one', 1.2, '1.12345678901']) {
      const refusal = await api.refused(422, 'POST', path, { body: { exchangeRate } });
      assert.equal(refusal.errors?.[0]?.pointer, '/exchangeRate', String(exchangeRate));
    }
    const [first, second] = await Promise.all([answer('asked', '1.1567'), answer('asked', '1.1567')]);
    assert.deepEqual([first.status, second.status], [200, 200]);
    const view = await api.bed.untilStatus(UNIT, 'asked', 'issued');
    assert.deepEqual([view.exchangeRate?.source, view.inBaseCurrency?.total], ['answer', '100.00']);
    const { text: story } = await api.send('GET', `${invoicePath(UNIT, 'asked')}/timeline`);
    for (const told of ['development said what the exchange rate is', 'GBP 1 = EUR 1.1567 (as answered)'])
      assert.ok(story.includes(told), `${told}: ${story}`);
    assert.equal((await answer('asked', '1.1567')).status, 200);
    const late = await api.refused(409, 'POST', path, { body: { exchangeRate: '1.3' } });
    assert.equal(late.code, 'no_exchange_rate_question');
    assert.match(late.detail, /with the exchange rate 1\.1567/);
    assert.match(late.fix, /reissue/);
    assert.equal((await api.bed.witness.invoicesWith('RA-1')).length, 1);
    await sagesRate('1.1567');
  });

  it('takes a cut-over date and none, and refuses what is no date', async () => {
    await settings({ cutOverDate: '2066-12-01' });
    assert.equal((await api.bed.psa.connection(UNIT)).settings.cutOverDate, '2066-12-01');
    const { problem, sageBody } = await preview(inEuros());
    assert.deepEqual([problem?.code, problem?.field, sageBody], ['before_cut_over', '/date', null]);
    assert.match(problem?.message ?? '', /dated 2066-11-02, before the cut-over date 2066-12-01/);
    for (const cutOverDate of ['2066-13-01', '1.12.2066', '', 20661201]) {
      const body = { cutOverDate };
      const refusal = await api.refused(422, 'PATCH', `${connectionPath(UNIT)}/settings`, { body });
      assert.equal(refusal.errors?.[0]?.pointer, '/cutOverDate', String(cutOverDate));
    }
    await settings({ cutOverDate: null });
    assert.equal((await preview(inEuros())).problem, null);
  });
});
