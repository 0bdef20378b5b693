import { randomUUID } from 'node:crypto';
import { type NextFunction, type Request, type Response } from 'express';
import { type Logger } from 'pino';

import { hideSecrets } from './without-secrets.ts';

const usable = /^[\w.-]{8,64}$/;

/** Who brought a key, once that was found good; null for everybody else. */
const principalOf = ({ locals }: Response): string | null => {
  const principal: unknown = locals['principal'];
  return typeof principal === 'string' ? principal : null;
};

/** As the route was declared, so that requests to one operation count together; null where none took it. */
const pathOf = (route: unknown): string | null =>
  typeof route === 'object' && route !== null && 'path' in route && typeof route.path === 'string'
    ? route.path
    : null;

/** Gives each request an id (the caller's own, when it sent a usable one), answers it back, and logs one line when done. */
export function requestLog(log: Logger) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const given = request.get('x-request-id') ?? '';
    const requestId = usable.test(given) ? given : randomUUID();
    const startedAt = performance.now();
    response.locals['requestId'] = requestId;
    response.set('x-request-id', requestId);
    response.on('close', () => {
      const route: unknown = request.route;
      const line = {
        requestId,
        method: request.method,
        // Without the query: it may carry a code or a ticket. Somebody may put them into a path as well.
        path: hideSecrets(request.path),
        route: pathOf(route),
        principal: principalOf(response),
        status: response.statusCode,
        durationMs: Math.round(performance.now() - startedAt),
      };
      if (!response.writableFinished) log.info({ ...line, cutOff: true }, 'request');
      else if (response.statusCode >= 500) log.error(line, 'request');
      else if (request.path.startsWith('/health')) log.trace(line, 'request');
      else log.info(line, 'request');
    });
    next();
  };
}
