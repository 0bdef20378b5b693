import { type RecordEntry } from '../../../sandbox/sage/state.ts';
import { type Evidence } from './evidence.ts';

/** Between Sage's answer and the moment the new pair is safe with the connection, at most, while all is well. */
const UNSAFE_MS = 5_000;
/** Two entries about the same call, in the record and in the log of requests. */
const SAME_CALL_MS = 50;

/** A used refresh token was presented though the outcome of its use could be known. */
export const tokensReused = (evidence: Evidence): string[] => reuses(evidence, false);

/** The same where the answer was lost on the way, or its receiver killed or paused: presenting it once more is how the loss is found. */
export const tokensReusedAfterLoss = (evidence: Evidence): string[] => reuses(evidence, true);

function reuses(evidence: Evidence, afterLoss: boolean): string[] {
  const { record } = evidence;
  return record
    .filter(({ kind }) => kind === 'token.reused')
    .filter((reuse) => wasLost(lastIssued(record, reuse), evidence) === afterLoss)
    .map(({ at, summary }) => `${summary['userEmail'] ?? 'somebody'} at ${at}`);
}

/** The pair that took the place of the reused one. */
const lastIssued = (record: readonly RecordEntry[], reuse: RecordEntry): RecordEntry | undefined =>
  record.findLast(
    ({ kind, id, sequence }) => kind === 'token.issued' && id === reuse.id && sequence < reuse.sequence,
  );

function wasLost(issued: RecordEntry | undefined, { requests, strikes }: Evidence): boolean {
  if (issued === undefined) return false;
  const at = Date.parse(issued.at);
  const cutOff = requests.some(
    ({ path, fault, at: asked }) =>
      path === '/token' && losing.has(fault ?? '') && Math.abs(Date.parse(asked) - at) < SAME_CALL_MS,
  );
  const struck = strikes.some(
    ({ target, signal, at: when }) =>
      target.startsWith('worker') &&
      (signal === 'SIGKILL' || signal === 'SIGSTOP') &&
      when >= at &&
      when - at < UNSAFE_MS,
  );
  return cutOff || struck;
}

const losing = new Set([
  'lost-rotation',
  'cut-after-commit',
  'cut-mid-body',
  'error-500-after-commit',
  'hang',
]);
