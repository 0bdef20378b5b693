import { createHash, timingSafeEqual } from 'node:crypto';
import { type NextFunction, type Request, type Response } from 'express';
import { Problem } from './problem.ts';

export type Authenticate = (request: Request, response: Response, next: NextFunction) => void;

/** Lets through who brings one of the bearer keys. Keys are compared by digest and in constant time. */
export function bearerKeys(keys: readonly string[]): Authenticate {
  const digests = keys.map(digest);
  return (request, response, next) => {
    const [scheme, key] = (request.get('authorization') ?? '').split(' ');
    const given = digest(key ?? '');
    const matches = digests.filter((known) => timingSafeEqual(known, given));
    if (scheme?.toLowerCase() !== 'bearer' || matches.length === 0) {
      throw new Problem({
        status: 401,
        code: 'not_authenticated',
        detail: key ? 'The bearer key is not known.' : 'There is no bearer key.',
        fix: 'Send the header "Authorization: Bearer KEY" with a key of API_KEYS.',
      });
    }
    response.locals['principal'] = 'key';
    next();
  };
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
