import { makeContinueAsNewFunc } from '@temporalio/workflow';
import { pauseAfter } from '../../domain/webhooks/delivery-schedule.ts';
import { getReplayQuery } from '../../domain/webhooks/messages.ts';
import {
  MOST_REPLAYED_SUBJECTS,
  type ReplayOrder,
  type ReplayProgress,
  type ReplayView,
} from '../../domain/webhooks/replay.ts';
import { replaying } from '../activities.ts';
import { onQuery, withCancellationAsMessage } from '../cancellation.ts';
import { isLongRun } from '../history-limits.ts';
import { WakeUpTimer } from '../wake-up-timer.ts';

/** Looked through by one activity. */
const AT_A_TIME = 20;

interface ReplayState {
  readonly view: ReplayView;
  /** Workflow ids; null until they are known. */
  readonly left: readonly string[] | null;
  /** The last event that was taken of the first of them. */
  readonly after: string | null;
  /** Attempts at the next event that failed in a row, and when the first of them was made. */
  readonly failures: number;
  readonly firstFailedAtMs: number | null;
}

export interface EventReplayInput {
  readonly order: ReplayOrder;
  readonly beganAt: string;
  readonly state?: ReplayState;
  /** For tests: begins a new run after so many events. */
  readonly maxEvents?: number;
}

/**
 * Sends what happened in a time span to one endpoint once more, under the same ids, one event after the other. What is not taken is tried
 * again as every event is, for three days, and holds back what comes after it: so the order of each invoice is kept.
 */
export async function eventReplay(input: EventReplayInput): Promise<ReplayView> {
  const replay = new Replay(input.state ?? begin(input));
  onQuery(getReplayQuery, () => replay.state.view, 'How far it has come');
  return withCancellationAsMessage(
    () => replay.stop('Somebody asked Temporal to cancel it.'),
    async () => {
      await replay.list();
      while (replay.isOpen) {
        if (isLongRun(input.maxEvents))
          return makeContinueAsNewFunc<typeof eventReplay>()({ ...input, state: replay.state });
        await replay.step();
      }
      return replay.state.view;
    },
  );
}

const begin = ({ order, beganAt }: EventReplayInput): ReplayState => ({
  view: {
    ...order,
    status: 'running',
    beganAt,
    endedAt: null,
    sent: 0,
    subjects: { done: 0, all: null },
    nextAttemptAt: null,
    lastFailure: null,
    problem: null,
  },
  left: null,
  after: null,
  failures: 0,
  firstFailedAtMs: null,
});

class Replay {
  state: ReplayState;
  readonly #timer = new WakeUpTimer();

  constructor(state: ReplayState) {
    this.state = state;
  }

  get isOpen(): boolean {
    return this.state.view.endedAt === null;
  }

  /** Whose events are to be looked through, once. */
  async list(): Promise<void> {
    if (this.state.left !== null || !this.isOpen) return;
    const { order } = this;
    const { subjects, more } = await replaying.findReplayedSubjects.executeWithOptions(
      { summary: 'Whose events are to be sent again?' },
      [order],
    );
    if (!this.isOpen) return;
    this.state = { ...this.state, left: subjects };
    this.#show({ subjects: { done: 0, all: subjects.length } });
    if (more)
      this.stop(
        `More than ${MOST_REPLAYED_SUBJECTS} invoices, credit notes and connections were open in the span: choose a shorter one, or name fewer business units at the endpoint.`,
      );
    else if (subjects.length === 0) this.#end();
  }

  async step(): Promise<void> {
    const { left, after } = this.state;
    const progress = await replaying.replayEvents.executeWithOptions({ summary: 'Send events again' }, [
      { order: this.order, subjects: (left ?? []).slice(0, AT_A_TIME), after },
    ]);
    if (!this.isOpen) return;
    this.#take(progress);
    if (progress.failed !== null) return this.#afterFailure(progress.failed);
    this.#show({ status: 'running', nextAttemptAt: null });
    if (this.state.left?.length === 0) this.#end();
  }

  stop(problem: string): void {
    if (this.isOpen) this.#show({ status: 'stopped', problem, endedAt: nowIso(), nextAttemptAt: null });
  }

  get order(): ReplayOrder {
    const { endpoint, requestId, from, to, types } = this.state.view;
    return { endpoint, requestId, from, to, types };
  }

  #take({ subjectsDone, after, sent }: ReplayProgress): void {
    const { view, left } = this.state;
    const { done, all } = view.subjects;
    this.state = {
      ...this.state,
      left: (left ?? []).slice(subjectsDone),
      after,
      ...(sent > 0 && { failures: 0, firstFailedAtMs: null }),
    };
    this.#show({ sent: view.sent + sent, subjects: { done: done + subjectsDone, all } });
  }

  async #afterFailure(failed: NonNullable<ReplayProgress['failed']>): Promise<void> {
    const { lastFailure, next, retryAfterMs } = failed;
    this.#show({ lastFailure });
    if (next === 'removed') return this.stop('The endpoint was removed.');
    if (next === 'never') return this.stop(`The endpoint takes no events: ${lastFailure?.reason ?? ''}`);
    const firstFailedAtMs = this.state.firstFailedAtMs ?? Date.now();
    const failures = this.state.failures + 1;
    this.state = { ...this.state, failures, firstFailedAtMs };
    const elapsedMs = Date.now() - firstFailedAtMs;
    const pause = pauseAfter(failures, { random: Math.random(), elapsedMs, retryAfterMs });
    if (pause === null) return this.stop('The receiver did not take an event for three days.');
    const at = Date.now() + pause;
    this.#show({ status: 'waiting', nextAttemptAt: new Date(at).toISOString() });
    await this.#timer.until(at, () => !this.isOpen, 'Until the next attempt');
  }

  #end(): void {
    this.#show({ status: 'done', endedAt: nowIso(), nextAttemptAt: null });
  }

  #show(change: Partial<ReplayView>): void {
    this.state = { ...this.state, view: { ...this.state.view, ...change } };
  }
}

const nowIso = () => new Date().toISOString();
