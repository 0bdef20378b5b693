import { type ArmedFault } from '../../sandbox/sage/faults.ts';
import { table } from '../demo/steps.ts';
import { type Caller } from './caller.ts';
import { isClean, type Verdict } from './check/check.ts';
import { type Evidence } from './check/evidence.ts';
import { type Journal } from './journal.ts';
import { type Plan } from './plan/plan.ts';

/** All that a run came to. */
export interface Outcome {
  readonly plan: Plan;
  readonly verdict: Verdict;
  readonly evidence: Evidence;
  readonly faults: readonly ArmedFault[];
  readonly mailCutsLeft: number;
  readonly journal: Journal;
  readonly caller: Caller;
  /** Processes that ended though nobody here ended them. */
  readonly deaths: readonly { readonly name: string; readonly deaths: number }[];
  readonly tookMs: number;
}

/** A fault without a hit proved nothing. */
export function unhitFaults({ faults, plan, mailCutsLeft }: Outcome): string[] {
  const cuts = plan.steps.reduce((sum, { step }) => (step.kind === 'cut_mail' ? sum + step.times : sum), 0);
  return [
    ...faults.filter(({ hits }) => hits === 0).map(({ name, endpoint }) => `${name} ${endpoint}`),
    ...(cuts > 0 && mailCutsLeft >= cuts ? ['the cut of the mail server'] : []),
  ];
}

export const isGreen = (outcome: Outcome): boolean =>
  isClean(outcome.verdict) && unhitFaults(outcome).length === 0;

export function report(outcome: Outcome): string {
  const { verdict, evidence, caller, journal, plan } = outcome;
  const { violations, admitted } = verdict;
  const found = [...Object.entries(violations), ...Object.entries(admitted)];
  return [
    'Faults at Sage',
    table(['fault', 'endpoint', 'armed', 'hits'], hitsPerFault(outcome)),
    '',
    'Signals',
    table(['signal', 'process', 'times'], signals(journal)),
    '',
    'What else was done',
    table(
      ['what', 'times'],
      [...journal.counts]
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([what, times]) => [what, String(times)]),
    ),
    '',
    `Calls of the PSA: ${caller.attempts}, of them ${caller.notNow} answered 503, ${caller.unanswered} not answered; ${evidence.acknowledged.length} invoices acknowledged.`,
    `Ended by themselves and started again: ${
      outcome.deaths
        .filter(({ deaths }) => deaths > 0)
        .map(({ name, deaths }) => `${name} ${deaths}x`)
        .join(', ') || 'none'
    }.`,
    '',
    table(
      ['finding', 'times'],
      found.map(([name, entries]) => [name, String(entries.length)]),
    ),
    ...found.flatMap(([name, entries]) => entries.slice(0, 20).map((entry) => `  ${name}: ${entry}`)),
    ...unhitFaults(outcome).map((fault) => `  never hit: ${fault}`),
    '',
    bound(outcome),
    `Took ${Math.round(outcome.tookMs / 1000)} s.`,
    `chaos seed=${plan.seed} invoices=${evidence.acknowledged.length} kills=${journal.kills()} doubled=${violations.doubled.length} lost=${violations.lost.length} stuck=${violations.stuck.length}`,
  ].join('\n');
}

function hitsPerFault({ faults }: Outcome): string[][] {
  const rows = new Map<string, { name: string; endpoint: string; times: number; hits: number }>();
  for (const { name, endpoint, times, hits } of faults) {
    const row = rows.get(`${name} ${endpoint}`) ?? { name, endpoint, times: 0, hits: 0 };
    rows.set(`${name} ${endpoint}`, { ...row, times: row.times + times, hits: row.hits + hits });
  }
  return [...rows.values()].map(({ name, endpoint, times, hits }) => [
    name,
    endpoint,
    String(times),
    String(hits),
  ]);
}

function signals({ strikes }: Journal): string[][] {
  const counts = new Map<string, number>();
  for (const { signal, target } of strikes)
    counts.set(`${signal} ${target}`, (counts.get(`${signal} ${target}`) ?? 0) + 1);
  return [...counts].sort().map(([key, count]) => [...key.split(' '), String(count)]);
}

function bound({ evidence, verdict }: Outcome): string {
  const trials = evidence.acknowledged.length;
  const failures = verdict.violations.doubled.length + verdict.violations.lost.length;
  return failures === 0 && trials > 0
    ? `0 invoices doubled or lost in ${trials} trials shows less than ${((3 / trials) * 100).toFixed(2)} % (3/n) at 95 % confidence.`
    : `${failures} of ${trials} invoices were doubled or lost.`;
}
