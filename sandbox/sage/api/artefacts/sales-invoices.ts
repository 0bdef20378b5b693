import { type Answer, jsonAnswer } from '../../answer.ts';
import { markSent, release, summary } from '../../books/artefacts.ts';
import { isPosted } from '../../books/amounts.ts';
import { refuse } from '../../errors.ts';
import { invoicePdf } from '../../pdf.ts';
import { type Call, type Route } from '../call.ts';
import { resourceFields } from '../fields.ts';
import { idempotencyIdOf } from '../idempotency.ts';
import { artefactOf, createArtefact } from './create.ts';
import { listArtefacts } from './list.ts';
import { presentArtefact } from './present.ts';
import { readArtefact } from './read-artefact.ts';
import { removeArtefact } from './remove.ts';

const kind = 'sales_invoice' as const;
const area = 'Sales' as const;
const one = '/sales_invoices/{id}';

/** Exactly the six operations Sage has; none of them sends an e-mail (swagger). */
export const salesInvoiceRoutes: readonly Route[] = [
  {
    kind: 'plain',
    method: 'GET',
    template: '/sales_invoices',
    area,
    handle: (call) => listArtefacts(call, kind),
  },
  {
    kind: 'write',
    method: 'POST',
    template: '/sales_invoices',
    area,
    alsoReads: ['Contacts'],
    resource: kind,
    handle: (call) => createArtefact(call, kind),
  },
  { kind: 'plain', method: 'GET', template: one, area, handle: read },
  {
    kind: 'write',
    method: 'PUT',
    template: one,
    area,
    alsoReads: ['Contacts'],
    resource: kind,
    handle: update,
  },
  { kind: 'plain', method: 'DELETE', template: one, area, handle: (call) => removeArtefact(call, kind) },
  { kind: 'plain', method: 'POST', template: `${one}/release`, area, handle: releaseIt },
];

/** `mark_as_sent` defaults to true and is taken to matter for the PDF only (swagger; the JSON read is undocumented). */
async function read(call: Call): Promise<Answer> {
  const invoice = artefactOf(call, kind);
  if (!/\bapplication\/pdf\b/i.test(call.accept))
    return jsonAnswer(
      200,
      presentArtefact(call.world, invoice, call.query.get('show_payments_allocations') === 'true'),
    );
  if (call.query.get('mark_as_sent') !== 'false') markSent(call.world, invoice);
  const body = await invoicePdf(call.world, invoice);
  return { status: 200, headers: { 'content-type': 'application/pdf' }, body };
}

function update(call: Call): Answer {
  const { world } = call;
  const invoice = artefactOf(call, kind);
  if (invoice.statusId === 'VOID') throw refuse('You cannot edit a void invoice.');
  const fields = resourceFields(call.body, kind);
  const statusId = fields.text('status_id');
  if (typeof statusId === 'string' && statusId !== invoice.statusId)
    fields.wrong('status_id', 'cannot be changed by an update');
  const values = readArtefact(call, fields, kind, invoice);
  fields.settle();
  const paidFor = isPosted(invoice) && invoice.statusId !== 'UNPAID';
  const money = ['invoice_lines', 'contact_id', 'currency_id', 'exchange_rate', 'shipping_net_amount'];
  if (paidFor && money.some((name) => fields.has(name)))
    throw refuse('You cannot change the amounts of an invoice with payments or allocations.');
  Object.assign(invoice, values, { updatedAt: world.clock.stamp() });
  world.record.add('sales_invoice.updated', invoice.businessId, invoice.id, {
    ...summary(invoice),
    sent: String(invoice.sent),
    idempotencyId: idempotencyIdOf(call, kind),
  });
  return jsonAnswer(200, presentArtefact(world, invoice, false));
}

function releaseIt(call: Call): Answer {
  const invoice = artefactOf(call, kind);
  release(call.world, call.business, invoice, call.skipNumber);
  return jsonAnswer(201, presentArtefact(call.world, invoice, false));
}
