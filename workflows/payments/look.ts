import { afterLook } from '../../domain/payments/look-allowance.ts';
import { link, linkedTo, ownerOf } from '../../domain/payments/registry.ts';
import { marksOf, withDetails } from '../../domain/payments/sort-out.ts';
import { type PaymentChange, type WatchedInvoice } from '../../domain/payments/watched-invoice.ts';
import { atSage, singleAttempt } from '../activities.ts';
import { tellDeleted, tellRecord } from './check.ts';
import { inTurn } from './in-turn.ts';
import { type WatchRun } from './watch-run.ts';

/** Read by one activity, well within the time that a turn is lent for. */
const AT_ONCE = 20;

/** Reads those that somebody asked about, and those that a change concerns without saying how. */
export async function look(run: WatchRun): Promise<void> {
  const { state } = run;
  if (state.wanted.length > 0) state.allowance = afterLook(state.allowance, Date.now());
  await readOneByOne(run, []);
  run.succeeded();
}

/** The next few of them; how many were told something new. */
export async function readOneByOne(run: WatchRun, payments: readonly PaymentChange[]): Promise<number> {
  const { state } = run;
  const ids = [...new Set([...state.wanted, ...state.toRead])].slice(0, AT_ONCE);
  const invoiceIds = ids.filter((id) => ownerOf(state.registry, id) !== null);
  const asked = new Set(state.wanted);
  run.beginReading();
  const records =
    invoiceIds.length === 0
      ? []
      : await inTurn(run, (address) => {
          run.beginReading();
          return singleAttempt.readWatchedInvoices.executeWithOptions(
            atSage('Read these invoices', address),
            [{ ...address, invoiceIds }],
          );
        });
  run.endReading(ids);
  state.toRead = state.toRead.filter((id) => !ids.includes(id));
  let told = 0;
  for (const { id, read } of records) {
    if (read === null) await tellDeleted(run, id, asked.has(id));
    else if (await tellIfNews(run, withDetails(read.watched, payments), asked.has(id))) told += 1;
  }
  return told;
}

async function tellIfNews(run: WatchRun, watched: WatchedInvoice, asked: boolean): Promise<boolean> {
  const { registry } = run.state;
  const { id } = watched.invoice;
  const known = ownerOf(registry, id)?.marks === marksOf(watched);
  for (const entry of watched.settledBy ?? [])
    link(registry, entry.id, [...new Set([...linkedTo(registry, entry.id), id])]);
  if (known && !asked) return false;
  await tellRecord(run, watched, asked);
  return !known;
}
