import { condition, makeContinueAsNewFunc, setCurrentDetails } from '@temporalio/workflow';
import { barrierTo } from '../../domain/turnstile/admission.ts';
import { type EndedRun } from '../../domain/runs/messages.ts';
import * as messages from '../../domain/turnstile/messages.ts';
import { workflowCalls } from '../activities.ts';
import { behindTheOthers } from '../behind-the-others.ts';
import { onQuery, onUpdate, withCancellationAsMessage } from '../cancellation.ts';
import { isLongRun } from '../history-limits.ts';
import { answerWhoTakesOver, EntitySignals, readEndedRun } from '../runs/take-over.ts';
import { Admission } from './admission.ts';
import { QueueStatusSender } from './queue-status-sender.ts';
import { asTurnstileState, newTurnstile, type TurnstileState } from './turnstile-state.ts';
import { describe, forecastAt, placeOf, viewOf } from './turnstile-view.ts';
import { WakeUpTimer } from '../wake-up-timer.ts';

export interface TurnstileInput {
  readonly sageBusinessId: string;
  /** Carried over from the run before. */
  readonly state?: TurnstileState;
  /** For tests: begins a new run after so many events. */
  readonly maxEvents?: number;
}

const LIMITS_AGE_MS = 3_600_000;

/**
 * The one way through to a Sage business: an entity that never ends. Who wants to call Sage asks for a turn, has it at once or waits
 * without holding anything and is signalled, makes its calls and reports what they came to. Sage asks that invoices and contacts are not
 * posted in parallel to one business, and limits calls (Sage guide on best practices).
 */
export async function turnstile(input: TurnstileInput): Promise<never> {
  const { sageBusinessId, state, maxEvents } = input;
  const admission = new Admission(state ?? newTurnstile(sageBusinessId));
  let ready = state !== undefined;
  const signals = new EntitySignals();
  listen(admission, signals, { isReady: () => ready, whenReady: () => condition(() => ready) });
  const refuse = () => {
    admission.state.cancellationRefusedAtMs = Date.now();
    admission.changes += 1;
  };
  return withCancellationAsMessage(refuse, async () => {
    if (!ready) {
      const ended = await begin(admission);
      ready = true;
      signals.processUnprocessed(ended);
    }
    const statuses = new QueueStatusSender(admission);
    // With thousands in the queue each run carries much over, so runs are longer then.
    await admitUntil(() => isLongRun(maxEvents, admission.queue.length / 4), admission, statuses);
    await condition(() => signals.areProcessed && statuses.isIdle);
    return makeContinueAsNewFunc<typeof turnstile>()({ ...input, state: admission.carried() });
  });
}

/** Nobody is admitted before what a former run knew, and what is configured, is known. */
async function begin(admission: Admission): Promise<EndedRun | null> {
  const [ended] = await Promise.all([readEndedRun(), readLimits(admission)]);
  const { configured, configuredAtMs } = admission.state;
  const known = asTurnstileState(ended?.state);
  if (known !== null) admission.takeOver({ ...known, configured, configuredAtMs });
  return ended;
}

async function readLimits({ state }: Admission): Promise<void> {
  state.configured = await workflowCalls.readSageLimits.executeWithOptions(
    { summary: 'Configured limits' },
    [],
  );
  state.configuredAtMs = Date.now();
}

async function admitUntil(full: () => boolean, admission: Admission, statuses: QueueStatusSender) {
  const timer = new WakeUpTimer();
  while (!full()) {
    const seen = admission.changes;
    // A worker with other settings may have come meanwhile.
    if (Date.now() - admission.state.configuredAtMs > LIMITS_AGE_MS) await readLimits(admission);
    setCurrentDetails(describe(admission));
    const now = Date.now();
    const advanceAt = await admission.advance();
    if (advanceAt <= now) continue;
    const wakeAt = Math.min(advanceAt, statuses.send());
    if (wakeAt <= Date.now()) continue;
    const changed = () => admission.changes !== seen || full();
    if (await timer.next(wakeAt, changed, 'See who is next')) statuses.lookAgain();
  }
}

interface Readiness {
  readonly isReady: () => boolean;
  readonly whenReady: () => Promise<void>;
}

/** What comes before a new turnstile is ready waits for it, in its order. */
function listen(admission: Admission, signals: EntitySignals, { isReady, whenReady }: Readiness): void {
  const { state } = admission;
  const acknowledge = (): messages.TurnstileAcknowledgement => {
    admission.changes += 1;
    return { status: barrierTo('invoice', admission.circumstances, Date.now())?.reason ?? 'open' };
  };
  onQuery(messages.getTurnstileQuery, () => viewOf(admission), 'Queue, pace, and what is left of the day');
  onQuery(
    messages.getTurnPositionQuery,
    ({ workflowId }) => placeOf(admission, workflowId),
    'Place in the queue of one that waits',
  );
  onQuery(
    messages.getTurnForecastQuery,
    ({ more }) => forecastAt(admission, admission.queue.length + more, Date.now()),
    'When about more turns are through that are not asked for yet',
  );
  answerWhoTakesOver(isReady, () => admission.carried());
  onUpdate(
    messages.requestTurnUpdate,
    async (request) => {
      await whenReady();
      // A report of the same workflow task comes first, whichever of the two Temporal delivers first.
      await behindTheOthers();
      return admission.requestNow(request);
    },
    { description: 'Ask for a turn, and have it at once where nobody is before' },
  );
  signals.on(
    messages.requestTurnSignal,
    async (request) => {
      await whenReady();
      admission.request(request);
    },
    'Ask for a turn, which is granted by signal',
  );
  signals.on(
    messages.turnReportedSignal,
    async (report) => {
      await whenReady();
      admission.report(report);
    },
    'Give a turn back, or no longer want one',
  );
  signals.on(
    messages.unitAvailabilitySignal,
    async ({ unit, available }) => {
      await whenReady();
      admission.setUnit(unit, available);
    },
    "A business unit's connection works, or does not",
  );
  onUpdate(
    messages.pauseTurnstileUpdate,
    async ({ reason }) => {
      await whenReady();
      state.paused = { sinceMs: Date.now(), reason };
      return acknowledge();
    },
    { description: 'Grant no turns until resumed; a person may still try a single invoice' },
  );
  onUpdate(
    messages.resumeTurnstileUpdate,
    async () => {
      await whenReady();
      state.paused = null;
      state.trouble = null;
      return acknowledge();
    },
    { description: 'End a pause, and try Sage now if it was away' },
  );
  onUpdate(
    messages.setSageLimitsUpdate,
    async (override) => {
      await whenReady();
      state.override = override;
      return acknowledge();
    },
    { description: "This business's own limits; null for the configured ones" },
  );
}
