import { createHmac, timingSafeEqual } from 'node:crypto';
import { readNoticeHeaders } from './notice-headers.ts';

export interface ReceivedNotice {
  /** Node's `rawHeaders`: names and values in turn, as they came. */
  readonly rawHeaders: readonly string[];
  /** The very bytes that came: the signature is over them. */
  readonly body: Uint8Array;
}

export type Verdict =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly why: string; readonly fix: string };

/** Either way, as Standard Webhooks recommends. */
export const TOLERANCE_SECONDS = 300;

/**
 * Was this notice signed with one of the secrets, and lately? Pure: the same question has the same answer. Stricter than
 * Standard Webhooks asks where a lenient reading could be turned against us; see docs/decisions/0028.
 */
export function verifyNotice(
  { rawHeaders, body }: ReceivedNotice,
  secrets: readonly Uint8Array[],
  nowMs: number,
  variable = 'NOTICE_SECRETS',
): Verdict {
  const headers = readNoticeHeaders(rawHeaders);
  if ('fault' in headers) {
    return refused(
      `${headers.header} ${headers.fault}.`,
      `Send ${headers.header} as Standard Webhooks describes.`,
    );
  }
  const { id, timestamp, signatures } = headers;
  const aheadSeconds = Number(timestamp) - nowMs / 1000;
  if (Math.abs(aheadSeconds) > TOLERANCE_SECONDS) {
    return refused(
      `webhook-timestamp ${timestamp} is ${Math.round(Math.abs(aheadSeconds))} seconds ${aheadSeconds > 0 ? 'ahead of' : 'behind'} our clock; ${TOLERANCE_SECONDS} are allowed.`,
      'Set the clock, and sign each attempt anew with its own time.',
    );
  }
  const expected = secrets.map((secret) => signatureOf(secret, id, timestamp, body));
  const matches = signatures.filter((given) => expected.some((one) => isSame(one, given)));
  if (matches.length > 0) return { ok: true, id };
  return refused(
    'The notice is not signed with a known secret, or was altered on its way.',
    `Sign the very bytes that are sent, as Standard Webhooks describes, with a secret of ${variable}.`,
  );
}

function signatureOf(secret: Uint8Array, id: string, timestamp: string, body: Uint8Array): Buffer {
  const mac = createHmac('sha256', secret).update(`${id}.${timestamp}.`).update(body);
  return Buffer.from(`v1,${mac.digest('base64')}`);
}

/** The text is compared, not what it decodes to: base64 has several ways to write the same bytes. */
function isSame(expected: Buffer, given: string): boolean {
  const bytes = Buffer.from(given);
  return bytes.length === expected.length && timingSafeEqual(bytes, expected);
}

const refused = (why: string, fix: string): Verdict => ({ ok: false, why, fix });
