import { countPer, mostWithin } from '../report/statistics.ts';
import { handOver, untilAll, MARKED_SENT } from '../stage/invoices.ts';
import { range } from '../stage/lanes.ts';
import { openStage } from '../stage/stage.ts';
import { connectUnits } from '../stage/units.ts';
import { type Part, type PartResult, scaled } from './part.ts';

interface Pace {
  /** Key of the figures, and part of the server's name. */
  readonly name: 'burst' | 'productionPace';
  readonly invoices: number;
  readonly calls: number;
  readonly minuteMs: number;
}

/**
 * Sage's 100 calls in any minute, twice as fast: at more than that this machine is what holds the calls back. The window is not
 * shortened as far as the rate is raised: calls are as late as ever on their way, and what the pace leaves free for that must remain
 * the share of the window that it is at 100 a minute (3.8 %).
 */
const SHORTENED: Pace = { name: 'burst', invoices: 1_000, calls: 130, minuteMs: 39_000 };
/** As a real business has it, for ten minutes. */
const IN_PRODUCTION: Pace = { name: 'productionPace', invoices: 340, calls: 100, minuteMs: 60_000 };
const PER_DAY = 1_000_000;
const LONGEST_MS = 30 * 60_000;

export const burst: Part = (scale) => run(SHORTENED, scale);
export const productionPace: Part = (scale) => run(IN_PRODUCTION, scale);

/**
 * A month-end run of one business against a Sage that counts in every way known: any minute, the minute of the clock, and a small
 * bucket. The share is of what the limit allows between the first and the last call of the run, by Sage's log.
 */
async function run(
  { name, invoices, calls: allowedCalls, minuteMs }: Pace,
  scale: number,
): Promise<PartResult> {
  const stage = await openStage({
    name,
    sandbox: {
      extraBusinesses: 1,
      limits: 'company',
      companyLimits: { shape: 'all', perMinute: allowedCalls, minuteMs, perDay: PER_DAY },
    },
    env: {
      SAGE_LIMITS: 'business',
      SAGE_CALLS_PER_MINUTE: String(allowedCalls),
      SAGE_MINUTE_MS: String(minuteMs),
      SAGE_CALLS_PER_DAY: String(PER_DAY),
    },
  });
  try {
    await stage.startWorker();
    const [unit] = await connectUnits(stage, 1);
    if (unit === undefined) throw new Error('No unit');
    const orders = range(scaled(invoices, scale, 20)).map((index) => ({ unit, id: `${name}-${index}` }));
    const since = await stage.witness.lastRequest();
    await handOver(stage, orders);
    await untilAll(stage, MARKED_SENT, orders, LONGEST_MS);
    const calls = await stage.witness.apiCalls(since);
    const times = calls.map(({ at }) => Date.parse(at)).sort((a, b) => a - b);
    const [first = 0, last = 0] = [times.at(0), times.at(-1)];
    const allowed = (allowedCalls * (last - first)) / minuteMs;
    const rejected = calls.filter(({ status }) => status === 429).length;
    const most = mostWithin(minuteMs, times);
    const perSecond = countPer(1_000, times);
    return {
      // The first call opens the time that is counted, so it is not one of those made within it.
      figures: figuresOf[name]((times.length - 1) / allowed, rejected),
      notes: [
        `${orders.length} invoices, ${times.length} calls in ${((last - first) / 1_000).toFixed(1)} s; allowed are ${allowedCalls} in any ${minuteMs} ms`,
        `at most ${most} of ${allowedCalls} allowed calls in any such window`,
      ],
      charts: {
        [name]: {
          title: `Calls to Sage while ${orders.length} invoices of one business go out`,
          x: 'seconds',
          y: 'calls a second',
          series: [{ label: 'calls', points: perSecond.slice(0, -1).map((y, x) => ({ x, y })) }],
          limit: { label: 'allowed', y: (allowedCalls * 1_000) / minuteMs },
        },
      },
    };
  } finally {
    await stage.stop();
  }
}

const figuresOf = {
  burst: (used: number, rejected: number) => ({ 'burst.paceUsed': used, 'burst.rejected': rejected }),
  productionPace: (used: number, rejected: number) => ({
    'burst.onProductionPace': used,
    'burst.rejectedOnProductionPace': rejected,
  }),
};
