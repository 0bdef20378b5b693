import { type Answer, errorAnswer, jsonAnswer } from '../answer.ts';
import { tokenRefused } from '../errors.ts';
import { readToken } from '../oauth/jwt.ts';
import { type Incoming } from '../serve.ts';
import { type Scope, type User } from '../state.ts';
import { type World } from '../world.ts';

/** Who calls, or the 401 in the form that was observed for each cause. */
export function authenticate(world: World, incoming: Incoming): { user: User; scope: Scope } | Answer {
  const header = incoming.headers.authorization;
  if (header === undefined)
    return jsonAnswer(401, {
      error: "Authorization missing. Please, add an authorization token at the 'Authorization' HTTP header.",
    });
  const claims = readToken(world.state.tokenKey, /^Bearer (\S+)$/i.exec(header)?.[1] ?? '');
  const user = world.state.users.find((each) => each.id === claims?.sub);
  if (claims?.kind !== 'access' || user === undefined)
    return errorAnswer(tokenRefused('JWT malformed or missing'));
  if (world.clock.now().getTime() >= claims.exp * 1000) return errorAnswer(tokenRefused('JWT expired'));
  return { user, scope: claims.scopes };
}
