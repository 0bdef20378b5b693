/* eslint-disable max-lines -- the activities of the payment watch, which share how a look is read, told and answered */

import { type RefusedEndpoint } from '../../domain/connection/editions.ts';
import { type Counted } from '../../domain/failures.ts';
import { compare } from '../../domain/payments/comparison.ts';
import { idsConcerned, type ReadReasons, sortOut } from '../../domain/payments/concerned.ts';
import { nextSince, overlapped } from '../../domain/payments/cursor.ts';
import {
  DELETED,
  type FoundInvoice,
  hasHeard,
  type LatelyTold,
} from '../../domain/payments/found-invoice.ts';
import {
  type Compared,
  type LookedAtBooks,
  type Rhythm,
  type Told,
  type Trouble,
  type Unread,
} from '../../domain/payments/look.ts';
import { type SyncRequest } from '../../domain/payments/messages.ts';
import { isZero } from '../../domain/money.ts';
import { unreadableNow } from '../../domain/payments/unreadable.ts';
import {
  type Changes,
  type PaymentChange,
  type ReadInvoice,
  sageUpdateOf,
} from '../../domain/payments/watched-invoice.ts';
import { type UnreadableRecord } from '../../domain/sage-records.ts';
import { listOpenInvoices } from '../../sage/list-open-invoices.ts';
import { readWatchedInvoice } from '../../sage/read-watched-invoice.ts';
import { type BusinessAddress } from '../connection/read-sage.ts';
import { type ActivityDependencies } from '../dependencies.ts';
import { withSage } from '../with-sage.ts';
import { readAlone, type ReadAlone } from './read-alone.ts';
import { readChanges } from './read-changes.ts';
import { readRhythm } from './read-rhythm.ts';
import {
  sageUpdateFor,
  NotTold,
  orNotTold,
  type AddressedUpdate,
  sendSageUpdates,
  withAnswers,
} from './send-sage-updates.ts';

/** Read alone by one activity, well within the time that a turn is granted for. */
const READ_AT_ONCE = 20;
/** Of one reading or comparison; the rest is found by the next comparison. */
const MOST_UNREAD = 1_000;
/** What a look costs whose calls nobody counted. */
const LISTS = 6;

/**
 * What the payment watch does in the books. Reading and telling are one activity: whom something concerns is asked of visibility and told from
 * here, so that the watch's history does not grow with the number of invoices. All of it is safe to repeat: who is told twice hears nothing
 * new. The turn at Sage covers the reading alone.
 */
export const paymentActivities = (deps: ActivityDependencies) => ({
  /**
   * Everything that changed in the books since (the overlap of two readings when it never looked), told to those of our invoices whom it
   * concerns; who asked is answered whatever comes of it. Six calls, and one more for each 200 changes: how many invoices are open does not
   * matter.
   */
  lookAtBooks(
    input: BusinessAddress & {
      since: string | null;
      seen: ReadReasons;
      lately: LatelyTold;
      asked: readonly SyncRequest[];
      unreadable: readonly UnreadableRecord[];
      refused: readonly RefusedEndpoint[];
    },
  ): Promise<Counted<LookedAtBooks | Trouble>> {
    return orTrouble(async () => {
      const { lately, seen, asked } = input;
      const startedAt = new Date(deps.now()).toISOString();
      const { value, ...counted } = await withSage(deps, input, async (session) => {
        const { since, refused } = input;
        const reading = { since: since ?? overlapped(startedAt), startedAt, refused };
        const changes = await readChanges(session, reading);
        const listCalls = session.calls();
        const ids = idsConcerned(changes);
        const visible = await orNotTold(() => deps.invoiceRuns.find(input.sageBusinessId, ids));
        const found = [...visible, ...notYetVisible(asked, ids.invoiceIds, visible)];
        const sorted = sortOut(changes, found, { lately, seen, nowMs: Date.now() }, deps.fingerprint);
        const alone = idsOf(sorted.read).slice(0, READ_AT_ONCE);
        return {
          changes,
          listCalls,
          sorted,
          alone: await readAlone(deps, session, alone, {
            payments: changes.payments,
            refused: [...refused, ...changes.refused],
          }),
          readAtMs: Date.now(),
        };
      });
      const { changes, listCalls, sorted, alone, readAtMs } = value;
      const unread = idsOf(sorted.read).slice(READ_AT_ONCE, READ_AT_ONCE + MOST_UNREAD);
      const updates = [
        ...sorted.tell.map(({ found, read }) => sageUpdateFor(found, read)),
        ...sorted.deleted.map((found) => sageUpdateFor(found, null)),
        ...unheardUpdates(sorted.read, alone, lately),
      ];
      const answered = asked.filter(({ sageInvoiceId }) => !unread.includes(sageInvoiceId));
      const rhythm = await readRhythm(deps, input.sageBusinessId);
      const told = await sendSageUpdates(withAnswers(updates, answered), readAtMs, lately);
      return {
        ...counted,
        value: {
          ...told,
          unreadable: unreadableNow(input.unreadable, {
            found: [...changes.unreadable, ...alone.unreadable],
            read: [
              ...changes.invoices.map(({ invoice }) => invoice.id),
              ...idsOfPayments(changes),
              ...alone.read.keys(),
            ],
          }),
          compareSoon: isPaymentMissed(changes.unreadable, input.unreadable),
          listCalls,
          since: nextSince(changes),
          more: changes.readUpTo !== null,
          seen: sorted.seen,
          unread: unreadOf(unread, changes.payments),
          paymentsHidden: changes.paymentsHidden,
          refused: changes.refused,
          rhythm,
        },
      };
    });
  },

  /** These few read one by one and told what is new; who asked is told in any case. */
  readOneByOne(
    input: BusinessAddress & {
      unread: Unread;
      asked: readonly SyncRequest[];
      lately: LatelyTold;
      unreadable: readonly UnreadableRecord[];
      refused: readonly RefusedEndpoint[];
    },
  ): Promise<Counted<Told | Trouble>> {
    return orTrouble(async () => {
      const { asked, lately, unread } = input;
      const { value, ...counted } = await withSage(deps, input, async (session) => {
        const found = await orNotTold(() =>
          deps.invoiceRuns.find(input.sageBusinessId, { invoiceIds: unread.ids, paymentIds: [] }),
        );
        const ids = new Set([...asked.map(({ sageInvoiceId }) => sageInvoiceId), ...idsOf(found)]);
        return {
          found,
          alone: await readAlone(deps, session, [...ids], {
            payments: unread.payments,
            refused: input.refused,
          }),
          readAtMs: Date.now(),
        };
      });
      const { found, alone, readAtMs } = value;
      const updates = new Map(
        unheardUpdates(found, alone, lately).map((addressed) => [addressed.workflowId, addressed]),
      );
      for (const { workflowId, sageInvoiceId } of asked) {
        const read = alone.read.get(sageInvoiceId);
        if (read === undefined || updates.has(workflowId)) continue;
        updates.set(workflowId, {
          workflowId,
          update: sageUpdateOf(sageInvoiceId, read, true),
          isNew: false,
          wasPaid: false,
        });
      }
      const told = await sendSageUpdates(withAnswers([...updates.values()], asked), readAtMs, lately);
      const unreadable = unreadableNow(input.unreadable, {
        found: alone.unreadable,
        read: alone.read.keys(),
      });
      return { ...counted, value: { ...told, unreadable } };
    });
  },

  /** The safety net: our invoices and the open ones of the books, side by side. One call for each 200 open invoices, none while we have none. */
  compareWithBooks(
    input: BusinessAddress & { lately: LatelyTold; unreadable: readonly UnreadableRecord[] },
  ): Promise<Counted<Compared | Trouble>> {
    return orTrouble(async () => {
      const { lately } = input;
      const ours = await orNotTold(() => deps.invoiceRuns.all(input.sageBusinessId));
      const { value, ...counted } = await withSage(deps, input, async (session) => ({
        open: ours.length === 0 ? nothingRead : await listOpenInvoices(session),
        readAtMs: Date.now(),
      }));
      const { open, readAtMs } = value;
      const { tell, read } = compare(ours, open.items, { lately, nowMs: Date.now() }, deps.fingerprint);
      const updates = tell.map(({ found, read }) => sageUpdateFor(found, read));
      const told = await sendSageUpdates(updates, readAtMs, lately);
      const unread = unreadOf(idsOf(read).slice(0, MOST_UNREAD), []);
      const unreadable = unreadableNow(input.unreadable, {
        found: open.unreadable,
        read: open.items.map(({ id }) => id),
      });
      return { ...counted, value: { ...told, unreadable, unread, more: read.length > MOST_UNREAD } };
    });
  },

  /** More asked than are kept in mind: every open invoice of ours hears that it was looked. */
  async answerEverybody({ sageBusinessId }: { sageBusinessId: string }): Promise<void> {
    const ours = await deps.invoiceRuns.all(sageBusinessId);
    const open = ours.filter(({ paid }) => !paid);
    await sendSageUpdates(withAnswers([], open), Date.now(), {});
  },

  /** Whether there is anything to look for; calls nobody at Sage. */
  readRhythm({ sageBusinessId }: { sageBusinessId: string }): Promise<Rhythm> {
    return readRhythm(deps, sageBusinessId);
  },

  /** For an invoice that reads itself: these one by one, each with what settled it; null for one that Sage does not have any more. */
  async readWatchedInvoices(
    input: BusinessAddress & { invoiceIds: readonly string[] },
  ): Promise<Counted<{ id: string; read: ReadInvoice | null }[]>> {
    return withSage(deps, input, async (session) => {
      const all = [];
      for (const id of input.invoiceIds) {
        const watched = await readWatchedInvoice(session, id);
        all.push({ id, read: watched && { watched, fingerprint: deps.fingerprint(watched) } });
      }
      return all;
    });
  },
});

const nothingRead = { items: [], unreadable: [] };

const idsOfPayments = ({ payments, deletedPayments }: Changes): string[] =>
  [...payments, ...deletedPayments].map(({ id }) => id);

/** Of one that was known before, the comparison was made then. */
const isPaymentMissed = (found: readonly UnreadableRecord[], known: readonly UnreadableRecord[]): boolean =>
  found.some(({ list, id }) => list !== '/sales_invoices' && !known.some((one) => one.id === id));

/** That Temporal did not answer says nothing of Sage, so it is no failed call. */
async function orTrouble<T>(work: () => Promise<Counted<T>>): Promise<Counted<T | Trouble>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NotTold) return { value: { trouble: error.message }, calls: LISTS };
    throw error;
  }
}

const idsOf = (found: readonly FoundInvoice[]): string[] => found.map(({ sageInvoiceId }) => sageInvoiceId);

/** Who asks names itself, so that it hears of a change before visibility knows which invoice it is. */
const notYetVisible = (
  asked: readonly SyncRequest[],
  concernedIds: readonly string[],
  visible: readonly FoundInvoice[],
): FoundInvoice[] => {
  const known = new Set(visible.map(({ workflowId }) => workflowId));
  const concerned = new Set(concernedIds);
  return asked
    .filter(({ workflowId, sageInvoiceId }) => !known.has(workflowId) && concerned.has(sageInvoiceId))
    .map((request) => ({ ...request, fingerprint: null, paymentIds: [], paid: false }));
};

/** Of those that were read alone: what they have not heard. */
const unheardUpdates = (
  found: readonly FoundInvoice[],
  { read }: ReadAlone,
  lately: LatelyTold,
): AddressedUpdate[] =>
  found.flatMap((one) => {
    const now = read.get(one.sageInvoiceId);
    if (now === undefined || hasHeard(one, now?.fingerprint ?? DELETED, lately, Date.now())) return [];
    return [sageUpdateFor(one, now)];
  });

/** Beside the ids, payments of theirs that leave something over. */
function unreadOf(ids: readonly string[], payments: readonly PaymentChange[]): Unread {
  const wanted = new Set(ids);
  const over = payments.filter(
    ({ artefactIds, onAccount }) => !isZero(onAccount) && artefactIds.some((id) => wanted.has(id)),
  );
  return { ids, payments: over.slice(0, MOST_UNREAD) };
}
