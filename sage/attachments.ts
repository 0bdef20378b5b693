import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type DocumentKind } from '../domain/invoice/credit-note.ts';
import { MOST_BYTES_IN_SAGE } from '../domain/invoice/attachments.ts';
import { given } from './given.ts';
import { largestPage, listAll } from './pages.ts';
import { requestJson, requestRaw } from './request.ts';
import { salesDocuments } from './sales-document.ts';
import { type SageSession } from './session.ts';

const attachmentShape = z.object({
  id: z.string(),
  file_name: z.string().nullish(),
  file_size: z.coerce.number().nullish(),
  deleted_at: z.string().nullish(),
});

export interface SageAttachment {
  readonly id: string;
  readonly fileName: string;
  /** Bytes; -1 where Sage does not say. */
  readonly size: number;
}

const toAttachment = ({ id, file_name, file_size }: z.output<typeof attachmentShape>): SageAttachment => ({
  id,
  fileName: file_name ?? '',
  size: file_size ?? -1,
});

/** What a file is attached to. */
export interface AttachmentContext {
  readonly kind: DocumentKind;
  /** Of the invoice, or the credit note. */
  readonly documentId: string;
}

/**
 * GET /attachments of one document (Sage's API description: the two filters go together only): what is there already, after an answer that was
 * lost for example. Records have a `deleted_at`: one that was deleted is not there, should Sage list it.
 */
export async function listAttachments(
  session: SageSession,
  { kind, documentId }: AttachmentContext,
): Promise<readonly SageAttachment[]> {
  const query = {
    attachment_context_type_id: salesDocuments[kind].attachmentContext,
    attachment_context_id: documentId,
    attributes: 'file_name,file_size,deleted_at',
    ...largestPage,
  };
  const listed = await listAll(session, { path: '/attachments', query }, attachmentShape);
  return listed.filter(({ deleted_at }) => !deleted_at).map(toAttachment);
}

/** GET /attachments/{id}/file: the bytes of one. */
export async function readAttachmentFile(session: SageSession, id: string): Promise<Buffer> {
  const { answer } = await requestRaw(session, {
    method: 'GET',
    path: '/attachments/{id}/file',
    id,
    accept: 'application/octet-stream',
  });
  return answer.body;
}

export interface NewAttachment extends AttachmentContext {
  readonly fileName: string;
  readonly contentType?: string | undefined;
  readonly bytes: Buffer;
}

/**
 * POST /attachments: a file of at most 2,621,440 bytes to an invoice or a credit note (Sage's API description, v3.1). It takes no idempotency
 * id, so `listAttachments` comes first.
 * @throws RangeError for a larger file
 */
export async function createAttachment(session: SageSession, file: NewAttachment): Promise<SageAttachment> {
  const { kind, documentId, fileName, contentType, bytes } = file;
  if (bytes.length > MOST_BYTES_IN_SAGE)
    throw new RangeError(`"${fileName}" has ${bytes.length} bytes, Sage takes at most ${MOST_BYTES_IN_SAGE}`);
  const attachment = {
    file: bytes.toString('base64'),
    file_name: fileName,
    ...given({ mime_type: contentType }),
    file_size: bytes.length,
    attachment_context_id: documentId,
    attachment_context_type_id: salesDocuments[kind].attachmentContext,
  };
  const digest = createHash('sha256').update(bytes).digest('hex');
  const shownBody = { attachment: { ...attachment, file: `(${bytes.length} bytes, SHA-256 ${digest})` } };
  const request = { method: 'POST', path: '/attachments', body: { attachment }, shownBody } as const;
  return toAttachment(await requestJson(session, request, attachmentShape));
}
