import { condition, makeContinueAsNewFunc, setCurrentDetails } from '@temporalio/workflow';
import * as messages from '../../domain/payments/messages.ts';
import { workflowCalls } from '../activities.ts';
import { onQuery, onUpdate, withCancellationAsMessage } from '../cancellation.ts';
import { answerWhoTakesOver, EntitySignals, readEndedRun } from '../runs/take-over.ts';
import { compareWithBooks } from './comparison.ts';
import { NotRead } from './in-turn.ts';
import { look, readOneByOne } from './look.ts';
import { describe, viewOf } from './view.ts';
import { WatchRun } from './watch-run.ts';
import { newWatch, takeOver, type WatchState } from './watch-state.ts';

export interface PaymentWatchInput {
  readonly sageBusinessId: string;
  /** Carried over from the run before. */
  readonly state?: WatchState;
  /** For tests: begins a new run after so many events. */
  readonly maxEvents?: number;
}

/**
 * Looks for what happened to the invoices of one Sage business after they went out, since Sage tells nobody: an entity that never ends. One
 * look at the books is a handful of calls however many invoices are open; only those invoices hear of it that it concerns. It keeps no list of
 * them: Temporal's visibility knows which they are.
 */
export async function paymentWatch(input: PaymentWatchInput): Promise<never> {
  const state = input.state ?? newWatch(input.sageBusinessId, Date.now());
  const run = new WatchRun(state, input.maxEvents ?? 0);
  let ready = input.state !== undefined;
  const signals = new EntitySignals();
  handleMessages(run, signals, () => ready);
  const refuse = () => {
    run.refuseCancellation();
    setCurrentDetails(describe(run));
  };
  return withCancellationAsMessage(refuse, async () => {
    if (!ready) {
      const ended = await readEndedRun();
      takeOver(state, ended?.state);
      ready = true;
      signals.processUnprocessed(ended);
    }
    await watch(run);
    await condition(() => signals.areProcessed);
    return makeContinueAsNewFunc<typeof paymentWatch>()({ ...input, state });
  });
}

/** Until it is time for a new run. */
async function watch(run: WatchRun): Promise<void> {
  for (;;) {
    setCurrentDetails(describe(run));
    const work = await run.untilDue();
    if (work === null) return;
    try {
      if (work === 'look') await look(run);
      if (work === 'read') await readOneByOne(run);
      if (work === 'compare') await compareWithBooks(run);
      if (work === 'count') await count(run);
    } catch (error) {
      if (!(error instanceof NotRead)) throw error;
    }
  }
}

async function count(run: WatchRun): Promise<void> {
  const { sageBusinessId } = run.state;
  const rhythm = await workflowCalls.readRhythm.executeWithOptions(
    { summary: 'Is any invoice open by now?' },
    [{ sageBusinessId }],
  );
  run.count(rhythm);
}

/** What comes before a new watch is ready waits for it, in its order. */
function handleMessages(run: WatchRun, signals: EntitySignals, isReady: () => boolean): void {
  onQuery(
    messages.getPaymentWatchQuery,
    () => viewOf(run),
    'Last and next look at the books, and what they cost',
  );
  answerWhoTakesOver(isReady, () => run.state);
  signals.on(
    messages.watchUnitSignal,
    async (unit) => {
      await condition(isReady);
      run.watchUnit(unit);
    },
    'A business unit through whose connection the books can be read',
  );
  signals.on(
    messages.unwatchUnitSignal,
    async ({ unit }) => {
      await condition(isReady);
      run.unwatchUnit(unit);
    },
    'A business unit is no longer one of them',
  );
  signals.on(
    messages.endpointsAnsweredAgainSignal,
    async (answered) => {
      await condition(isReady);
      run.endpointsAnswered(answered);
    },
    'Sage answers what it refused before',
  );
  signals.on(
    messages.requestSyncSignal,
    async (request) => {
      await condition(isReady);
      run.want(request);
    },
    'An invoice wants to know how it stands in Sage',
  );
  onUpdate(messages.checkPaymentsUpdate, () => run.lookNow(), { description: 'Look at the books now' });
}
