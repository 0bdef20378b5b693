import { type PaymentChange } from '../domain/payments/watched-invoice.ts';
import { largestPage, listAll } from './pages.ts';
import { allocationFields, toAllocationChange } from './payment-record.ts';
import { z } from 'zod';
import { type SageSession } from './session.ts';

const deletedShape = z.object({ id: z.string() });

/** Ids of the sales invoices deleted since (that time itself not included). A void invoice is not among them. */
export async function listDeletedInvoices(session: SageSession, since: string): Promise<string[]> {
  const query = { deleted_since: since, ...largestPage };
  const deleted = await listAll(session, { path: '/sales_invoices', query }, deletedShape);
  return deleted.map(({ id }) => id);
}

/** The same of payments or allocations, with what they settled where Sage still says so. */
export async function listDeletedPayments(
  session: SageSession,
  path: '/contact_payments' | '/contact_allocations',
  since: string,
): Promise<Pick<PaymentChange, 'id' | 'stamp' | 'artefactIds'>[]> {
  const query = { deleted_since: since, attributes: 'updated_at,allocated_artefacts', ...largestPage };
  const shape = allocationFields.extend({ updated_at: z.string().default('') });
  const deleted = await listAll(session, { path, query }, shape);
  return deleted.map((found) => {
    const { id, stamp, artefactIds } = toAllocationChange(found);
    return { id, stamp: `deleted ${stamp}`, artefactIds };
  });
}
