import { sha256 } from '@noble/hashes/sha2.js';
import { type Attachment } from './attachments.ts';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** The same for the same content, whatever the order of its fields: tells a repeated hand-over from a changed one. */
export const contentHash = (content: unknown): string => bytesToHex(sha256(utf8ToBytes(canonical(content))));

/** Of what the PSA hands over. A file is told by its digest: signed anew, its URL is another and the file the same. */
export const requestHash = <T extends { readonly attachments?: readonly Attachment[] | undefined }>(
  request: T,
): string =>
  contentHash({ ...request, attachments: request.attachments?.map(({ url: _, ...file }) => file) });

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`);
  return `{${fields.join(',')}}`;
}

/** What a run is known by: the same content, and the same invoice of Sage where it is to be linked to one. */
export const handOverHash = (hash: string, linkTo: string | null | undefined): string =>
  linkTo ? `${hash} ${linkTo}` : hash;
