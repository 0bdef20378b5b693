import { type LearnedCustomer } from '../../domain/connection/messages.ts';
import { type InvoiceSettings } from '../../domain/connection/connection.ts';
import { customerKey, type SoughtCustomer } from '../../domain/keys.ts';
import { type SageCustomer } from '../../domain/sage-records.ts';

export interface KnownCustomer {
  readonly customer: SageCustomer;
  readonly learnedAt: string;
  /** By a person, whose answer does not grow old. */
  readonly chosen: boolean;
}

type KnownCustomers = Record<string, KnownCustomer>;

/** Part of what a run hands to the next, which Temporal lets be two megabytes in all. */
const MOST_CHARACTERS = 200_000;

/** Remembers who an invoice found, or forgets it; the longest known make room, and answers of a person last. */
export function learnCustomer(customers: KnownCustomers, learned: LearnedCustomer, learnedAt: string): void {
  const key = customerKey(learned.sought);
  const before = customers[key];
  delete customers[key];
  const { customer } = learned;
  const chosen = learned.chosen || (before?.chosen === true && before.customer.id === customer?.id);
  if (customer !== null) customers[key] = { customer, learnedAt, chosen };
  let size = JSON.stringify(customers).length;
  for (const isChosen of [false, true])
    for (const [oldest, known] of Object.entries(customers)) {
      if (size <= MOST_CHARACTERS) return;
      if (known.chosen !== isChosen) continue;
      size -= JSON.stringify({ [oldest]: known }).length;
      delete customers[oldest];
    }
}

/** Who is known to be sought, if it was learned since or a person said so. */
export function rememberedCustomer(
  customers: KnownCustomers,
  sought: SoughtCustomer,
  sinceMs: number,
): Pick<InvoiceSettings, 'rememberedCustomer' | 'rememberedIsOld'> {
  const known = customers[customerKey(sought)];
  if (known === undefined) return { rememberedCustomer: null };
  const { customer, learnedAt, chosen } = known;
  if (Date.parse(learnedAt) > sinceMs) return { rememberedCustomer: customer };
  return chosen ? { rememberedCustomer: customer, rememberedIsOld: true } : { rememberedCustomer: null };
}
