import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';
import { identifier, requiredText } from '../../domain/schemas/text.ts';
import { Problem } from '../problem.ts';
import { type Principal } from './principal.ts';
import { isRole, type Role } from './roles.ts';

/** What an issuer of JSON Web Tokens is known by. */
export interface Issuer {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUrl: URL;
  /** Null: it is the login of operators, whose tokens decode payloads and do nothing else. */
  readonly claims: { readonly units: string; readonly roles: string; readonly person: string } | null;
}

/** Signatures by a public key alone: a secret that both know would let whoever reads our configuration make tokens. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
const CLOCK_SKEW_SECONDS = 30;
const LONGEST_LIFE_SECONDS = 3_600;

/** A key that the issuer withdraws is taken for so long at most; a new one is looked for when a token names it. */
const KEYS_KEPT_MS = 10 * 60_000;
/** Who invents key ids makes us ask the issuer no more often than this. */
const KEYS_ASKED_EVERY_MS = 30_000;
const KEYS_TIMEOUT_MS = 5_000;

const subject = z.string().regex(/^[!-~]{1,100}$/);
const person = requiredText(100);
/** A list, or as OAuth's `scope` names separated by spaces. */
const names = z.union([z.array(z.string()), z.string().transform((text) => text.split(' ').filter(Boolean))]);

/** Three parts of base64url: no key of ours looks so. */
export const isToken = (credential: string): boolean => /^[\w-]+\.[\w-]+\.[\w-]*$/.test(credential);

/** Checks tokens of the PSA's own issuer, or of the login of operators. */
export class Tokens {
  readonly #issuer: Issuer;
  readonly #keys: ReturnType<typeof createRemoteJWKSet>;

  /** `askedEveryMs`: for tests. */
  constructor(issuer: Issuer, askedEveryMs = KEYS_ASKED_EVERY_MS) {
    this.#issuer = issuer;
    this.#keys = createRemoteJWKSet(issuer.jwksUrl, {
      cacheMaxAge: KEYS_KEPT_MS,
      cooldownDuration: askedEveryMs,
      timeoutDuration: KEYS_TIMEOUT_MS,
    });
  }

  /** @throws Problem 401 that says what is wrong with it, 503 while the issuer's keys cannot be read */
  async principalOf(token: string): Promise<Principal> {
    const { issuer, audience } = this.#issuer;
    const payload = await jwtVerify(token, this.#keys, {
      issuer,
      audience,
      algorithms,
      clockTolerance: CLOCK_SKEW_SECONDS,
      requiredClaims: ['exp', 'sub'],
    }).then(
      (verified) => verified.payload,
      (error: unknown) => {
        throw problemOf(error);
      },
    );
    const latest = Math.floor(Date.now() / 1000) + LONGEST_LIFE_SECONDS + CLOCK_SKEW_SECONDS;
    if ((payload.exp ?? Infinity) > latest) throw refused('It is good for more than an hour.');
    return this.#read(payload);
  }

  #read(payload: JWTPayload): Principal {
    const { claims } = this.#issuer;
    const id = subject.safeParse(payload.sub);
    if (!id.success) throw refused('Its "sub" is not 1 to 100 visible ASCII characters.');
    if (claims === null)
      return { id: `operator:${id.data}`, units: '*', roles: new Set<Role>(['codec']), person: null };
    const named = names.safeParse(payload[claims.units]);
    const all = named.data?.length === 1 && named.data[0] === '*';
    const units = z.array(identifier).min(1).max(1000).safeParse(named.data);
    if (!all && !units.success)
      throw refused(`Its claim "${claims.units}" is neither "*" nor a list of business units.`);
    const given = person.optional().safeParse(payload[claims.person]);
    if (!given.success) throw refused(`Its claim "${claims.person}" is not one line of 1 to 100 characters.`);
    return {
      // No id of a key has a colon, so neither can be taken for the other.
      id: `token:${id.data}`,
      units: all ? '*' : new Set(units.data),
      roles: rolesIn(payload[claims.roles]),
      person: given.data ?? null,
    };
  }
}

/** Names of other services are passed over. `codec` is the operator's, who has a key for it: no token of the PSA decodes payloads. */
const rolesIn = (claim: unknown): ReadonlySet<Role> =>
  new Set((names.safeParse(claim).data ?? []).filter(isRole).filter((role) => role !== 'codec'));

function problemOf(error: unknown): Problem {
  if (error instanceof errors.JWTExpired) return refused('It has expired.');
  if (error instanceof errors.JWTClaimValidationFailed)
    return refused(`Its claim "${error.claim}" is not as it must be.`);
  if (error instanceof errors.JWKSNoMatchingKey) return refused('Its key is not one of the issuer.');
  const ofIssuer = error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid;
  // An error of the look at the issuer's keys is of the plain kind, or of fetch.
  if (ofIssuer || !(error instanceof errors.JOSEError) || error.code === 'ERR_JOSE_GENERIC') {
    return new Problem({
      status: 503,
      code: 'issuer_not_reached',
      detail:
        'The keys of the issuer of tokens (its JWKS) cannot be read just now, so no token can be checked.',
      fix: 'Send the same request again in a few seconds: it is safe to repeat.',
      retryAfterSeconds: 5,
    });
  }
  return refused('It is not a token that the issuer signed.');
}

const refused = (why: string): Problem =>
  new Problem({
    status: 401,
    code: 'not_authenticated',
    detail: `The bearer token is not taken. ${why}`,
    fix: 'Send a token of JWT_ISSUER for JWT_AUDIENCE (at /codec of OPERATOR_JWT_…, where these are set), signed by a key of its JWKS and good for an hour at most.',
  });
