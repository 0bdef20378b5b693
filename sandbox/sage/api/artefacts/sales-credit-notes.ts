import { jsonAnswer } from '../../answer.ts';
import { type Route } from '../call.ts';
import { artefactOf, createArtefact } from './create.ts';
import { listArtefacts } from './list.ts';
import { presentArtefact } from './present.ts';

const kind = 'sales_credit_note' as const;
const area = 'Sales' as const;

/** As far as allocations need them. */
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
    handle: (call) =>
      jsonAnswer(
        200,
        presentArtefact(
          call.world,
          artefactOf(call, kind),
          call.query.get('show_payments_allocations') === 'true',
        ),
      ),
  },
];
