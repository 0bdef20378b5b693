import {
  allHandlersFinished,
  condition,
  makeContinueAsNewFunc,
  setCurrentDetails,
  setHandler,
} from '@temporalio/workflow';
import { fullAllowance } from '../../domain/payments/look-allowance.ts';
import * as messages from '../../domain/payments/messages.ts';
import { check } from './check.ts';
import { NotRead } from './in-turn.ts';
import { look } from './look.ts';
import { WatchRun } from './watch-run.ts';
import { newWatch, type WatchState } from './watch-state.ts';
import { sweep } from './sweep.ts';

export interface PaymentWatchInput {
  readonly sageBusinessId: string;
  /** Carried over from the run before. */
  readonly state?: WatchState;
  /** For tests: begins a new run after so many events. */
  readonly maxEvents?: number;
}

/**
 * Looks for what happened to the invoices of one Sage business after they went out, since Sage tells nobody: an entity that never ends. One
 * look at the books is a handful of calls however many invoices are open; only those invoices hear of it that it concerns.
 */
export async function paymentWatch(input: PaymentWatchInput): Promise<never> {
  const nowMs = Date.now();
  const state = input.state ?? newWatch(input.sageBusinessId, nowMs, fullAllowance(nowMs));
  const run = new WatchRun(state, input.maxEvents ?? 0);
  listen(run);
  while (!run.isFull) {
    setCurrentDetails(describe(run));
    await run.untilDue();
    if (run.isFull) break;
    try {
      if (run.isCheckDue) await check(run);
      else if (run.isReadDue) await look(run);
      else await sweep(run);
    } catch (error) {
      if (!(error instanceof NotRead)) throw error;
    }
  }
  await run.turn.giveBack({ kind: 'withdrawn' });
  await condition(allHandlersFinished);
  return makeContinueAsNewFunc<typeof paymentWatch>()({ ...input, state });
}

function listen(run: WatchRun): void {
  setHandler(messages.getPaymentWatchQuery, () => run.view(), {
    description: 'Last and next look at the books, and what they cost',
  });
  setHandler(messages.watchUnitSignal, (unit) => run.watchUnit(unit));
  setHandler(messages.requestSyncSignal, ({ sageInvoiceId }) => run.want(sageInvoiceId));
  setHandler(
    messages.checkPaymentsUpdate,
    async () => {
      await run.checkNow();
      return run.view();
    },
    { description: 'Look at the books now' },
  );
}

function describe(run: WatchRun): string {
  const { sageBusinessId, open, settled, lastCheck, nextCheck, callsToday, problem } = run.view();
  return [
    `Payments of Sage business ${sageBusinessId}: ${open} open, ${settled} paid and watched`,
    lastCheck && `- Last look: ${lastCheck.at}, ${lastCheck.calls} calls, ${lastCheck.told} told`,
    `- Next look: ${nextCheck.at} (${nextCheck.why.replaceAll('_', ' ')})`,
    `- Calls to Sage today: ${callsToday}`,
    problem && `- Problem: ${problem.message} ${problem.fix}`,
  ]
    .filter((line) => line)
    .join('\n');
}
