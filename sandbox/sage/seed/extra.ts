import { idFor } from '../ids.ts';
import { type Business, type User } from '../state.ts';
import { northwindBusiness } from './businesses.ts';
import { fullRights, password } from './users.ts';

export interface Extra {
  readonly business: Business;
  /** Sees this business alone. */
  readonly owner: User;
  readonly customer: { readonly name: string; readonly email: string };
}

/** Business number `n`, from 1: as Northwind is, with nothing locked. */
export function extra(n: number): Extra {
  const name = `Extra ${n} Ltd`;
  const business = { ...northwindBusiness, id: idFor(name), name, yearEndLockdownDate: null };
  const owner = {
    id: `c3c32d1c-41ba-483f-a3ff-${String(n).padStart(12, '0')}`,
    email: `owner-${n}@extra.test`,
    password,
    firstName: 'Erin',
    lastName: `Extra ${n}`,
    region: 'GB',
    leadBusinessId: business.id,
    access: [{ businessId: business.id, rights: { ...fullRights } }],
  };
  return {
    business,
    owner,
    customer: { name: `Regular of ${name}`, email: `accounts@extra-${n}.example.test` },
  };
}

export const extras = (count: number): Extra[] =>
  Array.from({ length: count }, (_, index) => extra(index + 1));
