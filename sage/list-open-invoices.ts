import { type SageInvoice } from '../domain/sage-records.ts';
import { invoiceFields, toInvoice } from './invoice-record.ts';
import { largestPage, listAll } from './pages.ts';
import { type SageSession } from './session.ts';

const attributes =
  'invoice_number,status,date,due_date,contact,currency,net_amount,tax_amount,total_amount,total_paid,outstanding_amount';

/** GET /sales_invoices that are not settled, whoever made them: 200 a call. */
export async function listOpenInvoices(session: SageSession): Promise<SageInvoice[]> {
  const found: SageInvoice[] = [];
  for (const status_id of ['UNPAID', 'PART_PAID']) {
    const query = { status_id, sort: 'created_at', attributes, ...largestPage };
    const open = await listAll(session, { path: '/sales_invoices', query }, invoiceFields);
    found.push(...open.map(toInvoice));
  }
  return found;
}
