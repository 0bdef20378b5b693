import { harbour, northwind, users } from '../../../sandbox/sage/seed.ts';

export interface KnownCustomer {
  readonly name: string;
  readonly email: string;
}

export interface Unit {
  readonly id: string;
  /** Each of another person: at Sage a second consent of the same one ends the first. */
  readonly person: string;
  readonly business: { readonly id: string; readonly name: string };
  /** Customers that Sage's seeded books have there. */
  readonly known: readonly [KnownCustomer, ...KnownCustomer[]];
}

const acme = { name: 'Acme Rockets Ltd', email: 'accounts@acme.example.test' };
const inNorthwind = [acme, { name: 'Brightside Cafe', email: 'hello@brightside.example.test' }] as const;

/** Two units in one Sage business, one in another. */
export const units: readonly [Unit, Unit, Unit] = [
  { id: 'northwind-uk', person: users.olivia, business: northwind, known: inNorthwind },
  { id: 'northwind-field', person: users.rita, business: northwind, known: inNorthwind },
  {
    id: 'harbour-studio',
    person: users.sam,
    business: harbour,
    known: [{ name: 'Seaside Gallery', email: 'accounts@seaside.example.test' }, acme],
  },
];

/** Of two customers in Northwind: a person has to choose. */
export const ambiguousEmail = 'finance@twinmills.example.test';
