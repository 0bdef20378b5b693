import { normaliseEmail } from '../../domain/keys.ts';
import { type SageCustomer } from '../../domain/sage-records.ts';
import { type ConnectionState } from './state.ts';

const MAX_KNOWN_CUSTOMERS = 1000;

/** Remembers what an invoice found under an e-mail, or forgets it; the longest known make room. */
export function learnCustomer(
  state: ConnectionState,
  email: string,
  customer: SageCustomer | null,
  learnedAt: string,
): void {
  const key = normaliseEmail(email);
  delete state.customers[key];
  if (customer !== null) state.customers[key] = { customer, learnedAt };
  const [oldest, ...rest] = Object.keys(state.customers);
  if (oldest !== undefined && rest.length >= MAX_KNOWN_CUSTOMERS) delete state.customers[oldest];
}
