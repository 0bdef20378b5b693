import assert from 'node:assert/strict';
import { type InvoiceRequest } from '../../domain/invoice/invoice.ts';
import { planInvoice } from '../../domain/invoice/plan-invoice.ts';
import { taxLines } from '../../domain/invoice/tax-lines.ts';
import { lineAmounts, subtract, sum, toAmount } from '../../domain/money.ts';
import { invoiceRequest } from '../../domain/schemas/invoice.ts';
import { business, connection, line, request } from './samples.ts';

const discounted = { ...line, quantity: '0.75', unitPrice: '49.50', discount: { percent: '10' } };
const settings = connection({ settings: { ...connection().settings, defaultTaxRateId: 'GB_STANDARD' } });

const atTheDoor = (change: Partial<InvoiceRequest>) => {
  const { success, error } = invoiceRequest.safeParse(request(change));
  return success ? [] : error.issues.map(({ path, message }) => [path.join('/'), message]);
};

const attentionOf = (change: Partial<InvoiceRequest>) => {
  const planned = planInvoice(request(change), settings, business);
  assert.ok(planned.ok);
  const taxed = taxLines(planned.value, request(change), null, settings);
  return taxed.ok ? null : taxed.attention;
};

describe('A net total of the PSA', () => {
  it('is refused at hand-over with the line whose rounding makes the difference, and the formula', () => {
    const [[pointer, message] = []] = atTheDoor({ lines: [line, discounted], netTotal: '133.42' });
    assert.equal(pointer, 'netTotal');
    assert.equal(
      message,
      '133.42 is not what the lines add up to (133.41): each line is quantity x price less discount, rounded once to the cent, half up. Line 2: 0.75 x 49.50 less 10 % = 33.4125, so 33.41; with the product and the discount rounded one by one it would be 33.42.',
    );
  });

  it('names the first of several that were all rounded in another way', () => {
    const half = { ...line, quantity: '0.5', unitPrice: '0.01' };
    const [[, message] = []] = atTheDoor({ lines: [line, half, half, half], netTotal: '100.00' });
    assert.match(message ?? '', /Line 2: 0\.5 x 0\.01 = 0\.005, so 0\.01; rounded down it and 2 more/);
  });

  it('says so where no rounding makes it', () => {
    const [[, message] = []] = atTheDoor({ lines: [line, discounted], netTotal: '138.41' });
    assert.match(message ?? '', /No rounding of a line makes the difference of 5\.00/);
  });

  it('is taken where it is right', () => {
    assert.deepEqual(atTheDoor({ lines: [line, discounted], netTotal: '133.41' }), []);
  });

  it('must go with the other totals', () => {
    const totals = { netTotal: '100.00', taxTotal: '20.00', grossTotal: '120.01' };
    const [[pointer, message] = []] = atTheDoor(totals);
    assert.deepEqual([pointer, message?.includes('(120.00)')], ['grossTotal', true]);
  });
});

describe('Tax and gross totals of the PSA', () => {
  const thirds = Array.from({ length: 3 }, () => ({ ...line, unitPrice: '0.33' }));

  it('are taken where they are right', () => {
    assert.equal(attentionOf({ lines: [line, discounted], taxTotal: '26.68', grossTotal: '160.09' }), null);
  });

  it('need a person where they are not, with the line and the formula', () => {
    const attention = attentionOf({ lines: [line, discounted], taxTotal: '26.69' });
    assert.deepEqual([attention?.code, attention?.field], ['given_totals_differ', '/taxTotal']);
    assert.match(attention?.message ?? '', /^taxTotal 26\.69 is not what the lines come to \(26\.68\)/);
    assert.match(
      attention?.message ?? '',
      /Line 2: 33\.41 x 20\.0 % = 6\.682, so 6\.68; rounded up .* 6\.69/,
    );
    assert.match(
      attentionOf({ lines: thirds, grossTotal: '1.19' })?.message ?? '',
      /Line 1: 0\.33 x 20\.0 %/,
    );
  });

  it('say where the tax was worked out from the sum', () => {
    const { message } = attentionOf({ lines: thirds, taxTotal: '0.20' }) ?? { message: '' };
    assert.match(
      message,
      /the tax of the sum 0\.99 \(0\.20\), which is not the sum of the lines' taxes \(0\.21\)/,
    );
  });

  it('agree with the lines for whatever the lines are', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const lines = [1, 7, 13].map((factor) => ({
        ...line,
        quantity: ((seed * factor) % 97) / 8 + 0.125 + '',
        unitPrice: toAmount(((seed * factor * 31) % 9973) / 100 + 0.01),
        discount: { percent: String(seed % 100) },
      }));
      const net = sum(lines.map((one) => lineAmounts(one).amount));
      const taxed = attentionOf({ lines, netTotal: net });
      assert.equal(taxed, null);
      const wrong = attentionOf({ lines, netTotal: net, taxTotal: '999999.00' });
      assert.equal(wrong?.field, '/taxTotal');
      assert.ok(wrong?.message.includes(subtract('999999.00', '0.00')));
    }
  });
});
