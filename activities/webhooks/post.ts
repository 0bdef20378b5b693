import http from 'node:http';
import https from 'node:https';
import { type LookupFunction } from 'node:net';
import { retryAfterMs } from '../../sage/retry-after.ts';

/** Enough for a sentence of an error page; the rest is not read. */
const MOST_BYTES = 2_048;

export interface Answer {
  readonly status: number;
  readonly retryAfterMs: number | null;
  /** The beginning of what was said. */
  readonly text: string;
}

/**
 * Posts once, to exactly this address: no redirect is followed, no proxy of the environment is used, and no connection is
 * kept, so each request passes the look-up's check. An answer counts from its status line on, however its body ends.
 * @throws Error when no status came within `timeoutMs`
 */
export function post(
  url: URL,
  body: string,
  options: { headers: Record<string, string>; lookup: LookupFunction; timeoutMs: number },
): Promise<Answer> {
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const outgoing = request(url, {
      method: 'POST',
      agent: false,
      lookup: options.lookup,
      headers: { ...options.headers, 'content-length': String(Buffer.byteLength(body)) },
      signal: AbortSignal.timeout(options.timeoutMs),
    });
    outgoing.once('response', (incoming) => {
      const chunks: Buffer[] = [];
      let size = 0;
      const settle = () => {
        resolve({
          status: incoming.statusCode ?? 0,
          retryAfterMs: retryAfterMs(incoming.headers['retry-after']) ?? null,
          text: Buffer.concat(chunks).subarray(0, MOST_BYTES).toString('utf8'),
        });
        incoming.destroy();
      };
      incoming.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        size += chunk.length;
        if (size >= MOST_BYTES) settle();
      });
      incoming.once('end', settle).once('error', settle).once('close', settle);
    });
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}
