import { type Answer, jsonAnswer } from '../answer.ts';
import { type Incoming } from '../serve.ts';
import { type World } from '../world.ts';
import { formOf, isOurClient } from './client.ts';
import { revokeGrant } from './grants.ts';
import { readToken } from './jwt.ts';
import { oauthRefusal } from './refusal.ts';

/** `POST /revoke`: ends the chain of a refresh token. Access tokens live on until they expire (Sage guide). */
export function answerRevoke(world: World, incoming: Incoming): Answer {
  const form = formOf(incoming);
  const token = form?.get('token');
  if (form === undefined || !token) return oauthRefusal('invalid_request', 'A form with token is required.');
  if (!isOurClient(world.settings, form, incoming))
    return oauthRefusal('invalid_client', 'Client authentication failed.');
  const claims = readToken(world.state.tokenKey, token);
  const grant = claims?.kind === 'refresh' ? world.state.grants[claims.grant] : undefined;
  if (grant !== undefined) {
    revokeGrant(world, grant, 'the app revoked it');
    forgetConsent(world, grant.userId, grant.clientId);
  }
  return jsonAnswer(200, { success: 'ok' });
}

/** After a revocation Sage asks for consent again (Sage guide). */
export function forgetConsent(world: World, userId: string, clientId: string): void {
  world.state.consents = world.state.consents.filter(
    (consent) => consent.userId !== userId || consent.clientId !== clientId,
  );
}
