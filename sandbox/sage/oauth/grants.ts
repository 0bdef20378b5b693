import { randomUUID } from 'node:crypto';
import { type Grant, type Scope } from '../state.ts';
import { type World } from '../world.ts';
import { signToken } from './jwt.ts';

export const accessSeconds = 300;
/** 31 days (Sage guide). */
export const refreshSeconds = 2_678_400;

export interface TokenAnswer {
  access_token: string;
  scope: Scope;
  token_type: 'bearer';
  expires_in: number;
  refresh_token: string;
  refresh_token_expires_in: number;
  requested_by_id: string;
}

export function openGrant(world: World, userId: string, clientId: string, scope: Scope): Grant {
  const grant: Grant = {
    id: randomUUID(),
    userId,
    clientId,
    scope,
    refreshJti: randomUUID(),
    refreshIssuedAt: world.clock.now().getTime(),
    previousJti: null,
    revokedAt: null,
  };
  world.state.grants[grant.id] = grant;
  return grant;
}

/** Makes the present refresh token of the grant worthless and a new one current. */
export function rotate(world: World, grant: Grant): void {
  grant.previousJti = grant.refreshJti;
  grant.refreshJti = randomUUID();
  grant.refreshIssuedAt = world.clock.now().getTime();
}

export function revokeGrant(world: World, grant: Grant, why: string): void {
  if (grant.revokedAt !== null) return;
  grant.revokedAt = world.clock.stamp();
  world.record.add('grant.revoked', null, grant.id, { userEmail: emailOf(world, grant.userId), why });
}

/** A fresh access token beside the grant's current refresh token. */
export function tokensOf(world: World, grant: Grant, how: string): TokenAnswer {
  const now = Math.floor(world.clock.now().getTime() / 1000);
  const alike = { grant: grant.id, sub: grant.userId, azp: grant.clientId, scopes: grant.scope };
  const refreshAt = Math.floor(grant.refreshIssuedAt / 1000);
  world.record.add('token.issued', null, grant.id, { userEmail: emailOf(world, grant.userId), how });
  return {
    access_token: signToken(world.state.tokenKey, {
      ...alike,
      kind: 'access',
      jti: randomUUID(),
      iat: now,
      exp: now + accessSeconds,
    }),
    scope: grant.scope,
    token_type: 'bearer',
    expires_in: accessSeconds,
    refresh_token: signToken(world.state.tokenKey, {
      ...alike,
      kind: 'refresh',
      jti: grant.refreshJti,
      iat: refreshAt,
      exp: refreshAt + refreshSeconds,
    }),
    refresh_token_expires_in: refreshAt + refreshSeconds - now,
    requested_by_id: grant.userId,
  };
}

export function emailOf(world: World, userId: string): string | null {
  return world.state.users.find((user) => user.id === userId)?.email ?? null;
}
