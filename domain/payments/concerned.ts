import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { DELETED, type FoundInvoice, hasHeard, type LatelyTold, VISIBLE_WITHIN_MS } from './found-invoice.ts';
import {
  type Changes,
  type PaymentChange,
  type ReadInvoice,
  type SettlementEntry,
} from './watched-invoice.ts';
import { type WatchedInvoice } from './watched-invoice.ts';

/** By which ids the invoices that a reading concerns are found. */
export interface ConcernedIds {
  readonly invoiceIds: readonly string[];
  readonly paymentIds: readonly string[];
}

/**
 * A payment concerns the invoices that it names and those that it settled before: Sage names only what it settles now, so one that was
 * corrected away from an invoice would leave that one unnamed. Nor is it known whether Sage renews an invoice's `updated_at` when a payment
 * comes.
 */
export function idsConcerned(changes: Changes): ConcernedIds {
  const payments = [...changes.payments, ...changes.deletedPayments];
  const invoiceIds = new Set([
    ...changes.invoices.map(({ invoice }) => invoice.id),
    ...changes.deletedInvoiceIds,
    ...unreadableInvoices(changes),
    ...payments.flatMap(({ artefactIds }) => artefactIds),
  ]);
  return { invoiceIds: [...invoiceIds], paymentIds: [...new Set(payments.map(({ id }) => id))] };
}

/** Changed, but their list does not say how. */
const unreadableInvoices = ({ unreadable }: Changes): string[] =>
  unreadable.flatMap(({ list, id }) => (list === '/sales_invoices' && id !== null ? [id] : []));

/** Why invoices were read alone: when they were first read for that reason, in ms; null where that need not be done again. */
export type ReadReasons = Readonly<Record<string, number | null>>;

/** What was known before a reading. */
export interface Known {
  readonly lately: LatelyTold;
  /** Of the reading before, which overlaps with this one. */
  readonly seen: ReadReasons;
  readonly nowMs: number;
}

export interface SortedOut {
  /** Complete and new to their invoices. */
  readonly tell: readonly { readonly found: FoundInvoice; readonly read: ReadInvoice }[];
  readonly deleted: readonly FoundInvoice[];
  /** Concerned, but Sage's lists did not say everything: to be read one by one. */
  readonly read: readonly FoundInvoice[];
  /** For the next reading, which overlaps with this one. */
  readonly seen: ReadReasons;
}

/** Beyond, the oldest are forgotten, which costs a repeated read. */
const MOST_SEEN = 2_000;

/** How a reading concerns the invoices that were found by `idsConcerned`. */
export function sortOut(
  changes: Changes,
  found: readonly FoundInvoice[],
  { lately, seen, nowMs }: Known,
  fingerprint: (watched: WatchedInvoice) => string,
): SortedOut {
  const records = new Map(changes.invoices.map((watched) => [watched.invoice.id, watched]));
  const deletedIds = new Set(changes.deletedInvoiceIds);
  const unreadable = new Set(unreadableInvoices(changes));
  const reasonsFor = reasonFinder(changes);
  const seenNow = new Map<string, number | null>();
  const tell: { found: FoundInvoice; read: ReadInvoice }[] = [];
  const deleted: FoundInvoice[] = [];
  const read: FoundInvoice[] = [];
  for (const one of found) {
    const id = one.sageInvoiceId;
    const record = records.get(id);
    const watched = record && withDetails(record, changes.payments);
    if (deletedIds.has(id)) {
      if (!hasHeard(one, DELETED, lately, nowMs)) deleted.push(one);
    } else if (unreadable.has(id)) {
      read.push(one);
    } else if (watched !== undefined && isComplete(watched)) {
      const print = fingerprint(watched);
      if (!hasHeard(one, print, lately, nowMs))
        tell.push({ found: one, read: { watched, fingerprint: print } });
    } else {
      const reasons = [...reasonsFor(one), ...(watched ? [fingerprint(watched)] : [])].map((reason) =>
        shortDigest(id, reason),
      );
      const needed = reasons.map((reason) => isReadFor(seen[reason], lately[id]?.atMs, nowMs));
      for (const [index, reason] of reasons.entries())
        seenNow.set(reason, needed[index]?.firstReadMs ?? null);
      if (needed.some(({ read }) => read)) read.push(one);
    }
  }
  return { tell, deleted, read, seen: Object.fromEntries([...seenNow].slice(-MOST_SEEN)) };
}

/**
 * An invoice that was read and told nothing, because it seemed to know, may have read itself just before: visibility then showed what it knew
 * earlier. So it is read for the same reason once more, when visibility shows what it knew then.
 */
function isReadFor(
  firstReadMs: number | null | undefined,
  toldMs: number | undefined,
  nowMs: number,
): { read: boolean; firstReadMs: number | null } {
  if (firstReadMs === undefined) return { read: true, firstReadMs: nowMs };
  const isTold = firstReadMs === null || (toldMs !== undefined && toldMs >= firstReadMs);
  if (isTold) return { read: false, firstReadMs: null };
  if (nowMs - firstReadMs < VISIBLE_WITHIN_MS) return { read: false, firstReadMs };
  return { read: true, firstReadMs: null };
}

/** Stamps of the payments that name the invoice, or that settled it when it last heard. */
function reasonFinder({ payments, deletedPayments }: Changes): (found: FoundInvoice) => string[] {
  const byId = new Map<string, Set<string>>();
  const note = (id: string, reason: string) => {
    const reasons = byId.get(id);
    if (reasons === undefined) byId.set(id, new Set([reason]));
    else reasons.add(reason);
  };
  for (const { id, stamp, artefactIds } of [...payments, ...deletedPayments])
    for (const key of [id, ...artefactIds]) note(key, `${id} ${stamp}`);
  return ({ sageInvoiceId, paymentIds }) => [
    ...new Set([sageInvoiceId, ...paymentIds].flatMap((key) => [...(byId.get(key) ?? [])])),
  ];
}

const shortDigest = (...parts: string[]): string =>
  bytesToHex(sha256(utf8ToBytes(JSON.stringify(parts)))).slice(0, 12);

/** What the lists of payments and allocations say more of what settled an invoice. */
export function withDetails(
  { invoice, settledBy }: WatchedInvoice,
  payments: readonly PaymentChange[],
): WatchedInvoice {
  const known = new Map(payments.map((payment) => [payment.id, payment]));
  const detailed = settledBy?.map((entry): SettlementEntry => {
    const payment = known.get(entry.id);
    if (payment === undefined) return entry;
    // What is left over is told of one invoice only, the first that the payment names.
    const first = payment.artefactIds[0] === invoice.id;
    const onAccount = payment.kind === 'payment' ? (first ? payment.onAccount : '0.00') : null;
    return { ...entry, kind: payment.kind, onAccount };
  });
  return { invoice, settledBy: detailed ?? null };
}

const isComplete = ({ settledBy }: WatchedInvoice): boolean =>
  settledBy !== null && !settledBy.some(({ kind }) => kind === 'allocation');
