import { type Express, type NextFunction, type Request, type Response } from 'express';
import { Problem } from './problem.ts';

/** Takes these methods alone; so HEAD as well is refused where a GET changes something, as on the way through a consent. */
export const only =
  (...methods: readonly string[]) =>
  (request: Request, response: Response, next: NextFunction): void => {
    if (methods.includes(request.method)) next();
    else refuseMethod(request, response, methods);
  };

/** To be mounted after all routes: answers what they left over, of paths that there are. */
export function mountOtherMethods(
  app: Express,
  routes: readonly { readonly method: string; readonly path: string }[],
): void {
  for (const { path, method } of routes) {
    const allowed = method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()];
    app.all(path, (_request: Request, response: Response, next: NextFunction) => {
      // One address may be of two paths: /deliveries/{id} is /deliveries/resend-failed too.
      response.locals['allowed'] = [...allowedHere(response), ...allowed];
      next();
    });
  }
  app.use((request: Request, response: Response, next: NextFunction) => {
    const allowed = allowedHere(response);
    if (allowed.length === 0) next();
    else refuseMethod(request, response, allowed);
  });
}

function refuseMethod(request: Request, response: Response, allowed: readonly string[]): void {
  response.set('allow', [...new Set([...allowed, 'OPTIONS'])].join(', '));
  if (request.method === 'OPTIONS') {
    response.status(204).end();
    return;
  }
  throw new Problem({
    status: 405,
    code: 'method_not_allowed',
    detail: `${request.path} does not take ${request.method}.`,
    fix: `Use ${[...new Set(allowed)].join(' or ')}. GET /openapi.json lists every operation.`,
  });
}

function allowedHere(response: Response): string[] {
  const allowed: unknown = response.locals['allowed'];
  return Array.isArray(allowed) ? allowed.map(String) : [];
}
