/** Files that go with an invoice or a credit note: what a hand-over may ask for, what of it Sage takes, and what is told of it. */

export const MOST_ATTACHMENTS = 5;
/** Of all files of one invoice together. */
export const MOST_BYTES_TOGETHER = 10 * 1024 * 1024;
/** Of one file; Sage's `file_size` (Sage's API description, v3.1). */
export const MOST_BYTES_IN_SAGE = 2_621_440;

/** What the hand-over says of a file. */
export interface Attachment {
  /** Its query may hold a signature, so it is shown and told without (`shownUrl`). */
  readonly url: string;
  /** Of the file's bytes, 64 lower-case hex digits. */
  readonly sha256: string;
  readonly fileName: string;
  readonly contentType?: string | undefined;
}

/** `too_large`: beyond what Sage takes of one file; `failed`: Sage did not take it, for good. */
export const placesInSage = ['to_attach', 'attached', 'too_large', 'failed'] as const;

/** What is known of a file that was fetched and checked; never its bytes. */
export interface CheckedAttachment {
  readonly fileName: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly inSage: (typeof placesInSage)[number];
  /** Why it is not in Sage and will not be; null where it is, or is to be. */
  readonly reason: string | null;
}

export const attachmentTroubles = {
  attachment_unavailable:
    'Make the file available at its URL, then retry; or correct the invoice with another URL (of the same file), or without the file. Where the message says that the address is not allowed, the operator can allow it.',
  attachment_differs:
    'Correct the invoice with the sha256 of the file as it is now, or put the file of the hand-over back at its URL, then retry.',
  attachment_too_large:
    'Correct the invoice with a smaller file, or fewer: all files of an invoice together have at most 10 MB, and one that is not e-mailed 2.5 MB.',
} as const;
export type AttachmentTrouble = keyof typeof attachmentTroubles;

/** For so long a file is waited for, then a person is asked. */
export const AWAITED_MS = 24 * 3_600_000;

/** Of an upload to Sage, before and once more after the e-mail. */
export const MOST_UPLOADS = 5;

export const awaitedFileAction =
  'Make the file available at its URL: it is fetched again by itself. Or correct the invoice with another URL of it, or without it.';

/** 2,621,441 bytes are "2.51 MB": more than the limit is never shown as the limit. */
const megabytes = (bytes: number): string =>
  `${(Math.ceil((bytes / 1024 / 1024) * 100) / 100).toFixed(2)} MB`;

export const sizeText = (bytes: number): string =>
  bytes < 100 * 1024 ? `${Math.max(1, Math.ceil(bytes / 1024))} KB` : megabytes(bytes);

/** `size`: bytes. */
export const checkedAttachment = (
  { fileName, sha256 }: Pick<Attachment, 'fileName' | 'sha256'>,
  size: number,
): CheckedAttachment => {
  const fits = size <= MOST_BYTES_IN_SAGE;
  const reason = fits
    ? null
    : `has ${sizeText(size)}, Sage takes at most 2.50 MB of one file: it goes by e-mail only`;
  return { fileName, sha256, size, inSage: fits ? 'to_attach' : 'too_large', reason };
};

/** "timesheet.pdf (84 KB), scans.zip (3.10 MB, by e-mail only)". */
export const attachmentsText = (files: readonly CheckedAttachment[]): string =>
  files
    .map(
      ({ fileName, size, inSage }) =>
        `${fileName} (${sizeText(size)}${inSage === 'too_large' ? ', too large for Sage: by e-mail only' : ''})`,
    )
    .join(', ');

/** @param send how the invoice goes out: one that Sage does not take and that is not e-mailed either would reach nobody */
export function nowhereToGo(files: readonly CheckedAttachment[], send: string) {
  const found = send === 'email' ? -1 : files.findIndex(({ inSage }) => inSage === 'too_large');
  const file = files[found];
  if (file === undefined) return null;
  return {
    code: 'attachment_too_large' as const,
    message: `"${file.fileName}" has ${sizeText(file.size)}, Sage takes at most 2.50 MB of one file, and this is not e-mailed: it would reach nobody`,
    field: `/attachments/${found}`,
  };
}

type Identity = Pick<Attachment, 'fileName' | 'sha256'>;

const same = (a: Identity, b: Identity): boolean => a.fileName === b.fileName && a.sha256 === b.sha256;

/** What is known of each file that the hand-over names now; one that a correction brought is missing. */
export const knownOf = (
  asked: readonly Identity[],
  known: readonly CheckedAttachment[],
): readonly CheckedAttachment[] => asked.flatMap((file) => known.find((one) => same(one, file)) ?? []);

/** Those of which it is open whether Sage gets them. */
export const toAttach = (
  asked: readonly Attachment[],
  known: readonly CheckedAttachment[],
): readonly Attachment[] =>
  asked.filter((file) => (known.find((one) => same(one, file))?.inSage ?? 'to_attach') === 'to_attach');

/** For people and logs: without user, query and fragment, which may hold a secret. */
export function shownUrl(url: string): string {
  const [, shown = ''] = /^(https?:\/\/[^?#]*)/i.exec(url) ?? [];
  return shown.replace(/^(https?:\/\/)[^/]*@/i, '$1');
}

/** The same request as it is shown. */
export const withShownUrls = <T extends { readonly attachments?: readonly Attachment[] | undefined }>(
  request: T,
): T =>
  request.attachments === undefined
    ? request
    : { ...request, attachments: request.attachments.map((file) => ({ ...file, url: shownUrl(file.url) })) };

/** " with a.pdf, b.pdf", after what was sent; empty without files. */
export const withFiles = ({
  request: { attachments = [] },
}: {
  readonly request: { readonly attachments?: readonly Attachment[] | undefined };
}): string =>
  attachments.length === 0 ? '' : ` with ${attachments.map(({ fileName }) => fileName).join(', ')}`;
