import { type Counted } from '../../domain/failures.ts';
import { type PostalAddress } from '../../domain/invoice/addresses.ts';
import { TEST_CUSTOMER_NAME } from '../../domain/connection/test-report.ts';
import { type SageCustomer } from '../../domain/sage-records.ts';
import { createCustomer } from '../../sage/create-customer.ts';
import { deleteCustomer } from '../../sage/delete-customer.ts';
import { SageError } from '../../sage/error.ts';
import { findCustomers } from '../../sage/find-customers.ts';
import { voidInvoice } from '../../sage/void-invoice.ts';
import { type ActivityDependencies } from '../dependencies.ts';
import { withSage } from '../with-sage.ts';
import { type BusinessAddress } from './read-sage.ts';

/** Reserved for documentation (RFC 2606): mail to it reaches nobody. */
export const TEST_CUSTOMER_EMAIL = 'psa-connection-test@example.com';

/** Not there any more is what was wanted: an earlier try removed it, whose answer got lost. */
async function gone(removal: Promise<unknown>): Promise<void> {
  try {
    await removal;
  } catch (error) {
    if (!(error instanceof SageError) || error.kind !== 'not_found') throw error;
  }
}

/** The test's own customer, and what it leaves behind: no real customer of the business is touched. */
export const testInvoiceActivities = (deps: ActivityDependencies) => ({
  async prepareTestCustomer(
    input: BusinessAddress & { idempotencyId: string; address: PostalAddress },
  ): Promise<Counted<{ customer: SageCustomer; created: boolean }>> {
    return withSage(deps, input, async (session) => {
      const asked = { email: TEST_CUSTOMER_EMAIL, name: TEST_CUSTOMER_NAME };
      const [known] = (await findCustomers(session, asked)).matching;
      if (known) return { customer: known, created: false };
      const customer = await createCustomer(session, {
        idempotencyId: input.idempotencyId,
        ...asked,
        address: input.address,
      });
      return { customer, created: true };
    });
  },

  async removeTestInvoice(input: BusinessAddress & { invoiceId: string }): Promise<Counted<void>> {
    return withSage(deps, input, async (session) => {
      await gone(voidInvoice(session, { id: input.invoiceId, reason: 'Connection test' }));
    });
  },

  async removeTestCustomer(input: BusinessAddress & { customerId: string }): Promise<Counted<void>> {
    return withSage(deps, input, (session) => gone(deleteCustomer(session, input.customerId)));
  },
});
