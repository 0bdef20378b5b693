import { type Settings } from '../options.ts';
import { type AuthorizeTransaction } from '../state.ts';
import { isAllowedRedirect } from './client.ts';
import { isPkceText } from './pkce.ts';

/** What the authorise URL asks for: a transaction, an error that goes back to the app, or one that must not. */
export type AuthorizeRequest =
  | { kind: 'start'; transaction: AuthorizeTransaction }
  | { kind: 'refuse'; redirectUri: string; error: string; state: string | null }
  | { kind: 'stop'; message: string };

// Since 2025 only these (Sage guide); older documents name de, es, fr and us.
const countries = ['gb', 'ie', 'ca'];

export function readAuthorizeRequest(
  query: URLSearchParams,
  settings: Settings,
  now: number,
): AuthorizeRequest {
  if (query.get('client_id') !== settings.clientId)
    return { kind: 'stop', message: 'The client_id is not known.' };
  const redirectUri = query.get('redirect_uri');
  // An unregistered address must never be redirected to, whatever else is wrong.
  if (redirectUri === null || !isAllowedRedirect(settings, redirectUri))
    return { kind: 'stop', message: 'The redirect_uri is not registered for this app.' };
  const state = query.get('state');
  const refuse = (error: string): AuthorizeRequest => ({ kind: 'refuse', redirectUri, error, state });
  const responseType = query.get('response_type');
  if (responseType === null) return refuse('invalid_request');
  if (responseType !== 'code') return refuse('unsupported_response_type');
  const scope = query.get('scope') ?? 'full_access';
  if (scope !== 'full_access' && scope !== 'readonly') return refuse('invalid_scope');
  const country = query.get('country')?.toLowerCase() ?? null;
  if (country !== null && !countries.includes(country)) return refuse('invalid_request');
  const challenge = query.get('code_challenge');
  const challengeMethod = query.get('code_challenge_method') ?? 'plain';
  if (challengeMethod !== 'plain' && challengeMethod !== 'S256') return refuse('invalid_request');
  if (challenge !== null && !isPkceText(challenge)) return refuse('invalid_request');
  return {
    kind: 'start',
    transaction: {
      clientId: settings.clientId,
      redirectUri,
      state,
      scope,
      country,
      challenge,
      challengeMethod,
      userId: null,
      startedAt: now,
    },
  };
}
