export interface PlanOptions {
  readonly invoices: number;
  readonly workers: number;
  /** SIGKILLs at least. */
  readonly kills: number;
  /** Leaves out what holds everything up for minutes: pauses at a named point, and all but two kills at one. */
  readonly short: boolean;
  /** Leaves out what holds everything up for half a minute: no kill at a named point, and no outage. */
  readonly brief: boolean;
  /** Temporal stays away once for so long. */
  readonly awayMs: number;
}
