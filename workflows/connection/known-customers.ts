import { normaliseEmail } from '../../domain/keys.ts';
import { type SageCustomer } from '../../domain/sage-records.ts';

export interface KnownCustomer {
  readonly customer: SageCustomer;
  readonly learnedAt: string;
}

type KnownCustomers = Record<string, KnownCustomer>;

/** Part of what a run hands to the next, which Temporal lets be two megabytes in all. */
const MOST_CHARACTERS = 200_000;

/** Remembers what an invoice found under an e-mail, or forgets it; the longest known make room. */
export function learnCustomer(
  customers: KnownCustomers,
  email: string,
  customer: SageCustomer | null,
  learnedAt: string,
): void {
  const key = normaliseEmail(email);
  delete customers[key];
  if (customer !== null) customers[key] = { customer, learnedAt };
  for (let size = JSON.stringify(customers).length; size > MOST_CHARACTERS;) {
    const [oldest] = Object.keys(customers);
    if (oldest === undefined) return;
    size -= JSON.stringify({ [oldest]: customers[oldest] }).length;
    delete customers[oldest];
  }
}

/** What is known of who has that e-mail, if it was learned since. */
export function rememberedCustomer(
  customers: KnownCustomers,
  email: string,
  sinceMs: number,
): SageCustomer | null {
  const known = customers[normaliseEmail(email)];
  return known !== undefined && Date.parse(known.learnedAt) > sinceMs ? known.customer : null;
}
