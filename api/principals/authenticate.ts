import { type NextFunction, type Request, type Response } from 'express';
import { Problem } from '../problem.ts';
import { factsOf } from './principal.ts';
import { type StaticKeys } from './static-keys.ts';
import { isToken, type Tokens } from './tokens.ts';

export type Authenticate = (request: Request, response: Response, next: NextFunction) => Promise<void>;

/**
 * Lets through who brings a key or token; what it may do is the route's matter. `onFailure` is told of each that was refused, and may
 * refuse otherwise.
 */
export function authenticateBy(
  keys: StaticKeys,
  tokens: Tokens | null,
  onFailure: (request: Request, response: Response) => Promise<void>,
): Authenticate {
  return async (request, response, next) => {
    try {
      factsOf(request).principal = await principalBy(request, keys, tokens);
    } catch (error) {
      if (error instanceof Problem && error.fields.status === 401) await onFailure(request, response);
      throw error;
    }
    next();
  };
}

function principalBy(request: Request, keys: StaticKeys, tokens: Tokens | null) {
  const [scheme, credential = ''] = (request.get('authorization') ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || credential === '') throw refused('There is no bearer key.');
  if (tokens !== null && isToken(credential)) return tokens.principalOf(credential);
  const found = keys.find(credential);
  if (found === null) throw refused('The bearer key is not known.');
  if ('expiredMs' in found)
    throw refused(`The bearer key expired on ${new Date(found.expiredMs).toISOString()}.`);
  return found.principal;
}

const refused = (detail: string): Problem =>
  new Problem({
    status: 401,
    code: 'not_authenticated',
    detail,
    fix: 'Send the header "Authorization: Bearer KEY" with a key that stands in API_KEYS or API_KEYS_FILE.',
  });
