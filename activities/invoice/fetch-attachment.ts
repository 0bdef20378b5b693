import { createHash } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';
import { type Attachment, type AttachmentTrouble, shownUrl } from '../../domain/invoice/attachments.ts';
import { DestinationRefused, type Destinations } from '../webhooks/destinations.ts';

/** Its message names the file and what was found, and nothing of the file's content or of its URL's query. */
export class AttachmentFailure extends Error {
  override readonly name = 'AttachmentFailure';
  readonly code: AttachmentTrouble;
  /** It may pass by itself: the same request may be made later. */
  readonly passes: boolean;

  constructor(code: AttachmentTrouble, message: string, passes = false) {
    super(message);
    this.code = code;
    this.passes = passes;
  }
}

export interface FetchBounds {
  /** Of this file: what the files before it left. */
  readonly mostBytes: number;
  /** Ends the request where it is, from the beginning to the last byte. */
  readonly signal: AbortSignal;
}

/** What the server answers for good: trying again with the same URL does not help. Not 404: the file may be yet to come. */
const FINAL = new Set([400, 401, 403, 405, 410, 414, 451]);

/** The server gave another answer than the file. */
class OtherAnswer extends Error {
  readonly status: number;

  constructor(status: number) {
    const isRedirect = status >= 300 && status < 400;
    super(
      isRedirect
        ? `the server answered ${status}, and redirects are not followed`
        : `the server answered ${status} where 200 was expected`,
    );
    this.status = status;
  }

  get passes(): boolean {
    return this.status >= 400 && !FINAL.has(this.status);
  }
}

/** The bytes of a file, checked. @throws AttachmentFailure */
export async function fetchAttachment(
  file: Attachment,
  destinations: Destinations,
  bounds: FetchBounds,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  await measureAttachment(file, destinations, bounds, (chunk) => chunks.push(chunk));
  return Buffer.concat(chunks);
}

/**
 * The size of a file in bytes, whose digest is checked; its bytes go by without being kept. The address obeys the rules of webhooks
 * (`Destinations`): no redirect is followed, no proxy of the environment is used, and each request passes the look-up's check. What is
 * longer than allowed is cut off while it comes.
 * @throws AttachmentFailure
 */
export async function measureAttachment(
  file: Attachment,
  destinations: Destinations,
  bounds: FetchBounds,
  onChunk: (chunk: Buffer) => void = () => undefined,
): Promise<number> {
  const { url, sha256, fileName } = file;
  const digest = createHash('sha256');
  let size: number;
  try {
    size = await get(new URL(url), destinations, { ...bounds, fileName }, (chunk) => {
      digest.update(chunk);
      onChunk(chunk);
    });
  } catch (error) {
    throw error instanceof AttachmentFailure ? error : unavailable(file, error, bounds.signal);
  }
  const found = digest.digest('hex');
  if (found !== sha256) {
    throw new AttachmentFailure(
      'attachment_differs',
      `"${fileName}" (${shownUrl(url)}) has the SHA-256 ${found}, the hand-over says ${sha256}`,
    );
  }
  return size;
}

function unavailable({ fileName, url }: Attachment, error: unknown, signal: AbortSignal): AttachmentFailure {
  const reason = signal.aborted
    ? 'it did not come in time'
    : error instanceof Error
      ? error.message
      : String(error);
  const passes = error instanceof OtherAnswer ? error.passes : !(error instanceof DestinationRefused);
  return new AttachmentFailure(
    'attachment_unavailable',
    `"${fileName}" could not be fetched from ${shownUrl(url)}: ${reason}`,
    passes,
  );
}

function get(
  url: URL,
  destinations: Destinations,
  { mostBytes, signal, fileName }: FetchBounds & { readonly fileName: string },
  onChunk: (chunk: Buffer) => void,
): Promise<number> {
  const { request } = url.protocol === 'https:' ? https : http;
  const lookup = destinations.lookupFor(url);
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { agent: false, lookup, signal });
    const giveUp = (error: Error) => {
      reject(error);
      outgoing.destroy();
    };
    const tooLarge = () =>
      new AttachmentFailure(
        'attachment_too_large',
        `"${fileName}" has more than the ${mostBytes} bytes that are left for it of the 10 MB of all files`,
      );
    outgoing.once('response', (incoming) => {
      let size = 0;
      incoming.once('error', reject);
      if (incoming.statusCode !== 200) return giveUp(new OtherAnswer(incoming.statusCode ?? 0));
      if (Number(incoming.headers['content-length'] ?? 0) > mostBytes) return giveUp(tooLarge());
      incoming.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > mostBytes) return giveUp(tooLarge());
        onChunk(chunk);
      });
      incoming.once('end', () => {
        resolve(size);
      });
      incoming.once('close', () => {
        reject(new Error('the connection ended before the file was complete'));
      });
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}
