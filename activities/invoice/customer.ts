import { type Counted } from '../../domain/failures.ts';
import { type SoughtCustomer } from '../../domain/keys.ts';
import { type FoundCustomers, type SageCustomer } from '../../domain/sage-records.ts';
import { createCustomer, type NewCustomer } from '../../sage/create-customer.ts';
import { SageError } from '../../sage/error.ts';
import { findCustomers } from '../../sage/find-customers.ts';
import { readCustomer } from '../../sage/read-customer.ts';
import { type SageSession } from '../../sage/session.ts';
import { type ActivityDependencies } from '../dependencies.ts';
import { attention } from '../sage-failure.ts';
import { withSage } from '../with-sage.ts';
import { footerBelowTerms } from './footer.ts';
import { type BusinessAddress } from '../connection/read-sage.ts';

export const customerActivities = (deps: ActivityDependencies) => ({
  /** Active customers whose main contact person has the e-mail, none, one or several; and others that may be meant. */
  async findCustomers(input: BusinessAddress & { sought: SoughtCustomer }): Promise<Counted<FoundCustomers>> {
    return withSage(deps, input, (session) => findCustomers(session, input.sought));
  },

  /** Null when Sage has no such contact. */
  async readCustomer(
    input: BusinessAddress & FooterBelowTerms & { contactId: string },
  ): Promise<Counted<SageCustomer | null>> {
    return withSage(deps, input, async (session) => {
      const customer = await readCustomerOrNull(session, input.contactId);
      await expectFooterFits(session, input);
      return customer;
    });
  },

  async createCustomer(
    input: BusinessAddress & FooterBelowTerms & { customer: NewCustomer },
  ): Promise<Counted<SageCustomer>> {
    const created = await withSage(deps, input, async (session) => {
      await expectFooterFits(session, input);
      return createCustomer(session, input.customer);
    });
    deps.log.info(
      { businessUnit: input.businessUnit, contactId: created.value.id },
      'customer created in Sage',
    );
    return created;
  },
});

interface FooterBelowTerms {
  /** Of an invoice that is to follow: nothing is written for it where the footer does not fit below Sage's default terms. One call more. */
  readonly footerBelowTerms?: string | undefined;
}

async function expectFooterFits(
  session: SageSession,
  { footerBelowTerms: footer }: FooterBelowTerms,
): Promise<void> {
  if (footer === undefined) return;
  const whole = await footerBelowTerms(session, footer);
  if (!whole.ok) throw attention(whole.attention, { calls: session.calls(), effect: 'not_called' });
}

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
