import { createInvoice, type CreatedInvoice } from '../../sage/create-invoice.ts';
import { salesInvoiceText, type SalesInvoicePlan } from '../../sage/invoice-body.ts';
import { type SageSession } from '../../sage/session.ts';

/** As an activity does it: the bytes are made first, and sent as they are. */
export const createPlanned = (session: SageSession, plan: SalesInvoicePlan): Promise<CreatedInvoice> =>
  createInvoice(session, salesInvoiceText(plan));
