import {
  allHandlersFinished,
  condition,
  makeContinueAsNewFunc,
  setCurrentDetails,
  setHandler,
} from '@temporalio/workflow';
import { type LimitOverride } from '../../domain/turnstile/limits.ts';
import { workflowCalls } from '../activities.ts';
import * as messages from '../../domain/turnstile/messages.ts';
import { behindTheOthers } from '../behind-the-others.ts';
import { isLongRun } from '../history-limits.ts';
import { Alarm } from './alarm.ts';
import { Gate } from './gate.ts';
import { newTurnstile, type TurnstileState } from './state.ts';
import { Teller } from './tell.ts';
import { placeOf, viewOf } from './view.ts';

export interface TurnstileInput {
  readonly sageBusinessId: string;
  /** Carried over from the run before. */
  readonly state?: TurnstileState;
  /** For tests: begins a new run after so many events. */
  readonly maxEvents?: number;
}

const LIMITS_AGE_MS = 3_600_000;

/**
 * The one way through to a Sage business: an entity that never ends. Who wants to call Sage signals for a turn, waits without
 * holding anything, is signalled back, makes its calls and reports what they came to. Sage asks that invoices and contacts are not
 * posted in parallel to one business, and limits calls (Sage guide on best practices).
 */
export async function turnstile(input: TurnstileInput): Promise<never> {
  const gate = new Gate(input.state ?? newTurnstile(input.sageBusinessId));
  const teller = new Teller(gate);
  const alarm = new Alarm();
  listen(gate);
  // With thousands in the queue each run carries much over, so runs are longer then.
  const full = () => isLongRun(input.maxEvents, gate.line.length / 4);

  let limitsReadAt = -Infinity;
  while (!full()) {
    const seen = gate.news;
    if (Date.now() - limitsReadAt > LIMITS_AGE_MS) {
      // A worker with other settings may have come meanwhile.
      gate.state.configured = await workflowCalls.readSageLimits();
      limitsReadAt = Date.now();
    }
    setCurrentDetails(describe(gate));
    const now = Date.now();
    const lookAgainAt = await gate.step();
    if (lookAgainAt <= now) continue;
    const tellAgainAt = await teller.tell();
    const wakeAt = Math.min(lookAgainAt, tellAgainAt);
    if (wakeAt <= Date.now()) continue;
    if (await alarm.next(wakeAt, () => gate.news !== seen || full())) teller.lookAgain();
  }
  await condition(allHandlersFinished);
  return makeContinueAsNewFunc<typeof turnstile>()({ ...input, state: gate.carried() });
}

function listen(gate: Gate): void {
  const { state } = gate;
  setHandler(messages.getTurnstileQuery, () => viewOf(gate), {
    description: 'Queue, pace, and what is left of the day',
  });
  setHandler(messages.getTurnPositionQuery, ({ workflowId }) => placeOf(gate, workflowId));
  setHandler(messages.requestTurnUpdate, async (request) => {
    await behindTheOthers();
    return gate.requestNow(request);
  });
  setHandler(messages.requestTurnSignal, (request) => gate.request(request));
  setHandler(messages.turnReportedSignal, (report) => gate.report(report));
  setHandler(messages.unitAvailabilitySignal, ({ unit, available }) => gate.setUnit(unit, available));
  setHandler(
    messages.pauseTurnstileUpdate,
    ({ reason }) => {
      state.paused = { sinceMs: Date.now(), reason };
      gate.news += 1;
      return viewOf(gate);
    },
    { description: 'Hand out no turns until resumed; a person may still try a single invoice' },
  );
  setHandler(
    messages.resumeTurnstileUpdate,
    () => {
      state.paused = null;
      state.trouble = null;
      gate.news += 1;
      return viewOf(gate);
    },
    { description: 'End a pause, and try Sage now if it was away' },
  );
  setHandler(
    messages.setSageLimitsUpdate,
    (override: LimitOverride | null) => {
      state.override = override;
      gate.news += 1;
      return viewOf(gate);
    },
    { description: "This business's own limits; null for the configured ones" },
  );
}

function describe(gate: Gate): string {
  const { status, message, queue, today, limits, opensAt } = viewOf(gate);
  return [
    `Sage business ${gate.state.sageBusinessId}: **${status}**. ${message}`,
    opensAt && `- Opens at ${opensAt}`,
    `- Waiting: ${queue.length}${queue.throughAt === null ? '' : `, through at about ${queue.throughAt}`}`,
    limits.callsPerDay !== null && `- Calls today: ${today.spent} of ${limits.callsPerDay}`,
  ]
    .filter((line) => line)
    .join('\n');
}
