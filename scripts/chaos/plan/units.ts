import { harbour, northwind, users } from '../../../sandbox/sage/seed.ts';

export interface Unit {
  readonly id: string;
  /** Each of another person: at Sage a second consent of the same one ends the first. */
  readonly person: string;
  readonly business: { readonly id: string; readonly name: string };
  /** Main contacts that Sage's seeded books have there. */
  readonly known: readonly [string, ...string[]];
}

const inNorthwind = ['accounts@acme.example.test', 'hello@brightside.example.test'] as const;

/** Two units in one Sage business, one in another. */
export const units: readonly [Unit, Unit, Unit] = [
  { id: 'northwind-uk', person: users.olivia, business: northwind, known: inNorthwind },
  { id: 'northwind-field', person: users.rita, business: northwind, known: inNorthwind },
  {
    id: 'harbour-studio',
    person: users.sam,
    business: harbour,
    known: ['accounts@seaside.example.test', 'accounts@acme.example.test'],
  },
];

/** Of two customers in Northwind: a person has to choose. */
export const ambiguousEmail = 'finance@twinmills.example.test';
