import { z } from 'zod';
import { MOST_BYTES_IN_SAGE } from '../domain/invoice/attachments.ts';
import { given } from './given.ts';
import { largestPage, listAll } from './pages.ts';
import { requestJson } from './request.ts';
import { type SageSession } from './session.ts';

/** Of those that /attachment_context_types lists. Presumed: public clients use PURCHASE_INVOICE, none was seen that uses this one. */
const CONTEXT_TYPE = 'SALES_INVOICE';

const attachmentShape = z.object({
  id: z.string(),
  file_name: z.string().nullish(),
  file_size: z.coerce.number().nullish(),
});

export interface SageAttachment {
  readonly id: string;
  readonly fileName: string;
  /** Bytes. */
  readonly size: number;
}

const toAttachment = ({ id, file_name, file_size }: z.output<typeof attachmentShape>): SageAttachment => ({
  id,
  fileName: file_name ?? '',
  size: file_size ?? -1,
});

/** GET /attachments of one invoice (Sage's API description: the two filters go together only): what is there already, after an answer that was lost for example. */
export async function listAttachments(
  session: SageSession,
  { invoiceId }: { readonly invoiceId: string },
): Promise<readonly SageAttachment[]> {
  const query = {
    attachment_context_type_id: CONTEXT_TYPE,
    attachment_context_id: invoiceId,
    attributes: 'file_name,file_size',
    ...largestPage,
  };
  return (await listAll(session, { path: '/attachments', query }, attachmentShape)).map(toAttachment);
}

export interface NewAttachment {
  readonly invoiceId: string;
  readonly fileName: string;
  readonly contentType?: string | undefined;
  readonly bytes: Buffer;
}

/**
 * POST /attachments: a file of at most 2,621,440 bytes to an invoice (Sage's API description, v3.1). It takes no idempotency id, so
 * `listAttachments` comes first.
 * @throws RangeError for a larger file
 */
export async function createAttachment(session: SageSession, file: NewAttachment): Promise<SageAttachment> {
  const { invoiceId, fileName, contentType, bytes } = file;
  if (bytes.length > MOST_BYTES_IN_SAGE)
    throw new RangeError(`"${fileName}" has ${bytes.length} bytes, Sage takes at most ${MOST_BYTES_IN_SAGE}`);
  const attachment = {
    file: bytes.toString('base64'),
    file_name: fileName,
    ...given({ mime_type: contentType }),
    file_size: bytes.length,
    attachment_context_id: invoiceId,
    attachment_context_type_id: CONTEXT_TYPE,
  };
  const request = { method: 'POST', path: '/attachments', body: { attachment } } as const;
  return toAttachment(await requestJson(session, request, attachmentShape));
}
