import { getClient } from '@temporalio/activity';
import { type WorkflowExecutionInfo, WorkflowNotFoundError } from '@temporalio/client';
import { eventOrigin, eventWorkflowId, stopEventId } from '../../domain/keys.ts';
import { endedHow } from '../../domain/runs/stopped.ts';
import { subjectOf } from '../../domain/webhooks/event.ts';
import { getDeliveryQuery } from '../../domain/webhooks/messages.ts';
import { type ReplayOrder } from '../../domain/webhooks/replay.ts';
import { OpenPayloads } from '../../temporal/history/open-payloads.ts';
import { openTelling, tellingsIn } from '../../temporal/history/told-events.ts';
import { quoted } from '../../temporal/visibility-query.ts';
import { type ToldEvent } from './deliver-event.ts';

type Span = Pick<ReplayOrder, 'from' | 'to'>;

/** What one invoice, credit note or connection told in the span, by all its runs, each event once, in the order in which it was told. */
export async function toldWithin(workflowId: string, span: Span): Promise<ToldEvent[]> {
  const told = new Map<string, ToldEvent>();
  for await (const run of getClient().workflow.list({ query: `WorkflowId = ${quoted(workflowId)}` })) {
    if (!overlaps(run, span)) continue;
    for (const one of [...(await toldByRun(run, span)), ...(await toldOfItsEnd(run, span))])
      told.set(one.eventId, one);
  }
  return [...told.values()].sort(byOrder);
}

const overlaps = ({ startTime, closeTime }: WorkflowExecutionInfo, { from, to }: Span): boolean =>
  startTime.getTime() <= Date.parse(to) && (closeTime?.getTime() ?? Infinity) >= Date.parse(from);

const isWithin = (timestamp: string, { from, to }: Span): boolean =>
  Date.parse(timestamp) >= Date.parse(from) && Date.parse(timestamp) < Date.parse(to);

/** A reset repeats numbers; then the time decides, as it does for who receives them. */
function byOrder({ event: one }: ToldEvent, { event: other }: ToldEvent): number {
  const apart = Date.parse(one.timestamp) - Date.parse(other.timestamp);
  return apart !== 0 ? apart : (subjectOf(one).sequence ?? 0) - (subjectOf(other).sequence ?? 0);
}

async function toldByRun({ workflowId, runId }: WorkflowExecutionInfo, span: Span): Promise<ToldEvent[]> {
  const client = getClient();
  const open = new OpenPayloads(client.options.loadedDataConverter);
  const events = await orNone(async () => {
    const { events } = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    return events ?? [];
  });
  // The time of an event is in its id, so nothing else is decrypted.
  const within = tellingsIn(events).filter(({ eventId }) => {
    const origin = eventOrigin(eventId);
    return origin !== null && isWithin(origin.timestamp, span);
  });
  const opened = await Promise.all(within.map((telling) => openTelling(telling, open)));
  return opened.flatMap((one) => (one === null ? [] : [{ eventId: one.eventId, event: one.event }]));
}

/** That a run ended before its time was told by who found it, in a workflow of the event's own. */
async function toldOfItsEnd(
  { workflowId, runId, status }: WorkflowExecutionInfo,
  span: Span,
): Promise<readonly ToldEvent[]> {
  if (endedHow(status.name) === null) return [];
  const eventId = stopEventId(workflowId, runId);
  const delivery = getClient().workflow.getHandle(eventWorkflowId(eventId));
  return orNone(async () => {
    const { event } = await delivery.query(getDeliveryQuery);
    return isWithin(event.timestamp, span) ? [{ eventId, event }] : [];
  });
}

/** Closed longer ago than runs are kept, although a list still has it. */
async function orNone<T>(read: () => Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return [];
    throw error;
  }
}
