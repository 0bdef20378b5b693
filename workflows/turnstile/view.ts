import { barrierTo } from '../../domain/turnstile/admission.ts';
import { nextReset } from '../../domain/turnstile/daily-budget.ts';
import { forecast } from '../../domain/turnstile/forecast.ts';
import { type TurnstileView } from '../../domain/turnstile/messages.ts';
import { type TurnKind, turnKinds } from '../../domain/turnstile/turn-queue.ts';
import { type Gate } from './gate.ts';

const SHOWN = 50;

/** What an operator sees: who is through, who waits, how long, and what is left of the day. */
export function viewOf(gate: Gate): TurnstileView {
  const { state, limits, line } = gate;
  const now = Date.now();
  const barrier = barrierTo('invoice', gate.situation, now);
  const order = line.inOrder(now);
  const { holder } = state;
  const { window, daily } = limits;
  return {
    sageBusinessId: state.sageBusinessId,
    status: barrier?.reason ?? 'open',
    message: barrier?.message ?? 'Turns are handed out.',
    opensAt: isoOrNull(barrier?.untilMs ?? null),
    holder: holder && { workflowId: holder.workflowId, since: iso(holder.grantedAtMs), kind: holder.kind },
    queue: {
      length: line.length,
      byKind: countKinds(order.map(({ kind }) => kind)),
      byUnit: countUnits(order.map(({ unit }) => unit)),
      first: order.slice(0, SHOWN).map(({ workflowId, unit, kind, sinceMs }, index) => ({
        workflowId,
        unit,
        kind,
        since: iso(sinceMs),
        position: index + 1,
        forecastAt: forecastAt(gate, index, now),
      })),
      throughAt: order.length === 0 ? null : forecastAt(gate, order.length - 1, now),
    },
    closedUnits: state.closedUnits,
    limits: {
      callsPerMinute: window === null ? null : Math.round((window.calls * 60_000) / window.windowMs),
      callsPerDay: daily?.perDay ?? null,
      overridden: state.override !== null,
    },
    today: {
      spent: daily === null ? 0 : daily.perDay - (gate.leftToday ?? 0),
      left: gate.leftToday,
      resetsAt: daily === null ? null : iso(nextReset(daily, now)),
    },
    totals: { ...state.totals },
    callsPerTurn: Math.round(state.callsPerTurn * 100) / 100,
  };
}

export function placeOf(gate: Gate, workflowId: string) {
  const now = Date.now();
  const index = gate.line.inOrder(now).findIndex((entry) => entry.workflowId === workflowId);
  return index < 0 ? null : { position: index + 1, forecastAt: forecastAt(gate, index, now) };
}

/** When about the turn behind `ahead` others comes; null while only a person can open the gate. */
export function forecastAt(gate: Gate, ahead: number, now: number): string | null {
  const barrier = barrierTo('invoice', gate.situation, now);
  if (barrier !== null && barrier.untilMs === null) return null;
  const { daily, reserve } = gate.limits;
  const opensAtMs = Math.max(barrier?.untilMs ?? now, gate.state.arrivalMs);
  const { spent, callsPerTurn } = gate.state;
  return iso(forecast({ pace: gate.pace, daily, spent, reserve, callsPerTurn, opensAtMs }, ahead, now));
}

function countKinds(kinds: readonly TurnKind[]): Record<TurnKind, number> {
  const [person = 0, invoice = 0, bulk = 0, payments = 0] = turnKinds.map(
    (kind) => kinds.filter((one) => one === kind).length,
  );
  return { person, invoice, bulk, payments };
}

function countUnits(units: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const unit of units) counts[unit] = (counts[unit] ?? 0) + 1;
  return counts;
}

const iso = (ms: number): string => new Date(ms).toISOString();
const isoOrNull = (ms: number | null): string | null => (ms === null ? null : iso(ms));
