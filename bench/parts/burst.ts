import { countPer, mostWithin } from '../report/statistics.ts';
import { handOver, untilAll, MARKED_SENT } from '../stage/invoices.ts';
import { range } from '../stage/lanes.ts';
import { openStage } from '../stage/stage.ts';
import { connectUnits } from '../stage/units.ts';
import { type Part, scaled, WITHIN_MS } from './part.ts';

const INVOICES = 1_000;
/**
 * Sage's 100 calls in any minute, twice as fast: at more than that this machine is what holds the calls back. The window is not
 * shortened as far as the rate is raised: calls are as late as ever on their way, and what the pace leaves free for that must remain
 * the share of the window that it is at 100 a minute (3.8 %).
 */
const CALLS = 130;
const MINUTE_MS = 39_000;
const PER_DAY = 1_000_000;

/**
 * A month-end run of one business against a Sage that counts in every way known: any minute, the minute of the clock, and a small
 * bucket. The share is of what the limit allows between the first and the last call of the run, by Sage's log.
 */
export const burst: Part = async (scale) => {
  const stage = await openStage({
    name: 'burst',
    sandbox: {
      extraBusinesses: 1,
      limits: 'company',
      companyLimits: { shape: 'all', perMinute: CALLS, minuteMs: MINUTE_MS, perDay: PER_DAY },
    },
    env: {
      SAGE_LIMITS: 'business',
      SAGE_CALLS_PER_MINUTE: String(CALLS),
      SAGE_MINUTE_MS: String(MINUTE_MS),
      SAGE_CALLS_PER_DAY: String(PER_DAY),
    },
  });
  try {
    await stage.startWorker();
    const [unit] = await connectUnits(stage, 1);
    if (unit === undefined) throw new Error('No unit');
    const orders = range(scaled(INVOICES, scale, 20)).map((index) => ({ unit, id: `burst-${index}` }));
    const since = await stage.witness.lastRequest();
    await handOver(stage, orders);
    await untilAll(stage, MARKED_SENT, orders, WITHIN_MS);
    const calls = await stage.witness.apiCalls(since);
    const times = calls.map(({ at }) => Date.parse(at)).sort((a, b) => a - b);
    const [first = 0, last = 0] = [times.at(0), times.at(-1)];
    const allowed = (CALLS * (last - first)) / MINUTE_MS;
    const rejected = calls.filter(({ status }) => status === 429).length;
    const most = mostWithin(MINUTE_MS, times);
    const perSecond = countPer(1_000, times);
    return {
      // The first call opens the time that is counted, so it is not one of those made within it.
      figures: { 'burst.paceUsed': (times.length - 1) / allowed, 'burst.rejected': rejected },
      notes: [
        `${orders.length} invoices, ${times.length} calls in ${((last - first) / 1_000).toFixed(1)} s; allowed are ${CALLS} in any ${MINUTE_MS} ms`,
        `at most ${most} of ${CALLS} allowed calls in any such window`,
      ],
      charts: {
        burst: {
          title: `Calls to Sage while ${orders.length} invoices of one business go out `,
          x: 'seconds',
          y: 'calls a second',
          series: [{ label: 'calls', points: perSecond.slice(0, -1).map((y, x) => ({ x, y })) }],
          limit: { label: 'allowed', y: (CALLS * 1_000) / MINUTE_MS },
        },
      },
    };
  } finally {
    await stage.stop();
  }
};
