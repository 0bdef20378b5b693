import { type ProblemError, SageInvoicing, type VerifiedEvent } from '@sage-invoicing/client';

/** What must not compile: each line below a mark is one mistake. */
export async function badUse(
  sage: SageInvoicing,
  event: VerifiedEvent,
  problem: ProblemError,
): Promise<void> {
  // @ts-expect-error -- no token
  new SageInvoicing({ url: 'https://invoicing.example.com' });
  // @ts-expect-error -- an invoice without lines
  await sage.handOver('unit', 'id', { number: '1', date: '2026-11-04', currency: 'GBP', customer: {} });
  // @ts-expect-error -- no such status
  await sage.waitFor('unit', 'id', 'delivered');
  // @ts-expect-error -- of a credit note nothing is paid
  await sage.waitForCreditNote('unit', 'id', 'paid');
  // @ts-expect-error -- no such operation
  await sage.api.GET('/v1/invoices');
  // @ts-expect-error -- no business unit in the path
  await sage.api.GET('/v1/business-units/{businessUnit}/connection', { params: { path: {} } });
  // @ts-expect-error -- a number where amounts are texts
  const paid: number | undefined = (await sage.invoice('unit', 'id')).payment?.paid;
  // @ts-expect-error -- no problem has this code
  if (problem.code === 'invoice_exits') return;
  // @ts-expect-error -- no event tells of this
  if (event.type === 'invoice.accepted') return;
  // @ts-expect-error -- only a stopped one has it
  if (event.type === 'invoice.paid') console.log(event.data.stopped, paid);
  // @ts-expect-error -- which kind it is was not asked
  console.log(event.data.invoiceId);
}
