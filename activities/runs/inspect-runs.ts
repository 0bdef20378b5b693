import { getClient } from '@temporalio/activity';
import { type Logger } from 'pino';
import {
  type Finding,
  findingKey,
  type FindingCode,
  type HealthReport,
} from '../../domain/runs/health-report.ts';
import { openPaymentWatchActivities } from '../payments/open-payment-watch.ts';
import { type ActivityDependencies } from '../dependencies.ts';
import type { caretaker } from '../../workflows/runs/caretaker.ts';
import { lookQuery } from '../../temporal/visibility-query.ts';
import { findLateInvoices } from './find-late-invoices.ts';
import { findPaymentWatches } from './find-payment-watches.ts';
import { findStopped } from './find-stopped.ts';
import { findUnusableConnections } from './find-unusable-connections.ts';
import { type Found } from './found.ts';
import { findStuck } from './stuck.ts';
import { listRuns } from './run-list.ts';
import { messageOf, tellStops } from './tell-stops.ts';

/** Of each code in the report; they travel as one result. */
const MOST_SHOWN = 100;

export const caretakerActivities = (deps: ActivityDependencies) => ({
  /**
   * One look of the caretaker: all that is wrong, told to the PSA where it is the end of an invoice or a connection, mended where that is
   * safe. What one part cannot look at keeps no other from it.
   */
  async inspectRuns(): Promise<HealthReport> {
    const { taskQueue, log } = deps;
    const watches = openPaymentWatchActivities(deps);
    const nowMs = deps.now();
    const incomplete: string[] = [];
    const part = async <T>(what: string, otherwise: T, look: () => Promise<T>): Promise<T> => {
      try {
        return await look();
      } catch (error) {
        log.error({ error }, `${what} could not be looked at`);
        incomplete.push(`${what}: ${messageOf(error)}`);
        return otherwise;
      }
    };
    const last = await part('the look before', null, () => lastReport(taskQueue));
    const toldUpTo = last?.toldUpTo ?? null;
    const told = await part('events about ended runs', { toldUpTo, incomplete: [] }, () =>
      tellStops(taskQueue, toldUpTo, log),
    );
    const nothing: Found = { findings: [], incomplete: [] };
    const parts = [
      await part('ended runs', nothing, () => findStopped(taskQueue)),
      await part('stuck runs', nothing, () => findStuck(taskQueue)),
      await part('late invoices', nothing, () => findLateInvoices(taskQueue, nowMs)),
      await part('connections', nothing, () => findUnusableConnections(taskQueue, nowMs)),
      await part('payment watches', nothing, () =>
        findPaymentWatches(taskQueue, nowMs, (watch) => watches.openPaymentWatch(watch)),
      ),
    ];
    const all = distinct(parts.flatMap(({ findings }) => findings));
    logNew(log, all, last);
    return {
      at: new Date(nowMs).toISOString(),
      ...shown(all),
      incomplete: [...incomplete, ...told.incomplete, ...parts.flatMap((found) => found.incomplete)],
      toldUpTo: told.toldUpTo,
    };
  },
});

/** What the look before found; about a second behind, as all lists of runs are. */
async function lastReport(taskQueue: string): Promise<HealthReport | null> {
  const [look] = (await listRuns(lookQuery(taskQueue), 1)).runs;
  if (look === undefined) return null;
  return getClient().workflow.getHandle<typeof caretaker>(look.workflowId, look.runId).result();
}

function logNew(log: Logger, findings: readonly Finding[], before: HealthReport | null): void {
  const known = new Set(before?.findings.map(findingKey));
  for (const finding of findings) {
    if (!known.has(findingKey(finding))) log.warn({ ...finding }, 'the caretaker found');
  }
}

/** A run that several parts asked is stuck once. */
const distinct = (findings: readonly Finding[]): Finding[] => [
  ...new Map(findings.map((finding) => [findingKey(finding), finding])).values(),
];

function shown(findings: readonly Finding[]): Pick<HealthReport, 'findings' | 'counts'> {
  const counts: Partial<Record<FindingCode, number>> = {};
  const first = findings.filter(({ code }) => {
    const count = (counts[code] ?? 0) + 1;
    counts[code] = count;
    return count <= MOST_SHOWN;
  });
  return { findings: first, counts };
}
