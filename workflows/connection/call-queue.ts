import { ActivityFailure } from '@temporalio/workflow';
import { type Pacing, type QueueStatus, type TurnOutcome } from '../../domain/turnstile/messages.ts';
import { type TurnKind } from '../../domain/turnstile/turn-queue.ts';
import { type Counted } from '../../domain/failures.ts';
import { failureOf } from '../failure.ts';
import { refusal } from '../refusal.ts';
import { type TurnState } from '../../domain/turnstile/turn-state.ts';
import { Turn } from '../turnstile/turn.ts';

export interface QueuedWork {
  readonly unit: string;
  readonly sageBusinessId: string;
  readonly kind: Extract<TurnKind, 'person' | 'payments'>;
  /** The most that the work calls; charged whether it does or not. */
  readonly calls: number;
}

/**
 * The connection's own calls to its business, one piece of work at a time: in a turn, before those of invoices when a person waits.
 * Nothing waits here for long: a person is told what stands in the way, and work that nobody waits for is put off.
 */
export class CallQueue {
  readonly #turn: Turn;
  /** Calls of the present piece of work. */
  #counted = 0;
  /** Calls that were made in no turn, charged to the next one. */
  #owed = 0;
  #last: Promise<unknown> = Promise.resolve();
  #persons = 0;

  constructor(turn: TurnState) {
    this.#turn = new Turn(turn);
  }

  /** What the calls of the present piece of work must keep to. */
  get pacing(): Pacing | null {
    return this.#turn.pacing;
  }

  /** What an activity brought back. Its calls are charged with their times, so that the next one keeps to the pace. */
  counted<T>({ value, calls, arrivalMs }: Counted<T>): T {
    this.#counted += calls;
    this.#turn.spent(calls, arrivalMs);
    return value;
  }

  /** The same of an activity that waits for no turn, so that a consent comes through whatever stands before the business. */
  outsideTurn<T>({ value, calls }: Counted<T>): T {
    this.#owed += calls;
    return value;
  }

  /** @throws ApplicationFailure `refused` when Sage cannot be asked for now */
  run<T>(queued: QueuedWork, work: () => Promise<T>): Promise<T> {
    const isPerson = queued.kind === 'person';
    if (isPerson) this.#persons += 1;
    const done = this.#last
      .then(() => this.#inTurn(queued, work))
      .finally(() => {
        if (isPerson) this.#persons -= 1;
      });
    this.#last = done.catch(() => undefined);
    return done;
  }

  async #inTurn<T>({ calls, kind, ...where }: QueuedWork, work: () => Promise<T>): Promise<T> {
    let barrier: QueueStatus | undefined;
    const show = (notice: QueueStatus) => {
      // A few others before it is a matter of seconds; anything else a person should know.
      if (notice.reason !== 'turn') barrier = notice;
    };
    const interrupted = () => barrier !== undefined || (kind !== 'person' && this.#persons > 0);
    if (!(await this.#turn.take({ ...where, kind, show, interrupted }))) throw busy(barrier);
    let outcome: TurnOutcome = { kind: 'done' };
    this.#counted = 0;
    this.#turn.spent(this.#owed);
    this.#owed = 0;
    try {
      return await work();
    } catch (error) {
      outcome = outcomeOf(error);
      throw error;
    } finally {
      this.#turn.spent(Math.max(0, calls - this.#counted));
      await this.#turn.giveBack(outcome);
    }
  }
}

/** What Sage asked of one is kept by all. */
function outcomeOf(error: unknown): TurnOutcome {
  if (!(error instanceof ActivityFailure)) return { kind: 'done' };
  const failure = failureOf(error);
  return failure.kind === 'try_again' && failure.rateLimited === true
    ? { kind: 'rate_limited', retryAfterMs: failure.retryAfterMs }
    : { kind: 'done' };
}

function busy(barrier: QueueStatus | undefined) {
  const { message = 'Sage cannot be asked just now.', forecastAt } = barrier ?? {};
  const fix = forecastAt ? `Try again at ${forecastAt}.` : 'Try again later.';
  const waitMs = forecastAt ? Date.parse(forecastAt) - Date.now() : null;
  return refusal(
    { code: 'sage_busy', message, fix },
    {
      retriable: barrier?.reason !== 'connection',
      ...(waitMs !== null && { retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)) }),
    },
  );
}
