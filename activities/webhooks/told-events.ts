import { type LoadedDataConverter, type Payload } from '@temporalio/common';
import { decodeArrayFromPayloads } from '@temporalio/common/lib/internal-non-workflow/index.js';
import type proto from '@temporalio/proto';
import { z } from 'zod';
import { eventSchemas } from '../../domain/schemas/events.ts';

type History = proto.temporal.api.history.v1.IHistory;

const told = z.object({ eventId: z.string(), event: z.discriminatedUnion('type', eventSchemas) });

export interface ToldInHistory extends z.output<typeof told> {
  /** Taken by who wants it, or on its way in a workflow of its own. */
  readonly handedOver: boolean;
}

/** The events that a run told, by its history; one whose first delivery was under way at the end of the run is not handed over. */
export async function toldEvents(history: History, converter: LoadedDataConverter): Promise<ToldInHistory[]> {
  const events = history.events ?? [];
  const done = new Set(
    events.flatMap(
      ({ activityTaskCompletedEventAttributes: completed }) => completed?.scheduledEventId?.toString() ?? [],
    ),
  );
  const found: ToldInHistory[] = [];
  for (const event of events) {
    const activity = event.activityTaskScheduledEventAttributes;
    const child = event.startChildWorkflowExecutionInitiatedEventAttributes;
    const isTold =
      activity?.activityType?.name === 'deliverEvent' || child?.workflowType?.name === 'eventDelivery';
    if (!isTold) continue;
    const parsed = told.safeParse(await firstOf(converter, (activity ?? child)?.input?.payloads));
    const isChild = child !== null && child !== undefined;
    const handedOver = isChild || done.has(event.eventId?.toString() ?? '');
    if (parsed.success) found.push({ ...parsed.data, handedOver });
  }
  return found;
}

async function firstOf(
  converter: LoadedDataConverter,
  payloads: Payload[] | null | undefined,
): Promise<unknown> {
  return (await decodeArrayFromPayloads(converter, payloads))[0];
}
