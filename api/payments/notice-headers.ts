/** The three headers of Standard Webhooks, well formed. */
export interface NoticeHeaders {
  readonly id: string;
  /** Seconds since the epoch, as it was written: the signature is over the text. */
  readonly timestamp: string;
  /** Each as `v1,BASE64`. */
  readonly signatures: readonly string[];
}

export type HeaderFault = { readonly header: string; readonly fault: string };

/** No dot: it would blur where the id ends and the time begins in what is signed. */
const ID = /^[A-Za-z0-9_-]{1,128}$/;
const TIMESTAMP = /^[1-9]\d{8,10}$/;
const SIGNATURE = /^v\d[a-z]?,[A-Za-z0-9+/_-]{1,200}={0,2}$/;
/** More than any rotation needs; each costs a comparison. */
const MOST_SIGNATURES = 10;

/**
 * Reads the headers as they came over the wire. Each must be there exactly once: of two, a proxy before us and we might
 * believe different ones. `rawHeaders` is Node's list of names and values in turn.
 */
export function readNoticeHeaders(rawHeaders: readonly string[]): NoticeHeaders | HeaderFault {
  const values = (name: string) =>
    rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name);
  const [ids, timestamps, lists] = [
    values('webhook-id'),
    values('webhook-timestamp'),
    values('webhook-signature'),
  ];
  for (const [header, found] of [
    ['webhook-id', ids],
    ['webhook-timestamp', timestamps],
    ['webhook-signature', lists],
  ] as const) {
    if (found.length === 0) return { header, fault: 'is missing' };
    if (found.length > 1) return { header, fault: `is there ${found.length} times` };
  }
  const [id = '', timestamp = '', signatures = []] = [ids[0], timestamps[0], lists[0]?.split(' ')];
  if (!ID.test(id)) {
    return { header: 'webhook-id', fault: 'is not 1 to 128 letters, digits, hyphens and underscores' };
  }
  if (!TIMESTAMP.test(timestamp)) {
    return { header: 'webhook-timestamp', fault: 'is not a time in whole seconds since 1970' };
  }
  if (signatures.length > MOST_SIGNATURES) {
    return { header: 'webhook-signature', fault: `has more than ${MOST_SIGNATURES} signatures` };
  }
  if (!signatures.every((one) => SIGNATURE.test(one))) {
    return { header: 'webhook-signature', fault: 'is not a list such as "v1,BASE64 v1,BASE64"' };
  }
  return { id, timestamp, signatures };
}
