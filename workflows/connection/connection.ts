import { condition, makeContinueAsNewFunc } from '@temporalio/workflow';
import { withCancellationAsMessage } from '../cancellation.ts';
import { isLongRun } from '../history-limits.ts';
import { EntitySignals, readEndedRun } from '../runs/take-over.ts';
import { WakeUpTimer } from '../wake-up-timer.ts';
import { Authorization } from './authorization.ts';
import { handleMessages } from './handlers.ts';
import { ConnectionRun } from './run.ts';
import { type ConnectionState, newConnection } from './state.ts';
import { takeOver } from './take-over.ts';
import { upkeep } from './upkeep.ts';

export interface ConnectionInput {
  readonly businessUnit: string;
  /** Carried over from the run before. */
  readonly state?: ConnectionState;
  /** For tests: begins a new run after so many events. */
  readonly maxEvents?: number;
}

/**
 * A business unit's connection to Sage, from the first consent on: an entity that never ends. It holds the business, settings and mappings,
 * and knows which Sage login's consent serves it; invoices ask it for settings and wait for it. Between messages it sleeps until a duty is
 * due: an authorization nobody finished, or the weekly upkeep.
 */
export async function connection(input: ConnectionInput): Promise<never> {
  const state = input.state ?? newConnection(input.businessUnit, new Date().toISOString());
  const run = new ConnectionRun(state);
  const authorization = new Authorization(run);
  let ready = input.state !== undefined;
  const signals = new EntitySignals();
  handleMessages(run, authorization, signals, () => ready);

  return withCancellationAsMessage(
    () => {
      state.cancellationRefusedAt = run.nowIso;
      state.version += 1;
      run.describe();
    },
    async () => {
      if (!ready) {
        const ended = await readEndedRun();
        if (ended !== null) takeOver(run, ended);
        ready = true;
        signals.processUnprocessed(ended);
      }
      run.publish();
      const isFull = () => isLongRun(input.maxEvents);
      const timer = new WakeUpTimer();
      while (!isFull()) {
        const wakeAtMs = nextDutyMs(state);
        const isSooner = () => isFull() || nextDutyMs(state) < wakeAtMs;
        await timer.until(wakeAtMs, isSooner, 'Until the next upkeep, or the end of an authorization');
        if (state.authorization && Date.parse(state.authorization.expiresAt) <= Date.now())
          authorization.expire();
        if (state.nextUpkeepAt && Date.parse(state.nextUpkeepAt) <= Date.now()) await upkeep(run);
      }
      await condition(() => signals.areProcessed);
      await run.finished();
      return makeContinueAsNewFunc<typeof connection>()({ ...input, state });
    },
  );
}

/** Milliseconds since 1970 of the next thing to do unasked; infinity for none. */
function nextDutyMs({ authorization, nextUpkeepAt }: ConnectionState): number {
  const times = [authorization?.expiresAt, nextUpkeepAt].map((at) => (at ? Date.parse(at) : Infinity));
  return Math.min(...times);
}
