import { type Artefact, type ArtefactKind } from '../../state.ts';
import { allOwn, type Call } from '../call.ts';
import { listAnswer } from '../envelope.ts';
import { presentArtefact } from './present.ts';

/** Filters of the swagger; there is none by number, and `search` looks at reference and contact name only. */
export function listArtefacts(call: Call, kind: ArtefactKind) {
  const { query, world } = call;
  const contactId = query.get('contact_id');
  const statusId = query.get('status_id');
  const from = query.get('from_date');
  const to = query.get('to_date');
  const search = query.get('search')?.toLowerCase();
  const hasAttachments = query.get('has_attachments');
  const withAttachments = new Set(
    allOwn(call, world.state.attachments)
      .filter(({ deletedAt }) => deletedAt === null)
      .map(({ documentId }) => documentId),
  );
  const nameOf = (row: Artefact) => world.state.contacts[row.contactId]?.name ?? '';
  const rows = allOwn(call, world.state.artefacts).filter(
    (row) =>
      row.kind === kind &&
      (contactId === null || row.contactId === contactId) &&
      (statusId === null || row.statusId === statusId) &&
      (from === null || row.date >= from.slice(0, 10)) &&
      (to === null || row.date <= to.slice(0, 10)) &&
      (hasAttachments === null || (hasAttachments === 'true') === withAttachments.has(row.id)) &&
      (search === undefined || `${row.reference ?? ''}\n${nameOf(row)}`.toLowerCase().includes(search)),
  );
  const showPayments = query.get('show_payments_allocations') === 'true';
  return listAnswer(call, `/${kind}s`, rows, (row) => presentArtefact(world, row, showPayments), {
    created_at: (row) => row.createdAt,
    updated_at: (row) => row.updatedAt,
    date: (row) => row.date,
    due_date: (row) => row.dueDate,
  });
}
