import { type Client } from '@temporalio/client';
import { remedies } from '../../domain/attention.ts';
import { invoiceStatuses } from '../../domain/invoice/invoice.ts';
import { delays } from '../../domain/invoice/standing.ts';
import { notHandedOver } from '../../domain/billing-run/billing-run.ts';
import { type BillingRunAnswer } from '../../domain/schemas/answers/billing-run.ts';
import { breakdown, counted } from '../invoice/invoice-totals.ts';
import { type InvoiceFilter, invoiceQuery } from '../invoice/invoice-query.ts';
import { Problem } from '../problem.ts';
import { type Turnstiles } from '../turnstile/turnstiles.ts';
import { freshness } from '../visibility-page.ts';
import { type KnownRun, summaryOf } from './billing-runs.ts';

/** Counts where the invoices of a run stand, by visibility, and asks the turnstile how long the rest takes. */
export class RunProgress {
  readonly #client: Client;
  readonly #turnstiles: Turnstiles;

  constructor(client: Client, turnstiles: Turnstiles) {
    this.#client = client;
    this.#turnstiles = turnstiles;
  }

  async of(run: KnownRun): Promise<BillingRunAnswer> {
    const now = new Date();
    const count = async (filter: InvoiceFilter) => {
      const query = invoiceQuery(run.businessUnit, { ...filter, run: run.runId }, now.getTime());
      return (await this.#client.workflow.count(query)).count;
    };
    const byStatus = await counted(invoiceStatuses, (status) => count({ status: [status] }));
    const of = (...names: string[]) => names.reduce((sum, name) => sum + (byStatus[name] ?? 0), 0);
    const isHeldUp = of('accepted', 'waiting', 'posting', 'issued') > 0;
    const waiting = isHeldUp ? (await breakdown(delays, (waitingFor) => count({ waitingFor }))).by : {};
    const needsAttention =
      of('needs_attention') > 0
        ? (await breakdown(Object.keys(remedies), (attention) => count({ attention }))).by
        : {};
    const left = run.cancellation === null && run.stopped === null ? notHandedOver(run) : 0;
    const queued = of('accepted', 'waiting', 'posting');
    return {
      ...summaryOf(run),
      countedAt: now.toISOString(),
      freshness,
      byStatus: Object.fromEntries(Object.entries(byStatus).filter(([, number]) => number > 0)),
      done: of('sent', 'part_paid', 'paid'),
      waiting,
      needsAttention,
      notTakenFirst: run.notTakenFirst,
      forecast: left + queued === 0 ? null : await this.#forecast(run.businessUnit, left, queued),
    };
  }

  /** What is queued already waits at the turnstile, which counts it. */
  async #forecast(unit: string, left: number, queued: number): Promise<BillingRunAnswer['forecast']> {
    try {
      const { view, throughAt } = await this.#turnstiles.forecast(unit, left);
      const { callsPerTurn, today, limits } = view;
      const callsNeeded = Math.ceil((left + queued) * callsPerTurn);
      const { left: callsLeftToday, resetsAt } = today;
      const isDoneToday = throughAt !== null && (resetsAt === null || throughAt <= resetsAt);
      return {
        throughAt,
        callsNeeded,
        callsToday: isDoneToday ? callsNeeded : Math.min(callsNeeded, callsLeftToday ?? callsNeeded),
        callsLeftToday,
        callsPerDay: limits.callsPerDay,
        resetsAt,
      };
    } catch (error) {
      if (error instanceof Problem) return null;
      throw error;
    }
  }
}
