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

/** A secret that signs events, and the secret part of a link's ticket. */
const secretText = /whsec_[A-Za-z0-9+/]+=*|(?<=\.)[\w-]{43}(?![\w-])/g;
/** What a JWT may stand in, of which the shortest has more letters. Found first, since to look for one at every letter takes the square of the time. */
const jwtLetters = /[\w.-]{20,}/g;

/** Without JWTs, secrets that sign and tickets of links, wherever they stand in it. */
export const hideSecrets = (text: string): string =>
  text.replace(jwtLetters, withoutJwt).replace(secretText, HIDDEN);

function withoutJwt(letters: string): string {
  const at = letters.indexOf('eyJ');
  if (at === -1) return letters;
  const [header = '', content = '', ...rest] = letters.slice(at).split('.');
  return header.length > 3 && content !== '' && rest.length > 0
    ? `${letters.slice(0, at)}${HIDDEN}`
    : letters;
}

/**
 * A payload as it may be shown: whoever may read histories, a person or a tool, has no use for tokens of Sage, secrets that sign events, and
 * links that connect a unit. Content without them stays as it is, to the byte.
 */
export function withoutSecrets(payload: Payload): Payload {
  const text = Buffer.from(payload.data ?? []).toString('utf8');
  const shown = isJson(payload) ? shownJson(text) : hideSecrets(text);
  return shown === text ? payload : { ...payload, data: Buffer.from(shown) };
}

const isJson = ({ metadata }: Payload): boolean =>
  Buffer.from(metadata?.['encoding'] ?? [])
    .toString('utf8')
    .startsWith('json/');

function shownJson(text: string): string {
  let isHidden = false;
  try {
    const shown: unknown = JSON.parse(text, function (this: unknown, name, value: unknown) {
      if (typeof value !== 'string') return value;
      const isSecret = secretNames.has(name) || (name === 'code' && isOfExchange(this));
      const visible = isSecret ? HIDDEN : hideSecrets(value);
      isHidden ||= visible !== value;
      return visible;
    });
    return isHidden ? JSON.stringify(shown) : text;
  } catch {
    return hideSecrets(text);
  }
}

/** Problems have a `code` too, which is none of Sage's answer to a consent: that stands alone, or with what redeems it. */
const isOfExchange = (holder: unknown): boolean =>
  typeof holder === 'object' &&
  holder !== null &&
  (Object.hasOwn(holder, 'codeVerifier') || Object.keys(holder).length === 1);
