import { createHash } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';
import { type Attachment, type AttachmentTrouble } from '../../domain/invoice/attachments.ts';
import { type Destinations } from '../webhooks/destinations.ts';

/** Its message names the file and what was found, and nothing of the file's content or of its URL's query. */
export class AttachmentFailure extends Error {
  override readonly name = 'AttachmentFailure';
  readonly code: AttachmentTrouble;

  constructor(code: AttachmentTrouble, message: string) {
    super(message);
    this.code = code;
  }
}

export interface FetchBounds {
  /** Of this file: what the files before it left. */
  readonly mostBytes: number;
  /** From the beginning to the last byte. */
  readonly timeoutMs: number;
}

/**
 * The bytes of a file, checked. The address obeys the rules of webhooks (`Destinations`): no redirect is followed, no proxy of the
 * environment is used, and each request passes the look-up's check. What is longer than allowed is cut off while it comes.
 * @throws AttachmentFailure
 */
export async function fetchAttachment(
  { url, sha256, fileName }: Attachment,
  destinations: Destinations,
  bounds: FetchBounds,
): Promise<Buffer> {
  let bytes: Buffer;
  try {
    bytes = await get(new URL(url), destinations, bounds, fileName);
  } catch (error) {
    if (error instanceof AttachmentFailure) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new AttachmentFailure('attachment_unavailable', `"${fileName}" could not be fetched: ${reason}`);
  }
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sha256) {
    throw new AttachmentFailure(
      'attachment_differs',
      `"${fileName}" has the SHA-256 ${found}, the hand-over says ${sha256}`,
    );
  }
  return bytes;
}

function get(url: URL, destinations: Destinations, bounds: FetchBounds, fileName: string): Promise<Buffer> {
  const { request } = url.protocol === 'https:' ? https : http;
  const lookup = destinations.lookupFor(url);
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { agent: false, lookup, signal: AbortSignal.timeout(bounds.timeoutMs) });
    const giveUp = (error: Error) => {
      reject(error);
      outgoing.destroy();
    };
    const tooLarge = () =>
      new AttachmentFailure(
        'attachment_too_large',
        `"${fileName}" has more than the ${bounds.mostBytes} bytes that are left for it`,
      );
    outgoing.once('response', (incoming) => {
      const chunks: Buffer[] = [];
      let size = 0;
      incoming.once('error', reject);
      if (incoming.statusCode !== 200) {
        return giveUp(new Error(`the server answered ${incoming.statusCode ?? 0} where 200 was expected`));
      }
      if (Number(incoming.headers['content-length'] ?? 0) > bounds.mostBytes) return giveUp(tooLarge());
      incoming.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > bounds.mostBytes) return giveUp(tooLarge());
        chunks.push(chunk);
      });
      incoming.once('end', () => {
        resolve(Buffer.concat(chunks));
      });
      incoming.once('close', () => {
        reject(new Error('the connection ended before the file was complete'));
      });
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}
