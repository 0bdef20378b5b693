import { prune } from '../../domain/payments/registry.ts';
import { missedBy } from '../../domain/payments/sweep.ts';
import { atSage, singleAttempt } from '../activities.ts';
import { inTurn } from './in-turn.ts';
import { readOneByOne } from './look.ts';
import { type WatchRun } from './watch-run.ts';

/**
 * The safety net, once a day: which invoices are open in the books, compared with what ours were told. One call for 200 open invoices and
 * one for each that was missed.
 */
export async function sweep(run: WatchRun): Promise<void> {
  const { state } = run;
  const at = new Date().toISOString();
  let calls = 0;
  const open = await inTurn(run, async (address) => {
    const counted = await singleAttempt.sweepOpenInvoices.executeWithOptions(
      atSage('Which invoices are open in the books?', address),
      [address],
    );
    calls = counted.calls;
    return counted;
  });
  state.toRead = [...new Set([...state.toRead, ...missedBy(state.registry, open)])];
  let told = 0;
  while (state.toRead.length > 0) told += await readOneByOne(run, []);
  prune(state.registry);
  state.lastSweep = { at, calls, told };
  run.succeeded();
}
