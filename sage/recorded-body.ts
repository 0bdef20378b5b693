import { createHash } from 'node:crypto';
import { type RecordedBody } from '../domain/invoice/recorded-call.ts';
import { type HttpAnswer, type HttpCall, withoutSecrets } from './http-call.ts';

/** Characters that are kept of a text: of the invoices that are sent the whole, of lists and pages the beginning. */
const MOST_SENT = 256_000;
const MOST_ANSWERED = 32_000;
const isText = /\b(?:json|text|xml|html|urlencoded)\b/i;

export function sentBody(call: HttpCall, room: number): RecordedBody | null {
  const { body, shownBody, headers } = call;
  if (body === undefined) return null;
  const type = headers['Content-Type'] ?? null;
  return recorded(call, { whole: Buffer.from(body), type, shown: shownBody }, Math.min(MOST_SENT, room));
}

export function answeredBody(call: HttpCall, answer: HttpAnswer, room: number): RecordedBody | null {
  if (answer.body.length === 0) return null;
  const type = answer.header('content-type') ?? null;
  return recorded(call, { whole: answer.body, type }, Math.min(MOST_ANSWERED, room));
}

interface Content {
  readonly whole: Buffer;
  readonly type: string | null;
  /** In place of what holds the content of a file. */
  readonly shown?: string | undefined;
}

function recorded(call: HttpCall, { whole, type, shown }: Content, most: number): RecordedBody {
  const sha256 = () => createHash('sha256').update(whole).digest('hex');
  const common = { contentType: type, bytes: whole.length };
  if (!isText.test(type ?? '')) return { ...common, sha256: sha256(), text: null, shortened: true };
  const text = withoutSecrets(call, shown ?? whole.toString('utf8'));
  const shortened = shown !== undefined || text.length > most;
  return { ...common, sha256: shortened ? sha256() : null, text: text.slice(0, most), shortened };
}
