import assert from 'node:assert/strict';
import {
  inBaseCurrency,
  needlessRate,
  rateBySage,
  rateGiven,
  rateText,
} from '../../domain/invoice/exchange-rate.ts';
import { type ExchangeRate, type InvoiceRequest, type TaxedLine } from '../../domain/invoice/invoice.ts';
import { planInvoice } from '../../domain/invoice/plan-invoice.ts';
import { totalsDifferences } from '../../domain/invoice/totals-differ.ts';
import { invoiceRequest } from '../../domain/schemas/invoice.ts';
import { salesInvoiceBody } from '../../sage/invoice-body.ts';
import { business, connection, plannedLine, request, sageInvoice } from './samples.ts';

const plus = { ...business, multiCurrency: true };
const inEuros = (change: Partial<InvoiceRequest> = {}) => request({ currency: 'EUR', ...change });

describe('The exchange rate of an invoice', () => {
  it("is a person's answer before the PSA's, and that before Sage's own", () => {
    const given = inEuros({ exchangeRate: '1.1567' });
    assert.deepEqual(rateGiven(given, plus, null), { rate: '1.1567', source: 'psa', asOf: null });
    assert.deepEqual(rateGiven(given, plus, '1.2'), { rate: '1.2', source: 'answer', asOf: null });
    assert.equal(rateGiven(inEuros(), plus, null), 'ask_sage');
  });

  it('is none in the base currency, where only "1" may be given', () => {
    assert.equal(rateGiven(request(), plus, null), null);
    assert.equal(rateGiven(request({ exchangeRate: '1.00' }), plus, null), null);
    assert.equal(needlessRate(request({ exchangeRate: '1.0' }), plus), null);
    const decision = planInvoice(request({ exchangeRate: '1.2' }), connection(), plus);
    assert.deepEqual(decision, {
      ok: false,
      attention: {
        code: 'exchange_rate_in_base_currency',
        message:
          'exchangeRate 1.2 is given, but the invoice is in GBP, the base currency of "Northwind Ltd".',
        field: '/exchangeRate',
      },
    });
  });

  it('is asked for with both currencies and why Sage says none', () => {
    const missing = 'Sage has no rate of EUR for GBP';
    const asked = rateBySage(inEuros(), plus, 'ask_sage', { missing });
    assert.ok(!asked.ok);
    const { code, message, field } = asked.attention;
    assert.deepEqual([code, field], ['exchange_rate_needed', '/exchangeRate']);
    assert.match(
      message,
      /in EUR and gives no exchangeRate, and Sage has no rate of EUR for GBP: how many EUR is 1 GBP worth\?/,
    );
  });

  for (const [currency, sages, meant, doubted] of [
    ['EUR', '1.1567', ['1.1567', '1.25', '1.13', '1.02'], ['0.8645', '1', '11567', '0.0000001', '1.5']],
    ['USD', '1.0850', ['1.0851', '1.11', '1.20'], ['0.9217', '1.00']],
    ['JPY', '190.12', ['170', '200.5'], ['0.0052', '19.012']],
    ['CHF', '1.0021', ['1', '1.01', '0.99'], ['0.5']],
  ] as const)
    it(`is doubted where it is far from Sage's or nearer when turned over: ${currency} at ${sages}`, () => {
      const isDoubted = (exchangeRate: string): boolean => {
        const given: ExchangeRate = { rate: exchangeRate, source: 'psa', asOf: null };
        const rate: ExchangeRate = { rate: sages, source: 'sage', asOf: null };
        return !rateBySage(request({ currency, exchangeRate }), plus, given, { rate }).ok;
      };
      assert.deepEqual(meant.filter(isDoubted), []);
      assert.deepEqual(doubted.filter(isDoubted), doubted);
    });

  it('is a decimal of ten decimals at most, above 0', () => {
    const accepts = (exchangeRate: unknown) =>
      invoiceRequest.safeParse({ ...inEuros(), exchangeRate }).success;
    for (const good of ['1.1567', '0.0000000001', '149.52', '1']) assert.ok(accepts(good), good);
    for (const bad of ['0', '-1.2', '1.12345678901', '1,2', '1e3', '', 1.2, '1000000'])
      assert.ok(!accepts(bad), String(bad));
  });

  it('stands in the body for Sage in a foreign currency, and not in the base currency', () => {
    const plan = {
      idempotencyId: 'id',
      contactId: 'c',
      date: '2026-11-03',
      dueDate: '2026-12-03',
      notes: '',
      currency: 'EUR',
      lines: [],
    };
    const { sales_invoice: foreign } = salesInvoiceBody({ ...plan, exchangeRate: '1.1567' });
    assert.ok(JSON.stringify(foreign).includes('"exchange_rate":"1.1567"'));
    assert.ok(!JSON.stringify(salesInvoiceBody(plan)).includes('exchange_rate'));
  });
});

describe('The amounts in the base currency', () => {
  it('are each divided by the rate and rounded half up, exactly', () => {
    const cases = [
      ['115.67', '1.1567', '100.00'],
      // Exactly 0.005 and just below it.
      ['0.01', '2', '0.01'],
      ['0.01', '2.0000000001', '0.00'],
      ['1.005', '1', '1.01'],
      ['999999999.99', '0.0000000001', '9999999999900000000.00'],
      ['999999999.99', '3', '333333333.33'],
      ['-115.67', '1.1567', '-100.00'],
    ] as const;
    for (const [amount, rate, wanted] of cases) {
      const { total } = inBaseCurrency({ net: amount, tax: '0.00', total: amount }, rate, 'GBP');
      assert.equal(total, wanted, `${amount} at ${rate}`);
    }
  });

  it('are told with the rate and its source', () => {
    const rate: ExchangeRate = { rate: '1.1567', source: 'psa', asOf: null };
    const base = inBaseCurrency({ net: '115.67', tax: '0.00', total: '115.67' }, rate.rate, 'GBP');
    assert.equal(
      rateText(rate, inEuros(), '115.67', base),
      'Exchange rate: GBP 1 = EUR 1.1567 (from the PSA); EUR 115.67 are GBP 100.00',
    );
  });

  describe('as Sage has them', () => {
    const taxed: TaxedLine = {
      ...plannedLine(),
      taxRateId: 'GB_STANDARD',
      taxSource: 'ledger',
      net: '100.00',
      tax: '20.00',
    };
    const rate: ExchangeRate = { rate: '1.25', source: 'psa', asOf: null };
    const differences = (inBase: { net: string; tax: string; total: string }, lines = [taxed]) =>
      totalsDifferences(lines, rate, sageInvoice({ inBase }));

    it('differ where Sage took another rate, as 1:1', () => {
      assert.deepEqual(differences({ net: '100.00', tax: '20.00', total: '120.00' }), [
        { field: 'base_net', ours: '80.00', sages: '100.00' },
        { field: 'base_tax', ours: '16.00', sages: '20.00' },
        { field: 'base_total', ours: '96.00', sages: '120.00' },
      ]);
    });

    it('may differ by a cent for each line, which Sage may convert by itself', () => {
      assert.deepEqual(differences({ net: '80.01', tax: '15.99', total: '96.00' }), []);
      assert.equal(differences({ net: '80.02', tax: '16.00', total: '96.02' }).length, 2);
    });

    it('are not compared in the base currency, where Sage does not say them, or where the others differ', () => {
      const inBase = { net: '1.00', tax: '0.00', total: '1.00' };
      assert.deepEqual(totalsDifferences([taxed], null, sageInvoice({ inBase })), []);
      assert.deepEqual(totalsDifferences([taxed], rate, sageInvoice()), []);
      const other = sageInvoice({ inBase, total: '120.01' });
      assert.deepEqual(
        totalsDifferences([taxed], rate, other).map(({ field }) => field),
        ['total'],
      );
    });
  });
});

describe('The cut-over date of a unit', () => {
  const decisionOn = (date: string, cutOverDate: string | null | undefined) => {
    const settings = connection();
    return planInvoice(
      request({ date }),
      { ...settings, settings: { ...settings.settings, ...(cutOverDate !== undefined && { cutOverDate }) } },
      business,
    );
  };

  it('keeps back what is dated before, with both dates', () => {
    const decision = decisionOn('2026-11-30', '2026-12-01');
    assert.ok(!decision.ok);
    const { code, message, field } = decision.attention;
    assert.deepEqual([code, field], ['before_cut_over', '/date']);
    assert.match(message, /dated 2026-11-30, before the cut-over date 2026-12-01/);
  });

  it('lets through what is of that day or later, and everything where there is none', () => {
    assert.ok(decisionOn('2026-12-01', '2026-12-01').ok);
    assert.ok(decisionOn('2001-01-01', null).ok);
    assert.ok(decisionOn('2001-01-01', undefined).ok);
  });
});
