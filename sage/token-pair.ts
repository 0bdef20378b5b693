import { z } from 'zod';

const DAYS_31_SECONDS = 2_678_400;

/** Both tokens are opaque. The refresh token is good for one use. */
export interface TokenPair {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Life of the access token, 300 s at Sage. */
  readonly expiresInSeconds: number;
  /** Life of the refresh token when it is not used, 31 days at Sage. */
  readonly refreshExpiresInSeconds: number;
  readonly scope: string;
  /** Id of the Sage user who consented; null where Sage does not say. */
  readonly userId: string | null;
}

export const tokenPairShape = z
  .object({
    access_token: z.string().min(1),
    refresh_token: z.string().min(1),
    expires_in: z.coerce.number().positive(),
    refresh_token_expires_in: z.coerce.number().positive().default(DAYS_31_SECONDS),
    scope: z.string().default(''),
    // It becomes part of a workflow id.
    requested_by_id: z
      .string()
      .regex(/^[A-Za-z0-9-]{1,100}$/)
      .nullish()
      .catch(null),
  })
  .transform((found): TokenPair => ({
    accessToken: found.access_token,
    refreshToken: found.refresh_token,
    expiresInSeconds: found.expires_in,
    refreshExpiresInSeconds: found.refresh_token_expires_in,
    scope: found.scope,
    userId: found.requested_by_id ?? null,
  }));
