import { afterLook } from '../../domain/payments/look-allowance.ts';
import { nextSince } from '../../domain/payments/cursor.ts';
import { noteTold } from '../../domain/payments/registry.ts';
import { DELETED_MARK, marksOf, sortOut } from '../../domain/payments/sort-out.ts';
import {
  sageUpdateOf,
  type PaymentChange,
  type WatchedInvoice,
} from '../../domain/payments/watched-invoice.ts';
import { atSage, singleAttempt } from '../activities.ts';
import { inTurn } from './in-turn.ts';
import { readOneByOne } from './look.ts';
import { type WatchRun } from './watch-run.ts';

/**
 * One look at the books: everything that changed since the last one, told to those invoices whom it concerns. Answers by the way who asked
 * about a single one.
 */
export async function check(run: WatchRun): Promise<void> {
  const { state } = run;
  const at = new Date().toISOString();
  const asked = new Set(state.wanted);
  run.beginCheck();
  if (asked.size > 0) state.allowance = afterLook(state.allowance, Date.now());
  let calls = 0;
  const changes = await inTurn(run, async (address) => {
    run.beginReading();
    const counted = await singleAttempt.readChanges.executeWithOptions(
      atSage('What changed in the books?', address),
      [{ ...address, since: state.since }],
    );
    calls = counted.calls;
    return counted;
  });
  const { tell, deleted, read, seen } = sortOut(state.registry, changes, state.seen);
  state.since = nextSince(changes);
  state.more = changes.readUpTo !== null;
  state.seen = seen;
  state.paymentsHidden = changes.paymentsHidden;
  state.toRead = [...new Set([...state.toRead, ...read])];
  for (const watched of tell) await tellRecord(run, watched, asked.has(watched.invoice.id));
  for (const id of deleted) await tellDeleted(run, id, asked.has(id));
  const answered = new Set([...tell.map(({ invoice }) => invoice.id), ...deleted]);
  for (const id of asked) {
    if (!answered.has(id) && !state.toRead.includes(id))
      await run.tell({ kind: 'unchanged', sageInvoiceId: id, asked: true });
  }
  run.endReading([...asked].filter((id) => !state.toRead.includes(id)));
  const told = tell.length + deleted.length + (await readRest(run, changes.payments));
  state.callsPerCheck = calls;
  state.lastCheck = { at, calls, told };
  await readRhythm(run);
  run.succeeded();
  run.checks += 1;
}

async function readRest(run: WatchRun, payments: readonly PaymentChange[]): Promise<number> {
  let told = 0;
  while (run.state.toRead.length > 0) told += await readOneByOne(run, payments);
  return told;
}

export async function tellRecord(run: WatchRun, watched: WatchedInvoice, asked: boolean): Promise<void> {
  const { invoice } = watched;
  await run.tell(sageUpdateOf(invoice.id, { watched, fingerprint: marksOf(watched) }, asked));
  noteTold(run.state.registry, invoice.id, { marks: marksOf(watched), settled: invoice.status === 'PAID' });
}

export async function tellDeleted(run: WatchRun, id: string, asked: boolean): Promise<void> {
  await run.tell(sageUpdateOf(id, null, asked));
  noteTold(run.state.registry, id, { marks: DELETED_MARK, settled: true });
}

/** Of no matter to the check itself: without an answer no limit is taken to be near, and the rhythm stays. */
async function readRhythm({ state }: WatchRun): Promise<void> {
  const { sageBusinessId } = state;
  try {
    const rhythm = await singleAttempt.readRhythm.executeWithOptions({ summary: 'Calls left today' }, [
      { sageBusinessId },
    ]);
    state.budget = rhythm.budget;
    state.officePauseMs = rhythm.officePauseMs;
  } catch {
    state.budget = null;
  }
}
