import { setTimeout as sleep } from 'node:timers/promises';
import { cancellationSignal, getClient } from '@temporalio/activity';
import { type AttemptResult } from '../../domain/webhooks/delivery.ts';
import { wants } from '../../domain/webhooks/endpoint.ts';
import {
  MOST_REPLAYED_SUBJECTS,
  type ReplayOrder,
  type ReplayProgress,
} from '../../domain/webhooks/replay.ts';
import { inList, quoted } from '../../temporal/visibility-query.ts';
import { type ActivityDependencies } from '../dependencies.ts';
import { runsOf } from '../runs/run-list.ts';
import { type AttemptInput, type ToldEvent } from './deliver-event.ts';
import { type Endpoint } from './endpoint-source.ts';
import { toldWithin } from './told-within.ts';

/** One that takes longer than this gives back how far it came. */
const WORK_MS = 20_000;
/** While the worker's places for attempts are taken. */
const PLACE_PAUSE_MS = 500;

export interface ReplayInput {
  readonly order: ReplayOrder;
  /** Workflow ids of invoices, credit notes and connections. */
  readonly subjects: readonly string[];
  /** An event of the first of them: it and those before it were sent. */
  readonly after: string | null;
}

/** Null where there is no place for an attempt. */
type AttemptAt = (endpoint: Endpoint, input: AttemptInput) => Promise<AttemptResult | null>;
type Failed = NonNullable<ReplayProgress['failed']>;

export const replayActivities = ({ events, taskQueue }: ActivityDependencies, attemptAt: AttemptAt) => {
  /** Whether it went out; what it does not want today is passed over, as is what it did not ask for. */
  async function send({ endpoint: id, types }: ReplayOrder, told: ToldEvent): Promise<boolean | Failed> {
    if (types !== null && !types.includes(told.event.type)) return false;
    const endpoint = await events.endpoint(id);
    if (endpoint === undefined) {
      const { attempt } = events.removed(id);
      return failedBy(told, { attempt, next: 'removed', retryAfterMs: null });
    }
    if (!wants(endpoint, told.event)) return false;
    for (;;) {
      const result = await attemptAt(endpoint, { ...told, endpoint: id });
      if (result !== null) return result.next === 'none' ? true : failedBy(told, result);
      await sleep(PLACE_PAUSE_MS, undefined, { signal: cancellationSignal() });
    }
  }

  return {
    /** Who may have told something in the span, of the endpoint's units; `more` where there are more than one replay takes. */
    async findReplayedSubjects(order: ReplayOrder): Promise<{ subjects: string[]; more: boolean }> {
      const units = (await events.endpoint(order.endpoint))?.businessUnits ?? null;
      const query = [
        runsOf(taskQueue, 'invoice', 'creditNote', 'connection'),
        `StartTime <= ${quoted(order.to)}`,
        `(ExecutionStatus = 'Running' OR CloseTime >= ${quoted(order.from)})`,
        ...(units === null ? [] : [inList('BusinessUnit', units)]),
      ].join(' AND ');
      const subjects = new Set<string>();
      for await (const { workflowId } of getClient().workflow.list({ query, pageSize: 1_000 })) {
        subjects.add(workflowId);
        if (subjects.size > MOST_REPLAYED_SUBJECTS) return { subjects: [], more: true };
      }
      return { subjects: [...subjects], more: false };
    },

    /**
     * Sends what the subjects told in the span, one after the other, until an attempt fails or the time is over. Repeated by Temporal where
     * the worker was lost: some events then come twice, under the same ids.
     */
    async replayEvents({ order, subjects, after }: ReplayInput): Promise<ReplayProgress> {
      const isOver = timeIsOver();
      let progress: ReplayProgress = { subjectsDone: 0, after, sent: 0, failed: null };
      for (const subject of subjects) {
        const told = await toldWithin(subject, order);
        const begin = told.findIndex(({ eventId }) => eventId === progress.after) + 1;
        for (const one of told.slice(begin)) {
          const sent = await send(order, one);
          if (typeof sent === 'object') return { ...progress, failed: sent };
          progress = { ...progress, after: one.eventId, sent: progress.sent + (sent ? 1 : 0) };
          if (isOver()) return progress;
        }
        progress = { ...progress, subjectsDone: progress.subjectsDone + 1, after: null };
        if (isOver()) return progress;
      }
      return progress;
    },
  };
};

const failedBy = ({ eventId }: ToldEvent, { attempt, next, retryAfterMs }: AttemptResult): Failed => ({
  lastFailure: { ...attempt, eventId },
  next: next === 'none' ? 'again' : next,
  retryAfterMs,
});

/** Also where the worker is about to stop. */
function timeIsOver(): () => boolean {
  const end = Date.now() + WORK_MS;
  const signal = cancellationSignal();
  return () => signal.aborted || Date.now() > end;
}
