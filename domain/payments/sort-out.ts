import { recordMark, settlementMark } from './marks.ts';
import { link, linkFinder, ownerOf, type Registry } from './registry.ts';
import {
  type Changes,
  type PaymentChange,
  type SettlementEntry,
  type WatchedInvoice,
} from './watched-invoice.ts';

export interface SortedOut {
  /** Complete and new to their invoices. */
  readonly tell: readonly WatchedInvoice[];
  readonly deleted: readonly string[];
  /** Concerned, but Sage's list did not say everything: to be read one by one. */
  readonly read: readonly string[];
  /** Stamps of the payments that concern us, to be taken for known when the next reading overlaps with this one. */
  readonly seen: Readonly<Record<string, string>>;
}

/**
 * Which of the registered invoices a reading concerns, and how. Does not depend on whether Sage renews an invoice's `updated_at` when a
 * payment comes: what a payment names, or named before, is looked at as well.
 */
export function sortOut(
  registry: Registry,
  changes: Changes,
  seenBefore: Readonly<Record<string, string>>,
): SortedOut {
  const seen: Record<string, string> = {};
  const concerned = new Set<string>();
  const isOurs = (id: string) => ownerOf(registry, id) !== null;
  const linkedTo = linkFinder(registry);
  for (const payment of [...changes.payments, ...changes.deletedPayments]) {
    const ours = payment.artefactIds.filter(isOurs);
    const ids = [...ours, ...linkedTo(payment.id)];
    if (ids.length === 0) continue;
    seen[payment.id] = payment.stamp;
    if (seenBefore[payment.id] !== payment.stamp) ids.forEach((id) => concerned.add(id));
    // Deleted ones come last, so a payment that is in both lists ends without a link.
    link(registry, payment.id, 'kind' in payment ? ours : []);
  }
  const records = new Map(changes.invoices.map((watched) => [watched.invoice.id, watched]));
  for (const id of records.keys()) if (isOurs(id)) concerned.add(id);

  const deleted = changes.deletedInvoiceIds.filter((id) => isOurs(id) && !isToldDeleted(registry, id));
  const tell: WatchedInvoice[] = [];
  const read: string[] = [];
  for (const id of concerned) {
    if (deleted.includes(id)) continue;
    const record = records.get(id);
    const watched = record && withDetails(record, changes.payments);
    if (watched === undefined || !isComplete(watched)) read.push(id);
    else if (ownerOf(registry, id)?.marks !== marksOf(watched)) tell.push(watched);
  }
  return { tell, deleted, read, seen };
}

/** What an invoice that Sage has no more was told last. */
export const DELETED_MARK = 'deleted';

const isToldDeleted = (registry: Registry, id: string): boolean =>
  ownerOf(registry, id)?.marks === DELETED_MARK;

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

export const marksOf = ({ invoice, settledBy }: WatchedInvoice): string =>
  recordMark(invoice) + settlementMark(settledBy);
