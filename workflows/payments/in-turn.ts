import { sleep } from '@temporalio/workflow';
import { type Counted } from '../../domain/failures.ts';
import { type Trouble } from '../../domain/payments/look.ts';
import { type Pacing, type QueueStatus, type TurnReport } from '../../domain/turnstile/messages.ts';
import { type TurnKind } from '../../domain/turnstile/turn-queue.ts';
import { explain, type Failure, failureOf } from '../failure.ts';
import { type WatchRun } from './watch-run.ts';

/** A hiccup: tried again without a word. */
const QUIET_PAUSES_MS = [500, 3_000];
/** What a lost worker had called is not known. */
const CALLS_OF_A_LOST_WORKER = 6;

export interface WatchAddress {
  readonly businessUnit: string;
  readonly sageBusinessId: string;
  readonly pacing: Pacing | null;
  readonly lastInTurn: TurnReport | null;
}

/** The books could not be read, or nobody told; what is wrong stands in the state, with the time of the next try. */
export class NotRead extends Error {}

/**
 * Reads the books in a turn, after everybody else unless a person waits, through the connection of a unit that has one. While none has, it
 * waits in the turnstile and calls nothing. The activity gives the turn back itself.
 * @throws NotRead
 */
export async function inTurn<T extends object>(
  run: WatchRun,
  kind: TurnKind,
  call: (address: WatchAddress) => Promise<Counted<T | Trouble>>,
): Promise<{ value: T; calls: number }> {
  for (let tries = 0; ; tries++) {
    await takeTurn(run, kind);
    try {
      const { value, turnReturned, ...counted } = await call(addressOf(run));
      run.spent(counted);
      if (turnReturned === true) run.turn.returned();
      else await run.turn.giveBack();
      if ('trouble' in value) throw notTold(run, value);
      return { value, calls: counted.calls };
    } catch (error) {
      if (error instanceof NotRead) throw error;
      const failure = failureOf(error);
      run.spent({ calls: 'calls' in failure ? failure.calls : 0 });
      if (failure.kind === 'timed_out' && failure.begun) run.spent({ calls: CALLS_OF_A_LOST_WORKER });
      const quietMs = isHiccup(failure) && !run.turn.isProbe ? QUIET_PAUSES_MS[tries] : undefined;
      if (quietMs === undefined) throw await giveUp(run, failure);
      await sleep(quietMs, { summary: 'Then try again' });
    }
  }
}

const addressOf = ({ state, turn }: WatchRun): WatchAddress => ({
  businessUnit: state.units[0] ?? '',
  sageBusinessId: state.sageBusinessId,
  pacing: turn.pacing,
  lastInTurn: turn.lastReport(),
});

async function takeTurn(run: WatchRun, kind: TurnKind): Promise<void> {
  const { state } = run;
  const { sageBusinessId } = state;
  let others = state.units.length - 1;
  for (;;) {
    let passOn = false;
    const show = ({ reason, message, action }: QueueStatus) => {
      if (reason === 'connection' && others > 0) passOn = true;
      else if (reason !== 'turn')
        state.problem = { code: reason, message, fix: action ?? 'Nothing: it goes on by itself.' };
    };
    const [unit = ''] = state.units;
    // Whoever asks for a look need not wait for a turn that was asked for without haste: a person's passes an outage.
    const isOvertaken = () => kind !== 'person' && state.lookWanted;
    const interrupted = () => passOn || isOvertaken();
    const suspended = () => run.isFull;
    if (await run.turn.take({ sageBusinessId, unit, kind, show, interrupted, suspended })) return;
    if (run.isFull) throw new NotRead('A new run begins first');
    if (isOvertaken()) throw new NotRead('A person asked for a look');
    others -= 1;
    useOtherUnit(run);
  }
}

function useOtherUnit({ state }: WatchRun): void {
  const [first, ...others] = state.units;
  if (first !== undefined) state.units = [...others, first];
}

const isHiccup = (failure: Failure): boolean =>
  failure.kind === 'timed_out' ||
  (failure.kind === 'try_again' && failure.retryAfterMs === null && failure.rateLimited !== true);

function notTold(run: WatchRun, { trouble }: Trouble): NotRead {
  run.failed({
    code: 'not_told',
    message: trouble,
    fix: 'Nothing: it goes on by itself when Temporal answers.',
  });
  return new NotRead(trouble);
}

async function giveUp(run: WatchRun, failure: Failure): Promise<NotRead> {
  const { message, fix } = explain(failure);
  const code = failure.kind === 'needs_person' ? failure.attention.code : failure.kind;
  run.failed({ code, message, fix });
  if (failure.kind === 'try_again') {
    const { retryAfterMs, rateLimited = false } = failure;
    const limited = rateLimited || retryAfterMs !== null;
    await run.turn.giveBack(
      limited ? { kind: 'rate_limited', retryAfterMs } : { kind: 'sage_away', message },
    );
  } else {
    await run.turn.giveBack();
    // Another unit's consent to the same business may be good.
    useOtherUnit(run);
  }
  return new NotRead(message);
}
