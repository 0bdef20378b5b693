import { type ApplicationFailure } from '@temporalio/common';
import {
  type Attachment,
  checkedAttachment,
  type CheckedAttachment,
  MOST_BYTES_TOGETHER,
} from '../../domain/invoice/attachments.ts';
import { type AttentionDraft } from '../../domain/attention.ts';
import { type Decision } from '../../domain/invoice/plan-invoice.ts';
import { type ActivityDependencies } from '../dependencies.ts';
import { attention, tryAgain } from '../sage-failure.ts';
import { type Destinations } from '../webhooks/destinations.ts';
import { AttachmentFailure, fetchAttachment, measureAttachment } from './fetch-attachment.ts';

/** For all files of an invoice together; 10 MB come in that time by 4 Mbit/s. */
export const FETCH_WITHIN_MS = 20_000;

export interface FetchedAttachment extends Attachment {
  readonly bytes: Buffer;
}

export const attachmentActivities = ({ destinations }: ActivityDependencies) => ({
  /** Fetches each file and lets it go by: its size, and whether it is the one that was handed over. @throws `needs_person`, `try_again` */
  async checkAttachments(input: {
    readonly attachments: readonly Attachment[];
  }): Promise<readonly CheckedAttachment[]> {
    try {
      return await measureAll(input.attachments, destinations);
    } catch (error) {
      throw asFailure(error, 0);
    }
  },
});

/** @throws AttachmentFileFailure */
const measureAll = async (attachments: readonly Attachment[], destinations: Destinations) =>
  oneByOne(attachments, async (file, bounds) => {
    const size = await measureAttachment(file, destinations, bounds);
    return { size, value: checkedAttachment(file, size) };
  });

/** The files with their bytes, for as long as they are needed. @throws AttachmentFileFailure */
export const fetchAll = async (
  attachments: readonly Attachment[],
  destinations: Destinations,
): Promise<readonly FetchedAttachment[]> =>
  oneByOne(attachments, async (file, bounds) => {
    const bytes = await fetchAttachment(file, destinations, bounds);
    return { size: bytes.length, value: { ...file, bytes } };
  });

/** For the preview, where what stands in the way is a result. */
export async function tryMeasureAll(
  attachments: readonly Attachment[],
  destinations: Destinations,
): Promise<Decision<readonly CheckedAttachment[]>> {
  try {
    return { ok: true, value: await measureAll(attachments, destinations) };
  } catch (error) {
    if (error instanceof AttachmentFileFailure) return { ok: false, attention: error.draft };
    throw error;
  }
}

type Bounds = Parameters<typeof fetchAttachment>[2];

/** Each has what those before it left of the bytes and of the time. */
async function oneByOne<T>(
  attachments: readonly Attachment[],
  fetchOne: (file: Attachment, bounds: Bounds) => Promise<{ size: number; value: T }>,
): Promise<readonly T[]> {
  const signal = AbortSignal.timeout(FETCH_WITHIN_MS);
  const values: T[] = [];
  let mostBytes = MOST_BYTES_TOGETHER;
  for (const [index, file] of attachments.entries()) {
    try {
      const { size, value } = await fetchOne(file, { mostBytes, signal });
      mostBytes -= size;
      values.push(value);
    } catch (error) {
      throw error instanceof AttachmentFailure ? new AttachmentFileFailure(error, index) : error;
    }
  }
  return values;
}

/** Which file of the hand-over it is about. */
class AttachmentFileFailure extends Error {
  override readonly name = 'AttachmentFileFailure';
  readonly draft: AttentionDraft;
  readonly passes: boolean;

  constructor({ code, message, passes }: AttachmentFailure, index: number) {
    super(message);
    const part = { attachment_unavailable: 'url', attachment_differs: 'sha256', attachment_too_large: null }[
      code
    ];
    this.draft = {
      code,
      message,
      field: ['/attachments', index, part].filter((one) => one !== null).join('/'),
    };
    this.passes = passes;
  }
}

/** What may pass is tried again, in sight; the rest a person has to settle. Whatever is no trouble of a file passes through. */
export function asFailure(error: unknown, calls: number): unknown {
  if (!(error instanceof AttachmentFileFailure)) return error;
  const { draft, passes } = error;
  return passes ? away(draft, calls) : attention(draft, { calls, effect: 'not_called' });
}

const away = ({ message }: AttentionDraft, calls: number): ApplicationFailure =>
  tryAgain(
    { service: 'attachments', message, retryAfterMs: null, unsettled: false, calls },
    { nonRetryable: true },
  );
