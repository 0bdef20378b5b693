import { type ConsentView } from '../../domain/consent/messages.ts';
import { type TokenPair } from '../../domain/consent/tokens.ts';
import { type Problem } from '../../domain/connection/connection.ts';

export interface HeldTokens extends TokenPair {
  readonly generation: number;
  /** A refresh with this pair may have reached Sage, and no answer came. */
  readonly unanswered?: boolean;
}

/** Everything a consent is, secrets included; carried whole into the next run. Encrypted by the payload codec. */
export interface ConsentState {
  readonly sageUser: string;
  tokens: HeldTokens | null;
  /** Of the newest pair ever held: generations never repeat. */
  lastGeneration: number;
  /** Business units that use it. */
  units: string[];
  lost: Problem | null;
  warning: Problem | null;
  /** A refresh with this generation is under way: whoever takes over from an ended run must wait for what it may yet deliver. */
  refreshing: number | null;
  /** Of what the units were last told. It begins with the time, so that it grows also where an ended run cannot be read. */
  revision: number;
  /** Code exchanges whose pair came, the last few: a repeat changes nothing. */
  deliveredExchanges: string[];
  /** Sage refused our client id or secret: nothing is asked until then. Milliseconds since 1970. */
  refused: { readonly message: string; readonly untilMs: number } | null;
  /** When it is refreshed unasked. Milliseconds since 1970; null where there is nothing to refresh. */
  refreshDueMs: number | null;
  /** Somebody asked Temporal to cancel the run. */
  cancellationRefusedAt: string | null;
}

export const newConsent = (sageUser: string, nowMs: number): ConsentState => ({
  sageUser,
  tokens: null,
  lastGeneration: 0,
  units: [],
  lost: null,
  warning: null,
  refreshing: null,
  revision: nowMs,
  deliveredExchanges: [],
  refused: null,
  refreshDueMs: null,
  cancellationRefusedAt: null,
});

/** Field by field, so that a new secret in the state does not leak by itself. */
export const viewOf = (state: ConsentState): ConsentView => ({
  sageUser: state.sageUser,
  tokens: state.tokens && {
    generation: state.tokens.generation,
    accessExpiresAt: state.tokens.accessExpiresAt,
    refreshExpiresAt: state.tokens.refreshExpiresAt,
  },
  units: state.units.length,
  lost: state.lost,
  warning: state.warning,
});

/** Of what a run that ended before its time could still tell. */
export const isConsentState = (value: unknown): value is ConsentState =>
  typeof value === 'object' && value !== null && 'sageUser' in value && 'lastGeneration' in value;
