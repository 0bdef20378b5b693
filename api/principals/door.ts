import { type Request } from 'express';
import { unknownBusinessUnit } from '../connection/unknown-business-unit.ts';
import { Problem } from '../problem.ts';
import { factsOf, type Principal, reaches } from './principal.ts';
import { type Role } from './roles.ts';

/**
 * Lets in who has one of the roles. Whoever authenticated itself by a key or token is somebody.
 * @throws Problem 403
 */
export function expectRole(request: Request, roles: readonly Role[]): Principal {
  const { principal } = factsOf(request);
  if (principal === undefined) throw new Error(`${request.method} ${request.path} stands before the door`);
  if (roles.some((role) => principal.roles.has(role))) return principal;
  const needed = roles.map((role) => `"${role}"`).join(' or ');
  throw new Problem({
    status: 403,
    code: 'role_missing',
    detail: `"${principal.id}" may not do this: it needs the role ${needed}.`,
    fix: 'Use a key or token with that role, or have it added.',
  });
}

/** The unit that a path names, or by which a list is filtered. */
export function unitIn(names: object | undefined): string | undefined {
  const unit: unknown = names && 'businessUnit' in names ? names.businessUnit : undefined;
  return typeof unit === 'string' ? unit : undefined;
}

/**
 * Asked before anything is looked up: a unit of somebody else gets the answer of one that was never there, and gets it as fast.
 * @throws Problem 404
 */
export function expectOwnUnit(principal: Principal, names: object | undefined): void {
  const unit = unitIn(names);
  if (unit !== undefined && !reaches(principal, unit)) throw unknownBusinessUnit(unit);
}
