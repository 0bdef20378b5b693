import { type Payload } from '@temporalio/common';

const HIDDEN = '(hidden)';

/** Fields whose text is a secret whatever it looks like: of a token pair, of the code exchange, of what signs. */
const secretNames = new Set([
  'accessToken',
  'refreshToken',
  'codeVerifier',
  'clientSecret',
  'secret',
  'password',
]);

/** Wherever they stand, inside of a longer text too: a JWT, a secret that signs events, the secret part of a link's ticket. */
export const secretText = /eyJ[\w-]+\.[\w-]+\.[\w-]*|whsec_[A-Za-z0-9+/]+=*|(?<=\.)[\w-]{43}(?![\w-])/g;

/**
 * A payload as it may be shown: whoever may read histories, a person or a tool, has no use for tokens of Sage, secrets that sign events, and
 * links that connect a unit. Content without them stays as it is, to the byte.
 */
export function withoutSecrets(payload: Payload): Payload {
  const text = Buffer.from(payload.data ?? []).toString('utf8');
  const shown = isJson(payload) ? shownJson(text) : text.replace(secretText, HIDDEN);
  return shown === text ? payload : { ...payload, data: Buffer.from(shown) };
}

const isJson = ({ metadata }: Payload): boolean =>
  Buffer.from(metadata?.['encoding'] ?? [])
    .toString('utf8')
    .startsWith('json/');

function shownJson(text: string): string {
  let hidden = 0;
  const hide = () => {
    hidden += 1;
    return HIDDEN;
  };
  try {
    const shown: unknown = JSON.parse(text, function (this: unknown, name, value: unknown) {
      if (typeof value !== 'string') return value;
      if (secretNames.has(name) || (name === 'code' && isOfExchange(this))) return hide();
      return value.replace(secretText, hide);
    });
    return hidden === 0 ? text : JSON.stringify(shown);
  } catch {
    return text.replace(secretText, HIDDEN);
  }
}

/** Problems have a `code` too, which is none of Sage's answer to a consent: that stands alone, or with what redeems it. */
const isOfExchange = (holder: unknown): boolean =>
  typeof holder === 'object' &&
  holder !== null &&
  (Object.hasOwn(holder, 'codeVerifier') || Object.keys(holder).length === 1);
