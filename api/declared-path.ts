import { type Request } from 'express';

/** The path of the route that took it, as it was declared, so that requests to one operation count together; null where none did. */
export function declaredPath(request: Request): string | null {
  const route: unknown = request.route;
  return typeof route === 'object' && route !== null && 'path' in route && typeof route.path === 'string'
    ? route.path
    : null;
}
