import { randomUUID } from 'node:crypto';
import { type NextFunction, type Request, type Response } from 'express';
import { type Logger } from 'pino';
import { declaredPath } from './declared-path.ts';
import { factsOf } from './principals/principal.ts';
import { hideSecrets } from './without-secrets.ts';

const refusals: ReadonlySet<number> = new Set([401, 403, 429]);
const usable = /^[\w.-]{8,64}$/;

/** Gives each request an id (the caller's own, when it sent a usable one), answers it back, and logs one line when done. */
export function requestLog(log: Logger) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const given = request.get('x-request-id') ?? '';
    const requestId = usable.test(given) ? given : randomUUID();
    const startedAt = performance.now();
    response.locals['requestId'] = requestId;
    response.set('x-request-id', requestId);
    response.on('close', () => {
      const { principal, problem } = factsOf(request);
      const line = {
        requestId,
        principal: principal?.id ?? null,
        method: request.method,
        // Without the query: it may carry a code or a ticket. Somebody may put them into a path as well.
        path: hideSecrets(request.path),
        route: declaredPath(request),
        status: response.statusCode,
        durationMs: Math.round(performance.now() - startedAt),
        // Whoever is refused at the door is to be found by where it came from.
        ...(refusals.has(response.statusCode) && { problem, address: request.ip }),
      };
      if (!response.writableFinished) log.info({ ...line, cutOff: true }, 'request');
      else if (response.statusCode >= 500) log.error(line, 'request');
      else if (request.path.startsWith('/health')) log.trace(line, 'request');
      else log.info(line, 'request');
    });
    next();
  };
}
