/** Both tokens are sealed by the worker that got them, and opened by the one that uses them. Sage's pair: an access token of five minutes and a refresh token that works once (Sage guide on authentication). */
export interface TokenPair {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** ISO date-times, by the clock of the worker that received them. */
  readonly accessExpiresAt: string;
  readonly refreshExpiresAt: string;
}

export interface TokenDelivery {
  /** The Sage login whose pair it is; its consent is the only one to hold it. */
  readonly sageUser: string;
  /** What the pair answers to: the code exchange of a business unit, or a refresh of the given generation. */
  readonly cause: { readonly exchangeId: string; readonly unit: string } | { readonly refreshOf: number };
  readonly pair: TokenPair;
}

/** Of what comes back from a heartbeat, which has no type. */
export const isTokenDelivery = (value: unknown): value is TokenDelivery =>
  typeof value === 'object' && value !== null && 'sageUser' in value && 'cause' in value && 'pair' in value;

export interface AccessToken {
  readonly accessToken: string;
  /** Grows with every pair of the consent: "the token of generation g was refused" is said of one pair only. */
  readonly generation: number;
  readonly expiresAt: string;
}
