import { type Answer, jsonAnswer } from '../../answer.ts';
import { invoicePdf } from '../../pdf.ts';
import { type Call, type Route } from '../call.ts';
import { artefactOf, createArtefact } from './create.ts';
import { listArtefacts } from './list.ts';
import { presentArtefact } from './present.ts';
import { removeArtefact } from './remove.ts';

const kind = 'sales_credit_note' as const;
const area = 'Sales' as const;

/** Made, read, listed and voided (swagger); not changed. */
export const salesCreditNoteRoutes: readonly Route[] = [
  {
    kind: 'plain',
    method: 'GET',
    template: '/sales_credit_notes',
    area,
    handle: (call) => listArtefacts(call, kind),
  },
  {
    kind: 'write',
    method: 'POST',
    template: '/sales_credit_notes',
    area,
    alsoReads: ['Contacts'],
    resource: kind,
    handle: (call) => createArtefact(call, kind),
  },
  {
    kind: 'plain',
    method: 'GET',
    template: '/sales_credit_notes/{id}',
    area,
    handle: read,
  },
  {
    kind: 'plain',
    method: 'DELETE',
    template: '/sales_credit_notes/{id}',
    area,
    handle: (call) => removeArtefact(call, kind),
  },
];

/** The PDF as of an invoice; whether reading it marks the note sent is not documented, so it is taken not to. */
async function read(call: Call): Promise<Answer> {
  const note = artefactOf(call, kind);
  if (!/\bapplication\/pdf\b/i.test(call.accept))
    return jsonAnswer(
      200,
      presentArtefact(call.world, note, call.query.get('show_payments_allocations') === 'true'),
    );
  const body = await invoicePdf(call.world, note);
  return { status: 200, headers: { 'content-type': 'application/pdf' }, body };
}
