import { z } from 'zod';
import { type DeletedPayment } from '../domain/payments/watched-invoice.ts';
import { sageTime } from './fields.ts';
import { largestPage, readList } from './pages.ts';
import { allocationFields, toAllocationChange } from './payment-record.ts';
import { type ReadRecords } from './read-records.ts';
import { type SageSession } from './session.ts';

const deletedShape = z.object({ id: z.string() });

/** Ids of the sales invoices deleted since (that time itself not included). A void invoice is not among them. */
export async function listDeletedInvoices(session: SageSession, since: string): Promise<ReadRecords<string>> {
  const query = { deleted_since: sageTime(since), ...largestPage };
  const { items, unreadable } = await readList(session, { path: '/sales_invoices', query }, deletedShape);
  return { items: items.map(({ id }) => id), unreadable };
}

/** The same of payments or allocations, with what they settled where Sage still says so. */
export async function listDeletedPayments(
  session: SageSession,
  path: '/contact_payments' | '/contact_allocations',
  since: string,
): Promise<ReadRecords<DeletedPayment>> {
  const query = {
    deleted_since: sageTime(since),
    attributes: 'updated_at,allocated_artefacts',
    ...largestPage,
  };
  const { items, unreadable } = await readList(session, { path, query }, allocationFields);
  const deleted = items.map((found) => {
    const { id, stamp, artefactIds } = toAllocationChange(found);
    return { id, stamp: `deleted ${stamp}`, artefactIds };
  });
  return { items: deleted, unreadable };
}
