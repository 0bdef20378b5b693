import { type Answer, emptyAnswer, jsonAnswer, type JsonObject } from '../answer.ts';
import { newId } from '../ids.ts';
import { notFound, refuse } from '../errors.ts';
import { type ArtefactKind, type Attachment } from '../state.ts';
import { allOwn, type Call, own, type Route } from './call.ts';
import { listAnswer } from './envelope.ts';
import { type Fields, resourceFields } from './fields.ts';
import { ref } from './references.ts';

/** Of one file (description of Sage's API). */
const MOST_BYTES = 2_621_440;

const contexts: Readonly<Record<string, { readonly kind: ArtefactKind; readonly name: string }>> = {
  SALES_INVOICE: { kind: 'sales_invoice', name: 'Sales Invoice' },
  SALES_CREDIT_NOTE: { kind: 'sales_credit_note', name: 'Sales Credit Note' },
};

const area = 'Sales' as const;
const one = '/attachments/{id}';

/** A file takes no idempotency id, and can be added to a document whatever its status (assumed). */
export const attachmentRoutes: readonly Route[] = [
  { kind: 'plain', method: 'GET', template: '/attachment_context_types', area: null, handle: listContexts },
  { kind: 'plain', method: 'GET', template: '/attachments', area, handle: list },
  { kind: 'plain', method: 'POST', template: '/attachments', area, handle: create },
  {
    kind: 'plain',
    method: 'GET',
    template: one,
    area,
    handle: (call) => jsonAnswer(200, present(call, found(call))),
  },
  { kind: 'plain', method: 'GET', template: `${one}/file`, area, handle: readFile },
  { kind: 'plain', method: 'DELETE', template: one, area, handle: remove },
];

const found = (call: Call): Attachment => own(call, call.world.state.attachments, call.id);

function listContexts(call: Call): Answer {
  const rows = Object.entries(contexts).map(([id, { name }]) => ({
    id,
    name,
    createdAt: '',
    updatedAt: '',
    deletedAt: null,
  }));
  return listAnswer(call, '/attachment_context_types', rows, ({ id, name }) =>
    ref('attachment_context_types', id, name),
  );
}

/** The two filters go together only (description of Sage's API; the refusal is assumed). */
function list(call: Call): Answer {
  const { query, world } = call;
  const typeId = query.get('attachment_context_type_id');
  const documentId = query.get('attachment_context_id');
  if ((typeId === null) !== (documentId === null))
    throw refuse(
      'is required with the other filter',
      typeId === null ? 'attachment_context_type_id' : 'attachment_context_id',
    );
  const rows = allOwn(call, world.state.attachments).filter(
    (row) => documentId === null || (row.documentId === documentId && row.contextTypeId === typeId),
  );
  return listAnswer(call, '/attachments', rows, (row) => present(call, row));
}

function create(call: Call): Answer {
  const { world, business } = call;
  const fields = resourceFields(call.body, 'attachment');
  const fileName = fields.text('file_name', { required: true, max: 255 });
  const bytes = readBytes(fields);
  const contextTypeId = fields.text('attachment_context_type_id', { required: true });
  const documentId = fields.text('attachment_context_id', { required: true });
  const mimeType = fields.text('mime_type') ?? 'application/octet-stream';
  fields.settle();
  const context = contexts[contextTypeId ?? ''];
  const document = own(call, world.state.artefacts, documentId ?? '');
  if (context === undefined || document.kind !== context.kind) throw notFound();
  const now = world.clock.stamp();
  const attachment: Attachment = {
    id: newId(),
    businessId: business.id,
    contextTypeId: contextTypeId ?? '',
    documentId: document.id,
    fileName: fileName ?? '',
    mimeType,
    file: bytes.toString('base64'),
    size: bytes.length,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  };
  world.state.attachments[attachment.id] = attachment;
  world.record.add('attachment.created', business.id, attachment.id, summary(attachment));
  return jsonAnswer(201, present(call, attachment));
}

/** `file_size` may be left out; one that says too much, or is another, is refused (wording assumed). */
function readBytes(fields: Fields): Buffer {
  const file = fields.text('file', { required: true }) ?? '';
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(file)) fields.wrong('file', 'is not Base64');
  const bytes = Buffer.from(file, 'base64');
  const size = fields.integer('file_size', 0, Number.MAX_SAFE_INTEGER) ?? bytes.length;
  if (bytes.length > MOST_BYTES || size > MOST_BYTES)
    fields.wrong('file_size', `must be less than or equal to ${MOST_BYTES}`);
  else if (size !== bytes.length) fields.wrong('file_size', 'does not match the file');
  return bytes;
}

function readFile(call: Call): Answer {
  const { mimeType, file } = found(call);
  return { status: 200, headers: { 'content-type': mimeType }, body: Buffer.from(file, 'base64') };
}

function remove(call: Call): Answer {
  const { world } = call;
  const attachment = found(call);
  attachment.deletedAt = attachment.updatedAt = world.clock.stamp();
  world.record.add('attachment.deleted', attachment.businessId, attachment.id, summary(attachment));
  return emptyAnswer(204);
}

const summary = ({ documentId, fileName, size }: Attachment) => ({
  documentId,
  fileName,
  size: String(size),
});

/** Without `file` itself (assumed): the content is below `$file_path`. */
function present({ world }: Call, row: Attachment): JsonObject {
  const context = contexts[row.contextTypeId];
  const document = world.state.artefacts[row.documentId];
  return {
    ...ref('attachments', row.id, row.fileName),
    created_at: row.createdAt,
    updated_at: row.updatedAt,
    deleted_at: row.deletedAt,
    file_name: row.fileName,
    mime_type: row.mimeType,
    file_size: row.size,
    $file_path: `/attachments/${row.id}/file`,
    attachment_context_type: ref('attachment_context_types', row.contextTypeId, context?.name ?? ''),
    attachment_context: ref(`${context?.kind ?? ''}s`, row.documentId, document?.number ?? ''),
  };
}
