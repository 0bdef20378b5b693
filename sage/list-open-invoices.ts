import { type SageInvoice, type UnreadableRecord } from '../domain/sage-records.ts';
import { invoiceShape } from './invoice-record.ts';
import { largestPage, readList } from './pages.ts';
import { type ReadRecords } from './read-records.ts';
import { type SageSession } from './session.ts';

const attributes =
  'invoice_number,status,date,due_date,contact,currency,net_amount,tax_amount,total_amount,total_paid,outstanding_amount';

/** GET /sales_invoices that are not settled, whoever made them: 200 a call. */
export async function listOpenInvoices(session: SageSession): Promise<ReadRecords<SageInvoice>> {
  const found: SageInvoice[] = [];
  const unreadable: UnreadableRecord[] = [];
  for (const status_id of ['UNPAID', 'PART_PAID']) {
    const query = { status_id, sort: 'created_at', attributes, ...largestPage };
    const open = await readList(session, { path: '/sales_invoices', query }, invoiceShape);
    found.push(...open.items);
    unreadable.push(...open.unreadable);
  }
  return { items: found, unreadable };
}
