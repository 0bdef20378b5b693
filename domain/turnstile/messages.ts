import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import { type LimitOverride } from './limits.ts';
import { type Pace } from './pace.ts';
import { type TurnKind, type Waiting } from './turn-queue.ts';

/** What passes between a turnstile and who wants a turn. Times are milliseconds since 1970. */

export type TurnRequest = Waiting;

/** Pace of one business as granted to the holder of the turn: it advances `arrivalMs` with each call. */
export interface Pacing extends Pace {
  readonly arrivalMs: number;
}

export interface TurnGrant {
  readonly sageBusinessId: string;
  readonly ticket: string;
  /** Null: no pace is kept. */
  readonly pacing: Pacing | null;
  /** From then on the turn is somebody else's. */
  readonly leaseUntilMs: number;
  /** Sage was away: one attempt, no quiet repeats. */
  readonly probe: boolean;
}

/** To who asks for a turn: it has it now, or stands in the queue and is signalled later. */
export type TurnAnswer = { readonly granted: TurnGrant } | { readonly queued: true };

export type TurnOutcome =
  | { readonly kind: 'done' }
  /** Given back unused, or no longer wanted. */
  | { readonly kind: 'withdrawn' }
  /** Granted to a former run of the workflow, which is gone: what it called is not known. */
  | { readonly kind: 'unknown' }
  /** 429; null when Sage did not say for how long. */
  | { readonly kind: 'rate_limited'; readonly retryAfterMs: number | null }
  | { readonly kind: 'sage_away'; readonly message: string };

export interface TurnReport {
  readonly workflowId: string;
  readonly ticket: string;
  /** Calls made, failed attempts included. */
  readonly calls: number;
  readonly arrivalMs: number | null;
  readonly outcome: TurnOutcome;
}

/** Why nobody is let through, or that others are before. */
export type DelayReason = 'turn' | 'sage' | 'budget' | 'operator' | 'connection';

/** Sent to who has been waiting for some seconds, and again when the reason changes. */
export interface QueueStatus {
  readonly ticket: string;
  readonly reason: DelayReason;
  readonly message: string;
  /** What a person can do; null when waiting is all there is. */
  readonly action: string | null;
  /** From 1. */
  readonly position: number;
  /** ISO date-time; null when it depends on a person. */
  readonly forecastAt: string | null;
}

export interface UnitAvailability {
  readonly unit: string;
  readonly available: boolean;
}

export interface TurnstileView {
  readonly sageBusinessId: string;
  readonly status: 'open' | Exclude<DelayReason, 'turn' | 'connection'>;
  readonly message: string;
  readonly opensAt: string | null;
  /** Who calls Sage now; its id is null where it is not the reader's own. */
  readonly holder: {
    readonly workflowId: string | null;
    readonly since: string;
    readonly kind: TurnKind;
  } | null;
  readonly queue: {
    readonly length: number;
    readonly byKind: Readonly<Record<TurnKind, number>>;
    readonly byUnit: Readonly<Record<string, number>>;
    /** The first of them, in the order in which they will about be served. */
    readonly first: readonly {
      readonly workflowId: string;
      readonly unit: string;
      readonly kind: TurnKind;
      readonly since: string;
      readonly position: number;
      readonly forecastAt: string | null;
    }[];
    /** When about the last of them is through. */
    readonly throughAt: string | null;
  };
  readonly closedUnits: readonly string[];
  readonly limits: {
    readonly callsPerMinute: number | null;
    readonly callsPerDay: number | null;
    readonly overridden: boolean;
  };
  readonly today: { readonly spent: number; readonly left: number | null; readonly resetsAt: string | null };
  readonly totals: { readonly turns: number; readonly calls: number; readonly expired: number };
  readonly callsPerTurn: number;
  /** When somebody last asked Temporal to cancel the run; it goes on. */
  readonly cancellationRefusedAt: string | null;
}

/** To who changed something; the whole is a query. */
export interface TurnstileAcknowledgement {
  readonly status: TurnstileView['status'];
}

export const getTurnstileQuery = defineQuery<TurnstileView>('getTurnstile');

/** The present place of one that waits, from 1; null when it does not wait. */
export const getTurnPositionQuery = defineQuery<
  { position: number; forecastAt: string | null } | null,
  [{ workflowId: string }]
>('getTurnPosition');

/** When about `more` turns are through that are not asked for yet, behind all that wait; null when only a person can let them through. */
export const getTurnForecastQuery = defineQuery<string | null, [{ more: number }]>('getTurnForecast');

/** Asks for a turn and answers at once; the same ticket again changes nothing, and is answered as it stands by then. */
export const requestTurnUpdate = defineUpdate<TurnAnswer, [TurnRequest]>('requestTurnNow');

/** The same for who could not have an answer: it is granted by signal. */
export const requestTurnSignal = defineSignal<[TurnRequest]>('requestTurn');

/** The turn comes back, or is no longer wanted. */
export const turnReportedSignal = defineSignal<[TurnReport]>('turnReported');

/** A business unit's connection works, or does not. */
export const unitAvailabilitySignal = defineSignal<[UnitAvailability]>('unitAvailability');

export const pauseTurnstileUpdate = defineUpdate<TurnstileAcknowledgement, [{ reason: string }]>(
  'pauseTurnstile',
);
export const resumeTurnstileUpdate = defineUpdate<TurnstileAcknowledgement>('resumeTurnstile');
export const setSageLimitsUpdate = defineUpdate<TurnstileAcknowledgement, [LimitOverride | null]>(
  'setSageLimits',
);

/** To the holder, where it was not told in an answer: Sage may be called now. */
export const turnGrantedSignal = defineSignal<[TurnGrant]>('turnGranted');

/** To who waits: for what, and about how long. */
export const queueStatusSignal = defineSignal<[QueueStatus]>('queueStatus');
