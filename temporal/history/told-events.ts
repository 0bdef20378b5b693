import { type LoadedDataConverter } from '@temporalio/common';
import type proto from '@temporalio/proto';
import { z } from 'zod';
import { type FirstDelivery } from '../../domain/webhooks/delivery.ts';
import { eventTypes } from '../../domain/webhooks/event-catalogue.ts';
import { type PsaEvent } from '../../domain/webhooks/event.ts';
import { DELIVER_EVENT } from '../../domain/webhooks/messages.ts';
import { type HistoryEvent, HistoryIndex } from './history-index.ts';
import { OpenPayloads } from './open-payloads.ts';

/** An event that a run told, as the run's history has it. */
export interface ToldEvent {
  readonly eventId: string;
  readonly event: PsaEvent;
  /**
   * What the first attempts came to; null while they are under way. Of a run that ended meanwhile they never come to anything: who finds
   * it gives the event a workflow of its own (`startDelivery` of the activities).
   */
  readonly first: FirstDelivery | null;
}

/** An activity that told an event, still encrypted. */
export interface Telling {
  readonly eventId: string;
  readonly scheduled: HistoryEvent;
  readonly ended: HistoryEvent | undefined;
}

/** As good as known where the result cannot be read. */
const handedOver: FirstDelivery = { handedOver: true, attempts: [] };

const told = z.object({ event: z.unknown() });
const firstDelivery = z.object({
  handedOver: z.boolean(),
  attempts: z.array(
    z.object({
      at: z.string(),
      endpoint: z.string(),
      outcome: z.enum(['delivered', 'failed', 'not_sent']),
      status: z.number().nullable(),
      reason: z.string().nullable(),
      answer: z.string().nullable(),
      durationMs: z.number(),
    }),
  ),
});

/**
 * The oldest first, each event once, also where a reset told it anew. The id of the event is that of its activity, so nothing is decrypted
 * for it.
 */
export function tellingsIn(events: readonly HistoryEvent[]): Telling[] {
  const index = new HistoryIndex(events);
  const tellings = new Map<string, Telling>();
  for (const scheduled of events) {
    const { activityType, activityId: eventId } = scheduled.activityTaskScheduledEventAttributes ?? {};
    if (activityType?.name !== DELIVER_EVENT || !eventId) continue;
    tellings.set(eventId, { eventId, scheduled, ended: index.endingOf(scheduled) });
  }
  return [...tellings.values()];
}

/** The run that this one was reset from, which told what they have in common. */
export const resetFrom = (events: readonly HistoryEvent[]): string | null =>
  events.findLast(({ workflowTaskFailedEventAttributes: task }) => task?.newRunId)
    ?.workflowTaskFailedEventAttributes?.baseRunId ?? null;

/** Null where it cannot be read, as with a key that is gone. */
export async function openTelling(
  { eventId, scheduled, ended }: Telling,
  open: OpenPayloads,
): Promise<ToldEvent | null> {
  const input = told.safeParse(await open.first(scheduled.activityTaskScheduledEventAttributes?.input)).data;
  if (!isEvent(input?.event)) return null;
  const result = ended?.activityTaskCompletedEventAttributes?.result;
  const first = result ? (firstDelivery.safeParse(await open.first(result)).data ?? handedOver) : null;
  return { eventId, event: input.event, first };
}

/** All that a run told, the oldest first. */
export async function toldEvents(
  { events }: proto.temporal.api.history.v1.IHistory,
  converter: LoadedDataConverter,
): Promise<ToldEvent[]> {
  const open = new OpenPayloads(converter);
  const opened = await Promise.all(tellingsIn(events ?? []).map((telling) => openTelling(telling, open)));
  return opened.filter((one) => one !== null);
}

/** No more than what tells an event: it may be of another version, and goes out again as it is. */
const isEvent = (value: unknown): value is PsaEvent =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  eventTypes.some((type) => type === value.type) &&
  'timestamp' in value &&
  typeof value.timestamp === 'string' &&
  'data' in value &&
  typeof value.data === 'object';
