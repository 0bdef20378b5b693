import { type Incoming } from '../serve.ts';
import { type Settings } from '../options.ts';

/** The form of a token or revoke call; undefined when it is not form-encoded. */
export function formOf(incoming: Incoming): URLSearchParams | undefined {
  const type = incoming.headers['content-type'] ?? '';
  return /^application\/x-www-form-urlencoded\b/i.test(type)
    ? new URLSearchParams(incoming.body.toString('utf8'))
    : undefined;
}

/** Client credentials in the body are the norm; one page of the Sage guide names HTTP Basic as well. */
export function isOurClient(settings: Settings, form: URLSearchParams, incoming: Incoming): boolean {
  const basic = /^Basic (.+)$/i.exec(incoming.headers.authorization ?? '')?.[1];
  const [id, secret] =
    basic === undefined
      ? [form.get('client_id'), form.get('client_secret')]
      : Buffer.from(basic, 'base64').toString('utf8').split(':');
  return id === settings.clientId && secret === settings.clientSecret;
}

/** Registered URLs are compared character for character, case included (Sage guide). */
export function isAllowedRedirect(settings: Settings, uri: string): boolean {
  if (settings.redirectUris !== undefined) return settings.redirectUris.includes(uri);
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname } = new URL(uri);
  return protocol === 'http:' && (hostname === 'localhost' || hostname === '127.0.0.1');
}
