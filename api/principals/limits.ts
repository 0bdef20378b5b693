import { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { ipKeyGenerator, type Options, rateLimit } from 'express-rate-limit';
import { type ApiConfig } from '../config.ts';
import { Problem } from '../problem.ts';
import { factsOf } from './principal.ts';

const MINUTE_MS = 60_000;

export interface Limits {
  /** Everything that shows no credential, and each credential that is refused; of one address. */
  readonly byAddress: RequestHandler;
  /** Of one principal. */
  readonly requests: RequestHandler;
  readonly handOvers: RequestHandler;
}

/**
 * So many requests a minute are taken by this process; others get 429 with `Retry-After`. What is left stands in the headers of each
 * answer, as draft-ietf-httpapi-ratelimit-headers describes them.
 */
export function limitsOf(config: ApiConfig): Limits {
  return {
    byAddress: limit('address', config.UNAUTHENTICATED_PER_MINUTE, addressOf),
    requests: limit('requests', config.REQUESTS_PER_MINUTE, principalId),
    handOvers: limit('hand-overs', config.HAND_OVERS_PER_MINUTE, principalId),
  };
}

/** A network of 56 bits counts as one IPv6 address: so many every customer of a provider has. */
const addressOf = (request: Request): string => ipKeyGenerator(request.ip ?? '');

const principalId = (request: Request): string => factsOf(request).principal?.id ?? addressOf(request);

function limit(name: string, perMinute: number, keyGenerator: Options['keyGenerator']): RequestHandler {
  return rateLimit({
    windowMs: MINUTE_MS,
    limit: perMinute,
    identifier: name,
    keyGenerator,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request: Request, _response: Response, next: NextFunction) => next(tooMany(name, perMinute)),
    // Where no proxy is trusted, a stranger's X-Forwarded-For is nothing to warn of.
    validate: { xForwardedForHeader: false },
  });
}

const tooMany = (name: string, perMinute: number): Problem =>
  new Problem({
    status: 429,
    code: 'too_many_requests',
    detail: `More than ${perMinute} a minute are not taken here (limit "${name}").`,
    fix: 'Send the same request again after the seconds that Retry-After says: it is safe to repeat.',
  });

/** Runs a limiter as a step of another handler. @throws Problem 429 */
export const counted = (limiter: RequestHandler, request: Request, response: Response): Promise<void> =>
  new Promise((resolve, reject) => {
    const next: NextFunction = (error?: unknown) => (error instanceof Error ? reject(error) : resolve());
    void limiter(request, response, next);
  });
