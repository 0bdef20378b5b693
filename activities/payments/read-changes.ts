import { type UnreadableRecord } from '../../domain/sage-records.ts';
import { type Changes, type PaymentChange } from '../../domain/payments/watched-invoice.ts';
import { SageError } from '../../sage/error.ts';
import { listChangedInvoices } from '../../sage/list-changed-invoices.ts';
import { listChangedAllocations, listChangedPayments } from '../../sage/list-changed-payments.ts';
import { listDeletedInvoices, listDeletedPayments } from '../../sage/list-deleted.ts';
import { type SageSession } from '../../sage/session.ts';

/**
 * Everything that changed in the books since: six calls, and one more for each 200 changes. Payments come before invoices: a payment that is
 * seen is then in the record of its invoice as well.
 */
export async function readChanges(session: SageSession, since: string, startedAt: string): Promise<Changes> {
  const payments = await readPayments(session, since);
  const deletedInvoices = await listDeletedInvoices(session, since);
  const invoices = await listChangedInvoices(session, since);
  return {
    startedAt,
    readUpTo: earliest([payments?.readUpTo ?? null, invoices.readUpTo]),
    invoices: invoices.items,
    payments: payments?.changed ?? [],
    deletedInvoiceIds: deletedInvoices.items,
    deletedPayments: payments?.deleted ?? [],
    unreadable: [...(payments?.unreadable ?? []), ...deletedInvoices.unreadable, ...invoices.unreadable],
    paymentsHidden: payments === null,
  };
}

interface ReadPayments {
  readonly changed: readonly PaymentChange[];
  readonly deleted: Changes['deletedPayments'];
  readonly unreadable: readonly UnreadableRecord[];
  readonly readUpTo: string | null;
}

/** Null when the Sage user may not see payments. */
async function readPayments(session: SageSession, since: string): Promise<ReadPayments | null> {
  try {
    const payments = await listChangedPayments(session, since);
    const allocations = await listChangedAllocations(session, since);
    const deletedPayments = await listDeletedPayments(session, '/contact_payments', since);
    const deletedAllocations = await listDeletedPayments(session, '/contact_allocations', since);
    return {
      changed: [...payments.items, ...allocations.items],
      deleted: [...deletedPayments.items, ...deletedAllocations.items],
      unreadable: [payments, allocations, deletedPayments, deletedAllocations].flatMap(
        ({ unreadable }) => unreadable,
      ),
      readUpTo: earliest([payments.readUpTo, allocations.readUpTo]),
    };
  } catch (error) {
    if (error instanceof SageError && error.kind === 'forbidden') return null;
    throw error;
  }
}

const earliest = (times: readonly (string | null)[]): string | null =>
  times.reduce((first, time) => (first === null || (time !== null && time < first) ? time : first), null);
