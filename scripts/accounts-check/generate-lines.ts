import { type InvoiceRequest } from '../../domain/invoice/invoice.ts';
import { type Random } from '../chaos/plan/random.ts';
import { fraction, inCents, times } from './fraction.ts';
import { glAccountIds, type Home } from './homes.ts';

type Line = InvoiceRequest['lines'][number];

/** Lines as a PSA may have them, with odd quantities, prices, discounts and tax rates, and now and then a deduction. */
export function anyLines(random: Random, home: Home): Line[] {
  const lines = Array.from({ length: random.whole(1, 8) }, () => anyLine(random, home));
  return [...lines, { ...plain(home), unitPrice: random.pick(['0.01', '0.03', '1.00', '333.33']) }];
}

const descriptions = [
  'Consulting',
  'Support & maintenance <March>',
  'Développement, 2e étape',
  'Site visit – travel, and the hours that were spent on the way there and back by two people',
] as const;

const plain = ({ percentages }: Home): Line => ({
  description: 'Consulting',
  quantity: '1',
  unitPrice: '1.00',
  taxRateId: Object.keys(percentages)[0] ?? '',
});

/** Wholly discounted, and half a cent before: 0.25 x 85.50 = 21.375. */
const freeOfCharge = (random: Random, home: Home): Line => ({
  ...plain(home),
  quantity: '0.25',
  unitPrice: `${random.whole(1, 99)}.50`,
  discount: { percent: '100' },
});

function anyLine(random: Random, home: Home): Line {
  if (random.chance(0.03)) return freeOfCharge(random, home);
  const [standard = '', ...others] = Object.keys(home.percentages);
  const priced = { quantity: anyQuantity(random), unitPrice: anyPrice(random) };
  const isDeduction = random.chance(0.08) && Number(priced.unitPrice) > 0;
  return {
    description: random.pick(descriptions),
    ...(isDeduction
      ? { ...priced, unitPrice: `-${priced.unitPrice}` }
      : {
          ...priced,
          ...anyDiscount(random, inCents(times(fraction(priced.quantity), fraction(priced.unitPrice)))),
        }),
    glAccountId: random.pick(glAccountIds),
    taxRateId: random.pick([standard, standard, ...others]),
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
