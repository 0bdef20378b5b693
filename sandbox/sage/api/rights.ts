import { accessDenied } from '../errors.ts';
import { type Rights } from '../state.ts';
import { type Call, type Route } from './call.ts';

/** The API acts as the user (Sage guide, access rights): Restricted may do all but delete or void. */
export function checkRights(call: Pick<Call, 'user' | 'business' | 'scope'>, route: Route): void {
  if (call.scope === 'readonly' && route.method !== 'GET') throw accessDenied();
  const rights = call.user.access.find((access) => access.businessId === call.business.id)?.rights;
  if (rights === undefined) throw accessDenied();
  if (route.area !== null && !allows(rights[route.area], route.method)) throw accessDenied();
  for (const area of route.alsoReads ?? []) if (!allows(rights[area], 'GET')) throw accessDenied();
  for (const area of route.needsFull ?? []) if (rights[area] !== 'Full') throw accessDenied();
}

function allows(level: Rights[keyof Rights], method: Route['method']): boolean {
  switch (level) {
    case 'Full':
      return true;
    case 'Restricted':
      return method !== 'DELETE';
    case 'ReadOnly':
      return method === 'GET';
    case 'None':
      return false;
  }
}
