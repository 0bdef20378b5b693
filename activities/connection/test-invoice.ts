import { type SalesInvoicePlan } from '../../sage/invoice-body.ts';
import { type SageCustomer, type SageInvoice } from '../../domain/sage-records.ts';
import { createCustomer } from '../../sage/create-customer.ts';
import { createInvoice } from '../../sage/create-invoice.ts';
import { deleteCustomer } from '../../sage/delete-customer.ts';
import { findCustomersByEmail } from '../../sage/find-customers-by-email.ts';
import { readInvoice } from '../../sage/read-invoice.ts';
import { voidInvoice } from '../../sage/void-invoice.ts';
import { type ActivityDependencies } from '../dependencies.ts';
import { withSage } from '../with-sage.ts';
import { type BusinessAddress } from './read-sage.ts';

/** Reserved for documentation (RFC 2606): mail to it reaches nobody. */
export const TEST_CUSTOMER_EMAIL = 'psa-connection-test@example.com';

/** The test's own customer and draft invoice: no real customer of the business is touched, no invoice number is used. */
export const testInvoiceActivities = (deps: ActivityDependencies) => ({
  async prepareTestCustomer(
    input: BusinessAddress & { idempotencyId: string },
  ): Promise<{ customer: SageCustomer; created: boolean }> {
    const { value } = await withSage(deps, input, async (session) => {
      const [known] = await findCustomersByEmail(session, TEST_CUSTOMER_EMAIL);
      if (known) return { customer: known, created: false };
      const customer = await createCustomer(session, {
        idempotencyId: input.idempotencyId,
        name: 'PSA connection test (safe to delete)',
        email: TEST_CUSTOMER_EMAIL,
      });
      return { customer, created: true };
    });
    return value;
  },

  async createTestInvoice(input: BusinessAddress & { invoice: SalesInvoicePlan }): Promise<SageInvoice> {
    return (await withSage(deps, input, (session) => createInvoice(session, input.invoice))).value;
  },

  async readTestInvoice(input: BusinessAddress & { invoiceId: string }): Promise<SageInvoice> {
    return (await withSage(deps, input, (session) => readInvoice(session, input.invoiceId))).value;
  },

  async removeTestInvoice(
    input: BusinessAddress & { invoiceId: string; customerId: string | null },
  ): Promise<void> {
    await withSage(deps, input, async (session) => {
      await voidInvoice(session, { id: input.invoiceId, reason: 'Connection test' });
      if (input.customerId !== null) await deleteCustomer(session, input.customerId);
    });
  },
});
