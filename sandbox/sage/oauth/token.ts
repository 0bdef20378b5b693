import { createHash } from 'node:crypto';
import { type Answer, jsonAnswer } from '../answer.ts';
import { type Incoming } from '../serve.ts';
import { type World } from '../world.ts';
import { formOf, isOurClient } from './client.ts';
import { emailOf, openGrant, revokeGrant, rotate, type TokenAnswer, tokensOf } from './grants.ts';
import { readToken } from './jwt.ts';
import { verifierFits } from './pkce.ts';
import { oauthRefusal } from './refusal.ts';

const codeSeconds = 60;

export function codeKey(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}

/** `POST /token` */
export function answerToken(world: World, incoming: Incoming): Answer {
  const form = formOf(incoming);
  if (form === undefined) return oauthRefusal('invalid_request', 'The body must be form-encoded.');
  const grantType = form.get('grant_type');
  if (grantType === null) return oauthRefusal('invalid_request', 'grant_type is missing.');
  if (!isOurClient(world.settings, form, incoming))
    return oauthRefusal('invalid_client', 'Client authentication failed.');
  switch (grantType) {
    case 'authorization_code':
      return exchangeCode(world, form);
    case 'refresh_token':
      return refresh(world, form);
    default:
      return oauthRefusal('unsupported_grant_type', `grant_type ${grantType} is not supported.`);
  }
}

function exchangeCode(world: World, form: URLSearchParams): Answer {
  const code = form.get('code');
  const redirectUri = form.get('redirect_uri');
  if (code === null || redirectUri === null)
    return oauthRefusal('invalid_request', 'code and redirect_uri are required.');
  const key = codeKey(code);
  const known = world.state.codes[key];
  if (known === undefined) return oauthRefusal('invalid_grant', 'The code is unknown or was used before.');
  // Single use whatever comes of it: a second try with the right verifier is refused too.
  delete world.state.codes[key];
  if (world.clock.now().getTime() > known.issuedAt + codeSeconds * 1000)
    return oauthRefusal('invalid_grant', 'The code has expired.');
  if (known.redirectUri !== redirectUri)
    return oauthRefusal('invalid_grant', 'redirect_uri differs from the one of the authorisation.');
  if (!verifierFits(form.get('code_verifier'), known.challenge, known.challengeMethod))
    return oauthRefusal('invalid_grant', 'code_verifier does not fit the code challenge.');
  if (world.settings.secondConsentRevokesFirst) {
    // Only the most recent refresh token is good (Sage guide); that this spans consents is an assumption.
    for (const grant of Object.values(world.state.grants))
      if (grant.userId === known.userId && grant.clientId === known.clientId)
        revokeGrant(world, grant, 'a later consent of the same user');
  }
  const grant = openGrant(world, known.userId, known.clientId, known.scope);
  return tokenAnswer(tokensOf(world, grant, 'authorization_code'));
}

function refresh(world: World, form: URLSearchParams): Answer {
  const token = form.get('refresh_token');
  if (token === null) return oauthRefusal('invalid_request', 'refresh_token is required.');
  const claims = readToken(world.state.tokenKey, token);
  const grant = claims?.kind === 'refresh' ? world.state.grants[claims.grant] : undefined;
  if (claims === undefined || grant === undefined)
    return oauthRefusal('invalid_grant', 'The refresh token is unknown.');
  if (grant.revokedAt !== null) return oauthRefusal('invalid_grant', 'The refresh token was revoked.');
  if (claims.jti !== grant.refreshJti) {
    if (world.settings.profile === 'kind' && claims.jti === grant.previousJti)
      return tokenAnswer(tokensOf(world, grant, 'refresh_token, grace'));
    world.record.add('token.reused', null, grant.id, { userEmail: emailOf(world, grant.userId) });
    // Sage documents invalid_grant for a used token; ending the whole chain is the harsher reading (RFC 9700, 4.14).
    if (world.settings.profile === 'strict') revokeGrant(world, grant, 'a used refresh token was presented');
    return oauthRefusal('invalid_grant', 'The refresh token was used before or is not the most recent one.');
  }
  if (world.clock.now().getTime() >= claims.exp * 1000)
    return oauthRefusal('invalid_grant', 'The refresh token has expired.');
  rotate(world, grant);
  return tokenAnswer(tokensOf(world, grant, 'refresh_token'));
}

function tokenAnswer(tokens: TokenAnswer): Answer {
  return jsonAnswer(200, tokens, { 'cache-control': 'no-store' });
}
