import { type Counted } from '../../domain/failures.ts';
import { type SoughtCustomer } from '../../domain/keys.ts';
import { type FoundCustomers, type SageCustomer } from '../../domain/sage-records.ts';
import { createCustomer, type NewCustomer } from '../../sage/create-customer.ts';
import { SageError } from '../../sage/error.ts';
import { findCustomers } from '../../sage/find-customers.ts';
import { readCustomer } from '../../sage/read-customer.ts';
import { type SageSession } from '../../sage/session.ts';
import { type ActivityDependencies } from '../dependencies.ts';
import { withSage } from '../with-sage.ts';
import { type BusinessAddress } from '../connection/read-sage.ts';

export const customerActivities = (deps: ActivityDependencies) => ({
  /** Active customers whose main contact person has the e-mail, none, one or several; and others that may be meant. */
  async findCustomers(input: BusinessAddress & { sought: SoughtCustomer }): Promise<Counted<FoundCustomers>> {
    return withSage(deps, input, (session) => findCustomers(session, input.sought));
  },

  /** Null when Sage has no such contact. */
  async readCustomer(input: BusinessAddress & { contactId: string }): Promise<Counted<SageCustomer | null>> {
    return withSage(deps, input, (session) => readCustomerOrNull(session, input.contactId));
  },

  async createCustomer(input: BusinessAddress & { customer: NewCustomer }): Promise<Counted<SageCustomer>> {
    const created = await withSage(deps, input, (session) => createCustomer(session, input.customer));
    deps.log.info(
      { businessUnit: input.businessUnit, contactId: created.value.id },
      'customer created in Sage',
    );
    return created;
  },
});

export async function readCustomerOrNull(
  session: SageSession,
  contactId: string,
): Promise<SageCustomer | null> {
  try {
    return await readCustomer(session, contactId);
  } catch (error) {
    if (error instanceof SageError && error.kind === 'not_found') return null;
    throw error;
  }
}
