import {
  dataOf,
  type Invoice,
  type InvoiceRequest,
  ProblemError,
  SageInvoicing,
  type VerifiedEvent,
  verifyEvent,
} from '@sage-invoicing/client';
import { FakeSageInvoicing } from '@sage-invoicing/client/fake';

/** What a PSA may write: that it compiles is what is tested. */
export async function goodUse(): Promise<void> {
  const sage = new SageInvoicing({
    url: 'https://invoicing.example.com',
    token: () => Promise.resolve('a token'),
  });
  const invoice: InvoiceRequest = {
    number: 'NW-1',
    date: '2026-11-04',
    currency: 'GBP',
    customer: { name: 'Juniper', email: 'billing@juniper.example.test' },
    lines: [{ description: 'Consulting', quantity: '2', unitPrice: '100.00' }],
  };
  const { taken }: { taken: 'now' | 'before' } = await sage.handOver('unit', 'id', invoice, {
    priority: 'bulk',
  });
  const sent: Invoice = await sage.waitFor('unit', 'id', ['sent', 'needs_attention'], { timeoutMs: 1000 });
  await sage.waitFor('unit', 'id', ({ sage: inSage }) => inSage?.number !== null);
  const total: string | undefined = sent.sage?.totals.total;
  for await (const { invoiceId, status } of sage.invoices('unit', { status: 'sent,paid', limit: 10 }))
    console.log(invoiceId, status, taken, total);
  const timeline = await sage.api.GET('/v1/business-units/{businessUnit}/invoices/{invoiceId}/timeline', {
    params: { path: { businessUnit: 'unit', invoiceId: 'id' } },
  });
  console.log(dataOf(timeline));
  const fake = new FakeSageInvoicing({ businessUnits: ['unit'] });
  const { headers, body } = fake.move('unit', 'id', 'paid');
  const event = verifyEvent(headers, body, fake.secret);
  if (event !== null) tell(event);
}

export function tell(event: VerifiedEvent): string {
  switch (event.type) {
    case 'invoice.paid':
      return `${event.data.invoiceId} ${event.data.payment?.paid}`;
    case 'credit_note.sent':
      return event.data.creditNoteId;
    case 'invoice.stopped':
      return event.data.stopped.fix;
    case 'webhook.ping':
      return event.data.endpoint;
    default:
      return event.id;
  }
}

export function why(error: unknown): string {
  if (!(error instanceof ProblemError)) throw error;
  if (error.code === 'invoice_exists') return error.fix;
  return error.errors.map(({ pointer, message }) => `${pointer} ${message}`).join();
}
