import { ApplicationFailure, TimeoutFailure } from '@temporalio/common';
import { z } from 'zod';
import { type RecordedBody, type RecordedCall } from '../../../domain/invoice/recorded-call.ts';
import { type SageCallView } from '../../../domain/schemas/answers/sage-calls.ts';
import { type HistoryEvent, HistoryIndex, timeOf } from '../../../temporal/history/history-index.ts';
import { type OpenPayloads, wasNeverBegun } from '../../../temporal/history/open-payloads.ts';
import { unpackCalls } from '../../../temporal/packed-calls.ts';
import { type Keyed, keyOf } from '../document-runs.ts';
import { isInside } from '../timeline/activity-facts.ts';

export interface KeyedCall extends Keyed {
  readonly call: Omit<SageCallView, 'id' | 'attempt'>;
  readonly activity: string;
  /** Of the try of the activity that the call belongs to. */
  readonly tryKey: string;
  /** The try did what it was to do, so that the next one is the first of another step. */
  readonly isDone: boolean;
}

/** What came of one try of a step. */
interface Ending {
  readonly at: string | null;
  readonly recorded: readonly RecordedCall[];
  /** Calls that are known by their number alone, or not even by that. */
  readonly unrecorded: 'none' | 'some' | 'under_way' | 'lost';
  readonly error: string | null;
  /** Sent by a worker that was lost, as its last heartbeat has it. */
  readonly sentBody: string | null;
}

const result = z.object({ calls: z.number(), evidence: z.string().optional() });
const counted = z.object({ calls: z.number() });
const evidenced = z.object({ evidence: z.string() });
const sending = z.object({ sentBody: z.string() });
const frozen = z.object({ frozenBody: z.string() });

const nothing: Omit<Ending, 'at'> = { recorded: [], unrecorded: 'none', error: null, sentBody: null };

/** The calls to Sage of one run, the oldest first. */
export async function callsOfRun(events: readonly HistoryEvent[], open: OpenPayloads): Promise<KeyedCall[]> {
  const index = new HistoryIndex(events);
  const ownQueue = events[0]?.workflowExecutionStartedEventAttributes?.taskQueue?.name ?? undefined;
  const calls: KeyedCall[] = [];
  for (const event of events) {
    const scheduled = event.activityTaskScheduledEventAttributes;
    if (!scheduled || isInside(scheduled, ownQueue)) continue;
    const activity = scheduled.activityType?.name ?? '';
    const step = (await open.text(event.userMetadata?.summary)) ?? activity;
    const ending = await endingOf(index.endingOf(event), open);
    const sent = ending.recorded.some((one) => one.sent === 'frozen')
      ? frozen.safeParse(await open.first(scheduled.input)).data?.frozenBody
      : undefined;
    const shown = [
      ...ending.recorded.map((one) => asMade(one, { step, ending, frozenBody: sent ?? null })),
      ...(ending.unrecorded === 'none' ? [] : [asKnown(ending, step, index.decidedAt(event))]),
    ];
    const tryKey = keyOf(event);
    shown.forEach((call, n) => {
      calls.push({ key: `${tryKey} ${n}`, tryKey, activity, isDone: ending.error === null, call });
    });
  }
  return calls;
}

async function endingOf(event: HistoryEvent | undefined, open: OpenPayloads): Promise<Ending> {
  if (event === undefined) return { ...nothing, at: null, unrecorded: 'under_way' };
  const at = timeOf(event);
  const completed = event.activityTaskCompletedEventAttributes;
  if (completed) {
    const { data } = result.safeParse(await open.first(completed.result));
    return { ...nothing, at, ...listed(data?.evidence, data?.calls ?? 0) };
  }
  const failed = event.activityTaskFailedEventAttributes;
  if (failed) {
    const failure = await open.failure(failed.failure);
    const details = failure instanceof ApplicationFailure ? (failure.details ?? []) : [];
    const calls = counted.safeParse(details[0]).data?.calls ?? 0;
    const { data } = evidenced.safeParse(details[1]);
    return { ...nothing, at, ...listed(data?.evidence, calls), error: failure?.message ?? 'It failed.' };
  }
  const failure = await open.failure(event.activityTaskTimedOutEventAttributes?.failure);
  if (wasNeverBegun(failure)) return { ...nothing, at };
  const heartbeat: unknown = failure instanceof TimeoutFailure ? failure.lastHeartbeatDetails : null;
  const sentBody = sending.safeParse(heartbeat).data?.sentBody ?? null;
  return { ...nothing, at, unrecorded: 'lost', error: LOST, sentBody };
}

const LOST =
  'The worker was lost, or did not answer in time: what it called and what Sage answered is not known, and Sage may have done it.';

function listed(packed: string | undefined, calls: number): Pick<Ending, 'recorded' | 'unrecorded'> {
  const recorded = packed === undefined ? null : unpackCalls(packed);
  return { recorded: recorded ?? [], unrecorded: recorded === null && calls > 0 ? 'some' : 'none' };
}

function asMade(
  { sent, business, ...call }: RecordedCall,
  { step, ending, frozenBody }: { step: string; ending: Ending; frozenBody: string | null },
): KeyedCall['call'] {
  const requestBody = sent === 'frozen' ? (frozenBody === null ? null : wholeJson(frozenBody)) : sent;
  return { ...call, step, sageBusinessId: business, requestBody, stepError: ending.error };
}

/** In place of calls that nobody recorded. */
function asKnown(
  { unrecorded, sentBody, error, at }: Ending,
  step: string,
  since: string,
): KeyedCall['call'] {
  return {
    step,
    ...createdBy(sentBody),
    query: {},
    sageBusinessId: null,
    requestBody: sentBody === null ? null : wholeJson(sentBody),
    answer: null,
    begunAt: since,
    durationMs: at === null ? null : Math.max(0, Date.parse(at) - Date.parse(since)),
    outcome: outcomes[unrecorded],
    error: unrecorded === 'some' ? 'Made by a version that did not keep what was sent and answered.' : error,
    stepError: error,
  };
}

const outcomes = { none: 'done', some: 'not_recorded', under_way: 'under_way', lost: 'unknown' } as const;

/** Only creating says by heartbeat what it is about to send. */
function createdBy(sentBody: string | null): Pick<SageCallView, 'method' | 'path'> {
  if (sentBody === null) return { method: null, path: null };
  const isCreditNote = sentBody.startsWith('{"sales_credit_note"');
  return { method: 'POST', path: isCreditNote ? '/sales_credit_notes' : '/sales_invoices' };
}

const wholeJson = (text: string): RecordedBody => ({
  contentType: 'application/json',
  bytes: Buffer.byteLength(text),
  sha256: null,
  text,
  shortened: false,
});
