import { allHandlersFinished, condition, makeContinueAsNewFunc } from '@temporalio/workflow';
import {
  type BillingRunState,
  isOver,
  newBillingRun,
  type RunOrder,
} from '../../domain/billing-run/billing-run.ts';
import { endRunPartSignal } from '../../domain/billing-run/messages.ts';
import { runPartWorkflowId } from '../../domain/keys.ts';
import { handingOver } from '../activities.ts';
import { withCancellationAsMessage } from '../cancellation.ts';
import { signalIfRunning } from '../signal-if-running.ts';
import { handleMessages } from './handlers.ts';
import { BillingRun } from './run.ts';

export interface BillingRunInput {
  readonly from: { readonly order: RunOrder } | { readonly state: BillingRunState };
  /** For tests: begins a new run after so many events. */
  readonly maxEvents?: number;
  /** For tests: how long it waits for its parts, milliseconds. */
  readonly wholeWithinMs?: number;
}

const WHOLE_WITHIN_MS = 3_600_000;
/** From look to look while something moves, growing to the longest while nothing does. */
const SHORTEST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 10 * 60_000;

/**
 * A large run of invoices: hands them over at the pace at which Sage takes them, and follows them until each has its outcome. It holds
 * positions and numbers; the contents are in its parts, and where each invoice stands is asked of visibility.
 */
export async function billingRun(input: BillingRunInput): Promise<BillingRunState> {
  const { from, maxEvents } = input;
  const run = new BillingRun(
    'state' in from ? from.state : newBillingRun(from.order, new Date().toISOString()),
    maxEvents,
  );
  handleMessages(run);
  return withCancellationAsMessage(
    () => undefined,
    async () => {
      await untilOver(run, input.wholeWithinMs ?? WHOLE_WITHIN_MS);
      await run.events.allTold();
      await condition(allHandlersFinished);
      if (isOver(run.state.status)) return run.state;
      return makeContinueAsNewFunc<typeof billingRun>()({ ...input, from: { state: run.state } });
    },
  );
}

/** Returns early where a new run is due. */
async function untilOver(run: BillingRun, wholeWithinMs: number): Promise<void> {
  const { state } = run;
  if (!state.isWhole && state.cancellation === null) {
    const untilMs = Date.parse(state.createdAt) + wholeWithinMs;
    await run.until(
      () => state.isWhole || state.cancellation !== null,
      untilMs,
      'All parts are to be stored',
    );
    if (run.isLong) return;
    if (!state.isWhole && state.cancellation === null) return end(run, 'expired');
  }
  if (state.status === 'receiving' && state.cancellation === null) run.enter('handing_over', 'run.started');
  await handOverAll(run);
  if (run.isLong) return;
  if (state.cancellation?.handedOver === true) await cancelHandedOver(run);
  if (!run.isLong) await follow(run);
}

async function handOverAll(run: BillingRun): Promise<void> {
  const { state } = run;
  for (let pauseMs = SHORTEST_PAUSE_MS; !run.isLong && !run.isAllHandedOver && state.cancellation === null;) {
    if (state.pause !== null) {
      if (state.status === 'handing_over') run.enter('paused', 'run.paused');
      await run.until(() => state.pause === null || state.cancellation !== null, Infinity, 'Paused');
      continue;
    }
    const { businessUnit, runId, next, lastRequest } = state;
    const size = state.parts[next.part] ?? 0;
    const done = await handingOver.handOverSome.executeWithOptions(
      { summary: `Hand over from ${next.place + 1} of part ${next.part + 1} of ${state.parts.length}` },
      [{ businessUnit, runId, ...next, size, by: lastRequest && by(lastRequest) }],
    );
    run.took(done);
    if (run.isAllHandedOver) break;
    // As many as may be were on their way already: Sage takes no more just now.
    if (!done.isFull) pauseMs = SHORTEST_PAUSE_MS;
    else {
      await run.moment(pauseMs, 'Others are on their way first');
      pauseMs = Math.min(done.taken > 0 ? SHORTEST_PAUSE_MS : pauseMs * 1.5, 30_000);
    }
  }
}

const by = ({ principal, person }: { principal: string; person: string | null }) => ({ principal, person });

async function cancelHandedOver(run: BillingRun): Promise<void> {
  const { businessUnit, runId, cancellation } = run.state;
  const reason = cancellation?.reason ?? '';
  await run.settled();
  await handingOver.cancelHandedOver.executeWithOptions(
    { summary: 'Cancel what is handed over and not in Sage yet' },
    [{ businessUnit, runId, reason }],
  );
}

/** Until each has its outcome. A cancellation that comes meanwhile is done. */
async function follow(run: BillingRun): Promise<void> {
  const { state } = run;
  let isCancelled = state.cancellation !== null;
  run.enter('following', null);
  await run.settled();
  for (let pauseMs = SHORTEST_PAUSE_MS; !run.isLong;) {
    if (state.cancellation !== null && !isCancelled) {
      isCancelled = true;
      if (state.cancellation.handedOver) await cancelHandedOver(run);
    }
    const { businessUnit, runId, handedOver, joined } = state;
    const { counts, seen } = await handingOver.countRun.executeWithOptions(
      { summary: 'How many stand where' },
      [{ businessUnit, runId }],
    );
    const isNews = JSON.stringify(counts) !== JSON.stringify(state.counts);
    run.counted(counts);
    // Visibility may not know of all yet.
    if (counts.underWay === 0 && seen >= handedOver + joined)
      return end(run, state.cancellation === null ? 'completed' : 'cancelled');
    pauseMs = isNews ? SHORTEST_PAUSE_MS : Math.min(pauseMs * 1.5, LONGEST_PAUSE_MS);
    await run.moment(pauseMs, 'Until the next look');
  }
}

async function end(run: BillingRun, status: 'completed' | 'cancelled' | 'expired'): Promise<void> {
  const { businessUnit, runId, parts } = run.state;
  run.enter(status, `run.${status}`);
  await Promise.all(
    parts.map((_, part) => signalIfRunning(runPartWorkflowId(businessUnit, runId, part), endRunPartSignal)),
  );
}
