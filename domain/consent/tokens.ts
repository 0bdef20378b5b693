/** Sage's pair: an access token of five minutes and a refresh token that works once (Sage guide on authentication). */
export interface TokenPair {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** ISO date-times, by the clock of the worker that received them. */
  readonly accessExpiresAt: string;
  readonly refreshExpiresAt: string;
}

/** Of what comes back from a heartbeat, which has no type. */
export const isTokenPair = (value: unknown): value is TokenPair =>
  typeof value === 'object' && value !== null && 'refreshToken' in value && 'refreshExpiresAt' in value;

export interface TokenDelivery {
  /** What the pair answers to: a code exchange, or a refresh of the given generation. */
  readonly cause: { readonly exchangeId: string } | { readonly refreshOf: number };
  readonly pair: TokenPair;
}

export interface AccessToken {
  readonly accessToken: string;
  readonly generation: number;
  readonly expiresAt: string;
  /** Null until the business is chosen. */
  readonly businessId: string | null;
}
