import { activityInfo, heartbeat } from '@temporalio/activity';
import { type Counted } from '../domain/failures.ts';
import { isDocumentWorkflowId } from '../domain/keys.ts';
import { type Pacing, type TurnReport } from '../domain/turnstile/messages.ts';
import { SageError } from '../sage/error.ts';
import { type SageHttp } from '../sage/http.ts';
import { pacedHttp, type PacedHttp } from '../sage/paced-http.ts';
import { CallRecord } from '../sage/recorded-http.ts';
import { openSession, type SageSession } from '../sage/session.ts';
import { packCalls } from '../temporal/packed-calls.ts';
import { type TokenRequest, type UnitToken } from './consent/token-source.ts';
import { type ActivityDependencies } from './dependencies.ts';
import { asFailure, withEvidence } from './sage-failure.ts';
import { answeredOf, tellAnswered } from './connection/tell-answered.ts';
import { giveBackTurn } from './turnstile/give-back-turn.ts';

export interface SageAddress extends TokenRequest {
  /** Of the turn in which the calls are made. */
  readonly pacing?: Pacing | null;
  /**
   * The turn ends with this activity: when its work has succeeded, it is given back with this report, to which the activity's own calls are
   * added. Only for activities that Temporal does not repeat: a second attempt would call Sage without a turn.
   */
  readonly lastInTurn?: TurnReport | null;
}

export interface SageWork<T> {
  /** What the heartbeats say; each blots out the one before it. */
  readonly beat?: () => unknown;
  /** Whether the turn ends with this result; by default with any. */
  readonly endsTurn?: (value: T) => boolean;
  /** A body that an earlier attempt sent, which the history has. */
  readonly frozenBody?: string | null | undefined;
}

const BEAT_MS = 3_000;

/**
 * Runs `work` against Sage with a valid token of the business unit. A refused token is replaced once. The connection may
 * have moved to another Sage business since the caller began: then nothing is called.
 */
export async function withSage<T>(
  deps: ActivityDependencies,
  address: SageAddress,
  work: (session: SageSession) => Promise<T>,
  { beat = () => undefined, endsTurn = () => true, frozenBody = null }: SageWork<T> = {},
): Promise<Counted<T>> {
  const record = isForDocument() ? new CallRecord(frozenBody) : null;
  const beating =
    activityInfo().heartbeatTimeoutMs === undefined
      ? undefined
      : setInterval(() => heartbeat(beat()), BEAT_MS);
  try {
    const { value, ...cost } = await withToken(deps, address, work, record);
    const { sageBusinessId, lastInTurn = null } = address;
    const evidence =
      record === null || record.calls.length === 0 ? {} : { evidence: packCalls(record.calls) };
    const result = { value, ...cost, ...evidence };
    if (lastInTurn === null || sageBusinessId === null || !endsTurn(value)) return result;
    const { calls, arrivalMs = null } = cost;
    const report = { ...lastInTurn, calls: lastInTurn.calls + calls, arrivalMs };
    return (await giveBackTurn(sageBusinessId, report)) ? { ...result, turnReturned: true } : result;
  } catch (error) {
    throw withEvidence(error, record?.calls ?? []);
  } finally {
    clearInterval(beating);
  }
}

/** Calls on behalf of an invoice or a credit note are kept in its history; those of others, as of the payment watch, would fill theirs. */
const isForDocument = (): boolean => isDocumentWorkflowId(activityInfo().workflowExecution?.workflowId ?? '');

async function withToken<T>(
  deps: ActivityDependencies,
  address: SageAddress,
  work: (session: SageSession) => Promise<T>,
  record: CallRecord | null,
): Promise<Counted<T>> {
  const http = pacedHttp(record?.over(deps.sage) ?? deps.sage, {
    pacing: address.pacing ?? null,
    deadlineMs: attemptEnd(),
    clockAheadMs: clockAhead(Date.now(), activityInfo().currentAttemptScheduledTimestampMs),
  });
  const token = await deps.tokens.get(address);
  const earlier = activityInfo().attempt - 1;
  let session = open(deps, http, token, address);
  try {
    const value = await noticing(deps, address, session, work);
    return counted(http, value, earlier + session.calls());
  } catch (error) {
    if (!(error instanceof SageError) || error.kind !== 'token_refused') {
      throw asFailure(error, earlier + session.calls());
    }
  }
  const spent = earlier + session.calls();
  session = open(deps, http, await deps.tokens.replace(address, token), address);
  try {
    const value = await noticing(deps, address, session, work);
    return counted(http, value, spent + session.calls());
  } catch (error) {
    throw asFailure(error, spent + session.calls());
  }
}

/** The connection hears of refusals from who asked; that Sage answers again it hears from here, whoever asked. */
async function noticing<T>(
  deps: ActivityDependencies,
  { businessUnit, sageBusinessId }: SageAddress,
  session: SageSession,
  work: (session: SageSession) => Promise<T>,
): Promise<T> {
  try {
    return await work(session);
  } finally {
    const endpoints = answeredOf(deps.tokens.refusedCalls(businessUnit), session.succeeded());
    if (endpoints.length > 0 && sageBusinessId !== null)
      await tellAnswered(businessUnit, { sageBusinessId, endpoints });
    if (endpoints.length > 0 || session.wasRefused()) deps.tokens.forgetRoute(businessUnit);
  }
}

function counted<T>(http: PacedHttp, value: T, calls: number): Counted<T> {
  const arrivalMs = http.arrivalMs();
  return { value, calls, ...(arrivalMs !== undefined && { arrivalMs }) };
}

/** An attempt begins within half a minute of its scheduling by the server's clock: what is beyond that is our clock's fault. */
export function clockAhead(nowMs: number, scheduledMs: number): number {
  const aheadMs = nowMs - scheduledMs;
  return aheadMs > -2_000 && aheadMs < 32_000 ? 0 : aheadMs;
}

/** When the server takes this attempt for lost and lets another begin. */
const attemptEnd = (): number => Date.now() + activityInfo().startToCloseTimeoutMs;

const open = (
  { log }: ActivityDependencies,
  http: SageHttp,
  { accessToken }: UnitToken,
  { businessUnit, sageBusinessId }: SageAddress,
): SageSession =>
  openSession({
    http,
    accessToken,
    businessId: sageBusinessId,
    note: (what) => log.warn({ businessUnit, sageBusinessId }, what),
  });
