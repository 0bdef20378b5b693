import assert from 'node:assert/strict';
import fc from 'fast-check';
import { subtract, sum, toAmount } from '../../domain/money.ts';
import { keepDetails, settlementOf } from '../../domain/invoice/settle-payment.ts';
import { assertBites } from './bites.ts';
import { sageInvoice } from './samples.ts';
import { entry, idOf } from './watched-samples.ts';

describe('What Sage says of the money', () => {
  const statuses = [
    ['UNPAID', 'open'],
    ['DRAFT', 'open'],
    ['PRO_FORMA', 'open'],
    ['PART_PAID', 'part_paid'],
    ['PAID', 'paid'],
    ['VOID', 'voided'],
  ] as const;
  for (const [status, settlement] of statuses) {
    it(`is ${settlement} for an invoice that is ${status}`, () => {
      assert.equal(settlementOf(sageInvoice({ status })).settlement, settlement);
    });
  }

  it('comes with the amounts and the day of the last payment', () => {
    const invoice = sageInvoice({
      status: 'PART_PAID',
      paid: '20.00',
      outstanding: '100.00',
      lastPaidOn: '2026-11-20',
    });
    assert.deepEqual(settlementOf(invoice).payment, {
      paid: '20.00',
      outstanding: '100.00',
      discount: '0.00',
      credited: '0.00',
      overpaid: '0.00',
      lastPaidOn: '2026-11-20',
    });
  });

  it('is paid when a discount settled the rest, although less than the total came in', () => {
    const invoice = sageInvoice({ status: 'PAID', paid: '118.00', outstanding: '0.00' });
    const { settlement, payment } = settlementOf(invoice, [entry({ amount: '118.00', discount: '2.00' })]);
    assert.deepEqual([settlement, payment.paid, payment.discount], ['paid', '118.00', '2.00']);
  });

  it('tells money that came in from what a credit note settled', () => {
    const invoice = sageInvoice({ status: 'PAID', paid: '120.00', outstanding: '0.00' });
    const entries = [
      entry({ id: idOf(11), amount: '50.00' }),
      entry({ id: idOf(12), amount: '40.00', kind: 'credit_note' }),
      entry({ id: idOf(13), amount: '30.00', kind: 'on_account' }),
    ];
    const { payment } = settlementOf(invoice, entries);
    assert.deepEqual([payment.paid, payment.credited, payment.discount], ['80.00', '40.00', '0.00']);
  });

  it('shows what came in beyond the total as overpaid, once it is known', () => {
    const invoice = sageInvoice({ status: 'PAID', paid: '120.00', outstanding: '0.00' });
    const overpaid = (onAccount: string | null) =>
      settlementOf(invoice, [entry({ amount: '120.00', onAccount })]).payment.overpaid;
    assert.deepEqual([overpaid('15.50'), overpaid('0.00'), overpaid(null)], ['15.50', '0.00', '0.00']);
  });

  it('is no discount on an invoice that is void or a draft, whatever its amounts', () => {
    for (const status of ['VOID', 'DRAFT', 'PRO_FORMA'] as const) {
      const invoice = sageInvoice({ status, paid: '0.00', outstanding: '0.00' });
      assert.equal(settlementOf(invoice).payment.discount, '0.00');
    }
  });

  it('is open again when a payment was taken back', () => {
    const invoice = sageInvoice({ status: 'UNPAID', paid: '0.00', lastPaidOn: null });
    assert.equal(settlementOf(invoice, []).settlement, 'open');
  });

  const cents = fc.integer({ min: 0, max: 9_999_999 }).map((value) => toAmount(value / 100));
  const addsUp = (rule: typeof settlementOf) =>
    fc.property(cents, cents, cents, cents, (paid, credited, discount, outstanding) => {
      const total = sum([paid, credited, discount, outstanding]);
      const invoice = sageInvoice({
        status: 'PART_PAID',
        total,
        paid: sum([paid, credited]),
        outstanding,
      });
      const entries = [
        entry({ id: idOf(11), amount: paid, discount }),
        entry({ id: idOf(12), amount: credited, kind: 'credit_note' }),
      ];
      const { payment } = rule(invoice, entries);
      assert.deepEqual([payment.paid, payment.credited, payment.discount], [paid, credited, discount]);
    });

  it('adds up to the total: paid, credited, discount and outstanding', () => {
    fc.assert(addsUp(settlementOf));
  });

  it('would be seen not to add up by a rule that takes the rest for money', () => {
    assertBites(
      addsUp((invoice, entries) => {
        const { settlement, payment } = settlementOf(invoice, entries);
        const paid = subtract(invoice.total, invoice.outstanding);
        return { settlement, payment: { ...payment, paid } };
      }),
    );
  });
});

describe('What is known of a payment', () => {
  const known = [
    entry({ id: idOf(11), kind: 'credit_note', onAccount: null }),
    entry({ id: idOf(12), onAccount: '5.00' }),
  ];

  it('is kept where a shorter answer leaves it out', () => {
    const latest = [
      entry({ id: idOf(11), kind: 'allocation', amount: '21.00' }),
      entry({ id: idOf(12), amount: '22.00' }),
    ];
    assert.deepEqual(keepDetails(known, latest), [
      entry({ id: idOf(11), kind: 'credit_note', amount: '21.00' }),
      entry({ id: idOf(12), onAccount: '5.00', amount: '22.00' }),
    ]);
  });

  it('is kept whole where Sage lists nothing, and gone where Sage lists that there is none', () => {
    assert.deepEqual(keepDetails(known, null), known);
    assert.deepEqual(keepDetails(known, []), []);
  });

  it('gives way to what is newer', () => {
    const latest = [entry({ id: idOf(12), onAccount: '0.00' }), entry({ id: idOf(13), kind: 'on_account' })];
    assert.deepEqual(keepDetails(known, latest), latest);
  });
});
