import { getClient } from '@temporalio/activity';
import { type Counted } from '../../domain/failures.ts';
import { turnstileWorkflowId } from '../../domain/keys.ts';
import { overlapped } from '../../domain/payments/cursor.ts';
import { recordMark } from '../../domain/payments/marks.ts';
import { type CallBudget } from '../../domain/payments/next-check.ts';
import { type Changes, type PaymentChange, type ReadInvoice } from '../../domain/payments/watched-invoice.ts';
import { SageError } from '../../sage/error.ts';
import { listChangedInvoices } from '../../sage/list-changed-invoices.ts';
import { listChangedAllocations, listChangedPayments } from '../../sage/list-changed-payments.ts';
import { listDeletedInvoices, listDeletedPayments } from '../../sage/list-deleted.ts';
import { listOpenInvoices } from '../../sage/list-open-invoices.ts';
import { readWatchedInvoice } from '../../sage/read-watched-invoice.ts';
import { type SageSession } from '../../sage/session.ts';
import { getTurnstileQuery } from '../../domain/turnstile/messages.ts';
import { type BusinessAddress } from '../connection/read-sage.ts';
import { type ActivityDependencies } from '../dependencies.ts';
import { withSage } from '../with-sage.ts';

const QUERY_DEADLINE_MS = 5_000;

/** What the payment watch reads; all of it is safe to repeat. */
export const paymentActivities = (deps: ActivityDependencies) => ({
  /**
   * Everything that changed in the books since (the overlap of two readings when it never looked): six calls, and one more for each 200
   * changes. How many invoices are open does not matter.
   */
  async readChanges(input: BusinessAddress & { since: string | null }): Promise<Counted<Changes>> {
    const startedAt = new Date(deps.now()).toISOString();
    const since = input.since ?? overlapped(startedAt);
    return withSage(deps, input, (session) => readChanges(session, since, startedAt));
  },

  /** Invoices one by one, each with what settled it; null for one that Sage does not have any more. */
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

  /** Every invoice that is open in the books, as its id and the mark of its record, joined to one text: thousands travel as one result. */
  async sweepOpenInvoices(input: BusinessAddress): Promise<Counted<string>> {
    const { value, calls } = await withSage(deps, input, listOpenInvoices);
    return { value: value.map((invoice) => `${invoice.id}${recordMark(invoice)}`).join(' '), calls };
  },

  /** How often to look: as configured, and what the turnstile has left for the day (null where it keeps no limit or says nothing). */
  async readRhythm(input: {
    sageBusinessId: string;
  }): Promise<{ officePauseMs: number; budget: CallBudget | null }> {
    const { paymentCheckMs: officePauseMs } = deps;
    return { officePauseMs, budget: await callsLeft(input.sageBusinessId).catch(() => null) };
  },
});

async function callsLeft(sageBusinessId: string): Promise<CallBudget | null> {
  const client = getClient();
  const turnstile = client.workflow.getHandle(turnstileWorkflowId(sageBusinessId));
  const { today } = await client.withDeadline(Date.now() + QUERY_DEADLINE_MS, () =>
    turnstile.query(getTurnstileQuery),
  );
  if (today.left === null || today.resetsAt === null) return null;
  return { callsLeft: today.left, resetsAt: today.resetsAt };
}

/** Payments come before invoices: a payment that is seen is then in the record of its invoice as well. */
async function readChanges(session: SageSession, since: string, startedAt: string): Promise<Changes> {
  const payments = await readPayments(session, since);
  const deletedInvoiceIds = await listDeletedInvoices(session, since);
  const invoices = await listChangedInvoices(session, since);
  return {
    startedAt,
    readUpTo: earliest([payments?.readUpTo ?? null, invoices.readUpTo]),
    invoices: invoices.items,
    payments: payments?.changed ?? [],
    deletedInvoiceIds,
    deletedPayments: payments?.deleted ?? [],
    paymentsHidden: payments === null,
  };
}

interface ReadPayments {
  readonly changed: readonly PaymentChange[];
  readonly deleted: Changes['deletedPayments'];
  readonly readUpTo: string | null;
}

/** Null when the Sage user may not see payments. */
async function readPayments(session: SageSession, since: string): Promise<ReadPayments | null> {
  try {
    const payments = await listChangedPayments(session, since);
    const allocations = await listChangedAllocations(session, since);
    const deleted = [
      ...(await listDeletedPayments(session, '/contact_payments', since)),
      ...(await listDeletedPayments(session, '/contact_allocations', since)),
    ];
    const readUpTo = earliest([payments.readUpTo, allocations.readUpTo]);
    return { changed: [...payments.items, ...allocations.items], deleted, readUpTo };
  } catch (error) {
    if (error instanceof SageError && error.kind === 'forbidden') return null;
    throw error;
  }
}

const earliest = (times: readonly (string | null)[]): string | null =>
  times.reduce((first, time) => (first === null || (time !== null && time < first) ? time : first), null);
