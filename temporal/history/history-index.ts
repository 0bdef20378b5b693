import type proto from '@temporalio/proto';

export type HistoryEvent = proto.temporal.api.history.v1.IHistoryEvent;
type EventId = HistoryEvent['eventId'];

/** The events of a run refer to one another: what ended what, and when it was decided. */
export class HistoryIndex {
  readonly #endings = new Map<string, HistoryEvent>();
  readonly #decidedAt = new Map<HistoryEvent, string>();

  constructor(events: readonly HistoryEvent[]) {
    let task: HistoryEvent | undefined;
    for (const event of events) {
      if (event.workflowTaskStartedEventAttributes) task = event;
      this.#decidedAt.set(event, timeOf(task ?? event));
      const begun = begunBy(event);
      if (begun !== undefined) this.#endings.set(String(begun), event);
    }
  }

  /** What ended the activity or Update that this event began. */
  endingOf({ eventId }: HistoryEvent): HistoryEvent | undefined {
    return this.#endings.get(String(eventId));
  }

  /** Of what the workflow decided: when, by its own clock. The events of one decision bear slightly later times. */
  decidedAt(event: HistoryEvent): string {
    return this.#decidedAt.get(event) ?? timeOf(event);
  }
}

const begunBy = (event: HistoryEvent): EventId | undefined =>
  event.activityTaskCompletedEventAttributes?.scheduledEventId ??
  event.activityTaskFailedEventAttributes?.scheduledEventId ??
  event.activityTaskTimedOutEventAttributes?.scheduledEventId ??
  event.activityTaskCanceledEventAttributes?.scheduledEventId ??
  event.workflowExecutionUpdateCompletedEventAttributes?.acceptedEventId;

export const timeOf = ({ eventTime }: HistoryEvent): string =>
  new Date(Number(eventTime?.seconds ?? 0) * 1000 + Math.floor((eventTime?.nanos ?? 0) / 1e6)).toISOString();
