import { own } from '../../domain/own.ts';
import { barrierTo } from '../../domain/turnstile/admission.ts';
import { nextReset } from '../../domain/turnstile/daily-budget.ts';
import { forecast } from '../../domain/turnstile/forecast.ts';
import { type TurnstileView } from '../../domain/turnstile/messages.ts';
import { type TurnKind, turnKinds } from '../../domain/turnstile/turn-queue.ts';
import { details, escapeMarkdown } from '../markdown.ts';
import { type Admission } from './admission.ts';

const SHOWN = 50;

/** What an operator sees: who is through, who waits, how long, and what is left of the day. */
export function viewOf(admission: Admission): TurnstileView {
  const { state, limits, queue } = admission;
  const now = Date.now();
  const barrier = barrierTo('invoice', admission.circumstances, now);
  const order = queue.inOrder(now);
  const holder = state.holder !== null && state.holder.leaseUntilMs > now ? state.holder : null;
  const { window, daily } = limits;
  return {
    sageBusinessId: state.sageBusinessId,
    status: barrier?.reason ?? 'open',
    message: barrier?.message ?? 'Turns are granted.',
    opensAt: isoOrNull(barrier?.untilMs ?? null),
    holder: holder && { workflowId: holder.workflowId, since: iso(holder.grantedAtMs), kind: holder.kind },
    queue: {
      length: queue.length,
      byKind: countKinds(order.map(({ kind }) => kind)),
      byUnit: countUnits(order.map(({ unit }) => unit)),
      first: order.slice(0, SHOWN).map(({ workflowId, unit, kind, sinceMs }, index) => ({
        workflowId,
        unit,
        kind,
        since: iso(sinceMs),
        position: index + 1,
        forecastAt: forecastAt(admission, index, now),
      })),
      throughAt: order.length === 0 ? null : forecastAt(admission, order.length - 1, now),
    },
    closedUnits: state.closedUnits,
    limits: {
      callsPerMinute: window === null ? null : Math.round((window.calls * 60_000) / window.windowMs),
      callsPerDay: daily?.perDay ?? null,
      overridden: state.override !== null,
    },
    today: {
      spent: daily === null ? 0 : daily.perDay - (admission.leftToday ?? 0),
      left: admission.leftToday,
      resetsAt: daily === null ? null : iso(nextReset(daily, now)),
    },
    totals: { ...state.totals },
    cancellationRefusedAt: isoOrNull(state.cancellationRefusedAtMs),
    callsPerTurn: Math.round(state.callsPerTurn * 100) / 100,
  };
}

/** For Temporal's UI. Made at every step, so it sorts nobody. */
export function describe(admission: Admission): string {
  const { state, limits, leftToday, queue } = admission;
  const now = Date.now();
  const barrier = barrierTo('invoice', admission.circumstances, now);
  const throughAt = queue.length === 0 ? null : forecastAt(admission, queue.length - 1, now);
  const message = barrier?.message ?? 'Turns are granted.';
  return details(
    `Sage business ${escapeMarkdown(state.sageBusinessId)}: **${barrier?.reason ?? 'open'}**. ${escapeMarkdown(message)}`,
    [
      barrier !== null && barrier.untilMs !== null && `Opens at ${iso(barrier.untilMs)}`,
      `Waiting: ${queue.length}${throughAt === null ? '' : `, the last of them until about ${throughAt}`}`,
      limits.daily !== null &&
        `Calls today: ${limits.daily.perDay - (leftToday ?? 0)} of ${limits.daily.perDay}`,
      state.cancellationRefusedAtMs !== null &&
        `Cancellation was requested at ${iso(state.cancellationRefusedAtMs)} and refused: all work at this Sage business passes here. To stop its calls, pause it; to begin a new run, terminate this one.`,
    ],
  );
}

export function placeOf(admission: Admission, workflowId: string) {
  const now = Date.now();
  const index = admission.queue.inOrder(now).findIndex((entry) => entry.workflowId === workflowId);
  return index < 0 ? null : { position: index + 1, forecastAt: forecastAt(admission, index, now) };
}

/** When about the turn behind `ahead` others comes; null while only a person can open the admission. */
export function forecastAt(admission: Admission, ahead: number, now: number): string | null {
  const barrier = barrierTo('invoice', admission.circumstances, now);
  if (barrier !== null && barrier.untilMs === null) return null;
  const { daily, reserve } = admission.limits;
  const opensAtMs = Math.max(barrier?.untilMs ?? now, admission.state.arrivalMs);
  const { spent, callsPerTurn } = admission.state;
  return iso(forecast({ pace: admission.pace, daily, spent, reserve, callsPerTurn, opensAtMs }, ahead, now));
}

function countKinds(kinds: readonly TurnKind[]): Record<TurnKind, number> {
  const [person = 0, invoice = 0, bulk = 0, payments = 0] = turnKinds.map(
    (kind) => kinds.filter((one) => one === kind).length,
  );
  return { person, invoice, bulk, payments };
}

function countUnits(units: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const unit of units) counts[unit] = (own(counts, unit) ?? 0) + 1;
  return counts;
}

const iso = (ms: number): string => new Date(ms).toISOString();
const isoOrNull = (ms: number | null): string | null => (ms === null ? null : iso(ms));
