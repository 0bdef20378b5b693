import { type InvoiceRequest } from '../../domain/invoice/invoice.ts';
import { type Random } from '../chaos/plan/random.ts';
import { fraction, inCents, times } from './fraction.ts';

/** One of the credits of an invoice; the last one is always over what is left. */
export type CreditShape =
  | { readonly kind: 'spread'; readonly percent: number }
  | { readonly kind: 'line'; readonly index: number; readonly by: 'net' | 'gross'; readonly percent: number };

export interface Case {
  readonly request: InvoiceRequest;
  readonly credits: readonly CreditShape[];
}

type Line = InvoiceRequest['lines'][number];

export const glAccountIds = ['services', 'licences', 'products'] as const;
const taxRateIds = ['GB_STANDARD', 'GB_STANDARD', 'GB_LOWER', 'GB_ZERO', 'GB_EXEMPT'] as const;

/** An invoice as a PSA may have it, with the odd quantities, prices, discounts and tax rates of many, and 1 to 5 credits. */
export function anyCase(random: Random, number: string): Case {
  const lines = Array.from({ length: random.whole(1, 8) }, () => anyLine(random));
  const request: InvoiceRequest = {
    number,
    date: '2026-11-03',
    currency: 'GBP',
    customer: { name: 'Acme Rockets Ltd', email: 'accounts@acme.example.test' },
    ...(random.chance(0.3) && { pricesIncludeTax: true }),
    lines: [...lines, { ...plain, unitPrice: random.pick(['0.01', '0.03', '1.00', '333.33']) }],
  };
  return {
    request,
    credits: Array.from({ length: random.whole(0, 4) }, () => anyCredit(random, lines.length)),
  };
}

const plain: Line = { description: 'Consulting', quantity: '1', unitPrice: '1.00', taxRateId: 'GB_STANDARD' };

/** Wholly discounted, and half a cent before: 0.25 x 85.50 = 21.375. */
const freeOfCharge = (random: Random): Line => ({
  ...plain,
  quantity: '0.25',
  unitPrice: `${random.whole(1, 99)}.50`,
  discount: { percent: '100' },
});

function anyLine(random: Random): Line {
  if (random.chance(0.03)) return freeOfCharge(random);
  const priced = { quantity: anyQuantity(random), unitPrice: anyPrice(random) };
  return {
    description: 'Consulting',
    ...priced,
    ...anyDiscount(random, inCents(times(fraction(priced.quantity), fraction(priced.unitPrice)))),
    glAccountId: random.pick(glAccountIds),
    taxRateId: random.pick(taxRateIds),
  };
}

/** Quarters, sixths and minutes of an hour, pieces, and whatever a clock adds up to. */
const anyQuantity = (random: Random): string =>
  random.pick([
    () => String(random.whole(1, 200)),
    () => (random.whole(1, 400) / 4).toFixed(2),
    () => (random.whole(1, 600) / 6).toFixed(4),
    () => (random.whole(1, 6_000) / 60).toFixed(6),
    () => decimal(random, 99_999, random.whole(0, 6)),
  ])();

const anyPrice = (random: Random): string =>
  random.pick([
    () => `${random.whole(0, 250)}.00`,
    () => decimal(random, 99_999, 2),
    () => `${random.whole(1, 200)}.${random.pick(['50', '25', '5', '99', '125', '625', '005'])}`,
    () => decimal(random, 9_999_999, random.whole(3, 6)),
  ])();

const decimal = (random: Random, digits: number, places: number): string =>
  (random.whole(1, digits) / 10 ** places).toFixed(places);

function anyDiscount(random: Random, cents: bigint): Pick<Line, 'discount'> {
  if (random.chance(0.55)) return {};
  if (random.chance(0.2)) return { discount: { percent: '100' } };
  if (random.chance(0.5))
    return { discount: { percent: (random.whole(0, 10_000) / 100).toFixed(random.whole(0, 2)) } };
  const most = Number(cents);
  return { discount: { amount: (random.whole(0, most) / 100).toFixed(2) } };
}

const anyCredit = (random: Random, lines: number): CreditShape =>
  random.chance(0.6)
    ? { kind: 'spread', percent: random.whole(1, 90) }
    : {
        kind: 'line',
        index: random.whole(0, lines - 1),
        by: random.pick(['net', 'gross']),
        percent: random.pick([100, random.whole(1, 99)]),
      };
