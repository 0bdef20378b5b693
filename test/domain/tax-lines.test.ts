import assert from 'node:assert/strict';
import fc from 'fast-check';
import { defaultSettings, type InvoiceSettings } from '../../domain/connection/connection.ts';
import { type InvoicePlan, type PlannedLine } from '../../domain/invoice/invoice.ts';
import { sum, toAmount } from '../../domain/money.ts';
import { compareTotals, defaultRateFor, taxLines, totalsOf } from '../../domain/invoice/tax-lines.ts';
import { account, business, connection, line, plannedLine, request } from './samples.ts';

const planOf = (lines: readonly PlannedLine[]): InvoicePlan => ({
  sageBusinessId: business.id,
  businessName: business.name,
  countryId: business.countryId,
  send: 'email',
  footerMode: 'append',
  reversalWindowDays: 60,
  onTotalsDiffer: 'send',
  dueDate: '2026-12-03',
  dueDateSource: 'default',
  lines,
  net: '100.00',
});

const withDefaultRate = { settings: { ...defaultSettings, defaultTaxRateId: 'GB_ZERO' } };
const unregistered = { business: { ...business, vatRegistered: false } };

interface Rates {
  line?: string;
  customer?: string;
  ledger?: string;
}

const decide = (rates: Rates, settings: Partial<InvoiceSettings>) => {
  const plan = planOf([plannedLine({ ledger: account({ taxRateId: rates.ledger ?? null }) })]);
  const lines = [{ ...line, taxRateId: rates.line }];
  return taxLines(plan, request({ lines }), rates.customer ?? null, connection(settings));
};

const rateOf = (rates: Rates, settings: Partial<InvoiceSettings> = {}) => {
  const decision = decide(rates, settings);
  assert.ok(decision.ok);
  const [taxed] = decision.value;
  assert.ok(taxed);
  return [taxed.taxRateId, taxed.taxSource, taxed.tax];
};

describe('The tax rate of a line', () => {
  const all = { line: 'GB_LOWER', customer: 'GB_EXEMPT', ledger: 'GB_STANDARD' };

  it("is the line's own, before all others", () => {
    assert.deepEqual(rateOf(all, withDefaultRate), ['GB_LOWER', 'line', '5.00']);
  });

  it("is the customer's where the line has none", () => {
    const rates = { customer: 'GB_LOWER', ledger: 'GB_STANDARD' };
    assert.deepEqual(rateOf(rates, withDefaultRate), ['GB_LOWER', 'customer', '5.00']);
  });

  it("is the ledger account's where neither line nor customer has one", () => {
    assert.deepEqual(rateOf({ ledger: 'GB_STANDARD' }, withDefaultRate), ['GB_STANDARD', 'ledger', '20.00']);
  });

  it("is the connection's default where nobody else has one", () => {
    assert.deepEqual(rateOf({}, withDefaultRate), ['GB_ZERO', 'default', '0.00']);
  });

  it('is the one without tax for a business that is not registered, whatever customer and ledger say', () => {
    const rates = { customer: 'GB_STANDARD', ledger: 'GB_STANDARD' };
    assert.deepEqual(rateOf(rates, { ...withDefaultRate, ...unregistered }), [
      'GB_NO_TAX',
      'default',
      '0.00',
    ]);
  });

  it('is the one the line names even for a business that is not registered', () => {
    assert.deepEqual(rateOf({ line: 'GB_ZERO' }, unregistered), ['GB_ZERO', 'line', '0.00']);
  });
});

describe('A line needs a person for its tax', () => {
  const refusalOf = (rates: Rates, settings: Partial<InvoiceSettings> = {}) => {
    const decision = decide(rates, settings);
    assert.ok(!decision.ok);
    return decision.attention;
  };

  it('when nobody names a rate', () => {
    assert.deepEqual(refusalOf({}), {
      code: 'tax_rate_unknown',
      message:
        'Line 1 has no tax rate: neither the line, the customer, its ledger "Sales - Services" nor the connection names one.',
      field: '/lines/0/taxRateId',
    });
  });

  const unknown = [
    ['line', { line: 'GB_GONE', customer: 'GB_STANDARD', ledger: 'GB_STANDARD' }],
    ['customer', { customer: 'GB_GONE', ledger: 'GB_STANDARD' }],
    ['ledger', { ledger: 'GB_GONE' }],
  ] as const;
  for (const [source, rates] of unknown) {
    it(`when the rate of the ${source} is not among Sage's, rather than taking the next one`, () => {
      const { code, message } = refusalOf(rates, withDefaultRate);
      assert.equal(code, 'tax_rate_unknown');
      assert.equal(
        message,
        `The tax rate "GB_GONE" of line 1 (from the ${source}) is not among Sage's rates for sales.`,
      );
    });
  }

  it('and the line is pointed out', () => {
    const lines = [line, { ...line, taxRateId: 'GB_GONE' }];
    const plan = planOf([plannedLine(), plannedLine()]);
    const decision = taxLines(plan, request({ lines }), 'GB_STANDARD', connection());
    assert.ok(!decision.ok);
    assert.equal(decision.attention.field, '/lines/1/taxRateId');
  });
});

describe('The rate of a test invoice', () => {
  const { taxRates } = connection();
  const settings = withDefaultRate.settings;

  it("is the ledger account's, else the connection's default", () => {
    assert.equal(defaultRateFor('GB_LOWER', taxRates, business, settings)?.id, 'GB_LOWER');
    assert.equal(defaultRateFor(null, taxRates, business, settings)?.id, 'GB_ZERO');
    assert.equal(defaultRateFor(null, taxRates, business, defaultSettings), undefined);
  });

  it('is the one without tax for a business that is not registered', () => {
    const rate = defaultRateFor('GB_STANDARD', taxRates, unregistered.business, settings);
    assert.equal(rate?.id, 'GB_NO_TAX');
  });
});

describe('The totals of an invoice', () => {
  it('add up the lines, with the tax rounded line by line', () => {
    const lines = [
      plannedLine({ amount: '0.10' }),
      plannedLine({ amount: '0.10' }),
      plannedLine({ amount: '0.10' }),
    ];
    const three = request({ lines: [line, line, line] });
    const decision = taxLines(planOf(lines), three, 'GB_LOWER', connection());
    assert.ok(decision.ok);
    assert.deepEqual(totalsOf(decision.value), { net: '0.30', tax: '0.03', total: '0.33' });
  });

  it('are net plus tax, for any lines', () => {
    const net = fc.integer({ min: 0, max: 9_999_999 }).map((cents) => (cents / 100).toFixed(2));
    fc.assert(
      fc.property(fc.array(fc.tuple(net, net), { maxLength: 200 }), (rows) => {
        const taxed = { ...plannedLine(), taxRateId: 'GB_STANDARD', taxSource: 'line' } as const;
        const totals = totalsOf(rows.map(([net, tax]) => ({ ...taxed, net, tax })));
        const cents = (amount: string) => Number(amount.replace('.', ''));
        assert.equal(cents(totals.total), cents(totals.net) + cents(totals.tax));
      }),
    );
  });

  const ours = { net: '100.00', tax: '20.00', total: '120.00' };

  it("equal Sage's when only the writing differs", () => {
    assert.deepEqual(compareTotals(ours, { net: '100.0', tax: '20', total: '120.0' }), []);
  });

  it("are reported field by field where they differ from Sage's", () => {
    assert.deepEqual(compareTotals(ours, { net: '100.00', tax: '20.01', total: '120.01' }), [
      { field: 'tax', ours: '20.00', sages: '20.01' },
      { field: 'total', ours: '120.00', sages: '120.01' },
    ]);
  });
});

describe('Prices that include tax', () => {
  const inclusive = (amount: string, taxRateId: string) => {
    const plan = planOf([plannedLine({ amount, unitPrice: amount, priceIncludesTax: true })]);
    const taxed = taxLines(plan, request({ lines: [{ ...line, taxRateId }] }), null, connection());
    assert.ok(taxed.ok && taxed.value[0]);
    return taxed.value[0];
  };

  it('stay what they are to the cent: 49.95 is 41.62 and 8.33', () => {
    const { net, tax } = inclusive('49.95', 'GB_STANDARD');
    assert.deepEqual([net, tax], ['41.62', '8.33']);
  });

  it('are net and tax together for any amount and rate, the tax within half a cent', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999_999 }),
        fc.constantFrom(['GB_STANDARD', 20], ['GB_LOWER', 5], ['GB_ZERO', 0]),
        (cents, [rate, percent]) => {
          const amount = toAmount(cents / 100);
          const { net, tax } = inclusive(amount, String(rate));
          assert.equal(sum([net, tax]), amount);
          const off = Number(tax) * 100 * (100 + Number(percent)) - cents * Number(percent);
          assert.ok(Math.abs(Math.round(off)) * 2 <= 100 + Number(percent), `${tax} of ${amount}`);
        },
      ),
    );
  });
});
