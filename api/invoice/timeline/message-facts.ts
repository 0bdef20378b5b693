import { z } from 'zod';
import { type Fact } from '../../../domain/timeline/fact.ts';
import { callerIn } from '../../../domain/principals/caller.ts';
import { DELIVER_EVENT } from '../../../domain/webhooks/messages.ts';
import { type HistoryEvent, type HistoryIndex, timeOf } from '../../../temporal/history/history-index.ts';
import { type OpenPayloads } from '../../../temporal/history/open-payloads.ts';

const handedOver = z.object({
  from: z.object({
    handedOver: z.object({ by: z.object({ principal: z.string(), person: z.string().nullable() }) }),
  }),
});
const reasoned = z.object({ reason: z.string() });
const delivery = z.object({
  eventId: z.string(),
  event: z.object({ type: z.string(), data: z.object({ sequence: z.number() }) }),
});

/** Who handed it over, where the run was told. */
export async function handOverFact(event: HistoryEvent, open: OpenPayloads): Promise<Fact | undefined> {
  const { workflowExecutionStartedEventAttributes: started } = event;
  if (!started) return undefined;
  const { data } = handedOver.safeParse(await open.first(started.input));
  if (data === undefined) return undefined;
  const { by } = data.from.handedOver;
  return { kind: 'asked', at: timeOf(event), what: 'handOver', by, reason: null, refusal: null };
}

/** What others told or asked the invoice, and what it told the PSA. */
export async function messageFact(
  event: HistoryEvent,
  index: HistoryIndex,
  open: OpenPayloads,
): Promise<Fact | undefined> {
  const { workflowExecutionSignaledEventAttributes: signal } = event;
  if (signal) return { kind: 'heard', at: timeOf(event), what: signal.signalName ?? '' };
  const { workflowExecutionUpdateAcceptedEventAttributes: accepted } = event;
  if (accepted) {
    const input = accepted.acceptedRequest?.input;
    const args = (await open.all(input?.args)) ?? [];
    const { data } = reasoned.safeParse(args[0]);
    const outcome = index.endingOf(event)?.workflowExecutionUpdateCompletedEventAttributes?.outcome;
    const refusal = outcome?.failure ? await open.failure(outcome.failure) : null;
    return {
      kind: 'asked',
      at: index.decidedAt(event),
      what: input?.name ?? '',
      by: callerIn(args.at(-1)),
      reason: data?.reason ?? null,
      refusal: refusal?.message ?? null,
    };
  }
  const { activityTaskScheduledEventAttributes: scheduled } = event;
  if (scheduled?.activityType?.name !== DELIVER_EVENT) return undefined;
  const { data } = delivery.safeParse(await open.first(scheduled.input));
  if (data === undefined) return undefined;
  return {
    kind: 'told',
    at: index.decidedAt(event),
    eventId: data.eventId,
    type: data.event.type,
    sequence: data.event.data.sequence,
  };
}
