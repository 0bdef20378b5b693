/** Files that go with an invoice: what a hand-over may ask for, and what of it Sage takes. */

export const MOST_ATTACHMENTS = 5;
/** Of all files of one invoice together. */
export const MOST_BYTES_TOGETHER = 10 * 1024 * 1024;
/** Of one file; Sage's `file_size` (Sage's API description, v3.1). */
export const MOST_BYTES_IN_SAGE = 2_621_440;

/** What the hand-over says of a file. */
export interface Attachment {
  readonly url: string;
  /** Of the file's bytes, 64 lower-case hex digits. */
  readonly sha256: string;
  readonly fileName: string;
  readonly contentType?: string | undefined;
}

/** What may be told of a file that was fetched and checked; never its bytes. */
export interface CheckedAttachment {
  readonly fileName: string;
  /** Bytes. */
  readonly size: number;
  readonly inSage: boolean;
}

export const attachmentTroubles = {
  attachment_unavailable:
    'Make the file available at its URL: it is fetched again by itself. Or correct the invoice with another URL, or without the file.',
  attachment_differs:
    'Correct the invoice with the sha256 of the file as it is now, or put the file of the hand-over back at its URL, then retry.',
  attachment_too_large:
    'Correct the invoice with smaller files, or fewer: all files of an invoice together have at most 10 MB.',
} as const;
export type AttachmentTrouble = keyof typeof attachmentTroubles;

/** `size`: bytes. */
export const fitsSage = (size: number): boolean => size <= MOST_BYTES_IN_SAGE;

export const checkedAttachment = (
  { fileName }: Pick<Attachment, 'fileName'>,
  size: number,
): CheckedAttachment => ({
  fileName,
  size,
  inSage: fitsSage(size),
});

/** Those that Sage lacks: one of the same name and size is there already, as after an answer that was lost. */
export function missingInSage<T extends CheckedAttachment>(
  checked: readonly T[],
  present: readonly Pick<CheckedAttachment, 'fileName' | 'size'>[],
): readonly T[] {
  return checked.filter(
    (file) =>
      file.inSage && !present.some(({ fileName, size }) => fileName === file.fileName && size === file.size),
  );
}
