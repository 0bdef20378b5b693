import { type OptionalEndpoint, type RefusedEndpoint } from '../../domain/connection/editions.ts';
import { type Changes } from '../../domain/payments/watched-invoice.ts';
import { SageError } from '../../sage/error.ts';
import { listChangedInvoices } from '../../sage/list-changed-invoices.ts';
import { listChangedAllocations, listChangedPayments } from '../../sage/list-changed-payments.ts';
import { listDeletedInvoices, listDeletedPayments } from '../../sage/list-deleted.ts';
import { type SageSession } from '../../sage/session.ts';
import { withinEdition } from '../../sage/within-edition.ts';

export interface Reading {
  /** ISO date-time. */
  readonly since: string;
  readonly startedAt: string;
  /** Refused before, as the edition lacks them: not asked. */
  readonly refused: readonly RefusedEndpoint[];
}

/**
 * Everything that changed in the books since: six calls, and one more for each 200 changes. Payments come before invoices: a payment that is
 * seen is then in the record of its invoice as well. Lists that the user may not see, or that the edition lacks, are left out.
 */
export async function readChanges(session: SageSession, reading: Reading): Promise<Changes> {
  const { since, startedAt } = reading;
  const optional = new OptionalLists(session, reading);
  const payments = await optional.read('GET /contact_payments', () => listChangedPayments(session, since));
  const allocations = await optional.read('GET /contact_allocations', () =>
    listChangedAllocations(session, since),
  );
  const deletedPayments = await optional.read('GET /contact_payments', () =>
    listDeletedPayments(session, '/contact_payments', since),
  );
  const deletedAllocations = await optional.read('GET /contact_allocations', () =>
    listDeletedPayments(session, '/contact_allocations', since),
  );
  const deletedInvoices = await listDeletedInvoices(session, since);
  const invoices = await listChangedInvoices(session, since);
  const settling = [payments, allocations].filter((list) => list !== null);
  const deleted = [deletedPayments, deletedAllocations].filter((list) => list !== null);
  return {
    startedAt,
    readUpTo: earliest([...settling, invoices].map(({ readUpTo }) => readUpTo)),
    invoices: invoices.items,
    payments: settling.flatMap(({ items }) => items),
    deletedInvoiceIds: deletedInvoices.items,
    deletedPayments: deleted.flatMap(({ items }) => items),
    unreadable: [...settling, ...deleted, deletedInvoices, invoices].flatMap(({ unreadable }) => unreadable),
    paymentsHidden: optional.forbidden,
    refused: optional.refused,
  };
}

/** Lists that we can do without. */
class OptionalLists {
  readonly #session: SageSession;
  readonly #skipped: Set<OptionalEndpoint>;
  readonly #at: string;
  /** The Sage user may not see payments; allocations are of the same right, "Bank". */
  forbidden = false;
  readonly refused: RefusedEndpoint[] = [];

  constructor(session: SageSession, { refused, startedAt }: Reading) {
    this.#session = session;
    this.#skipped = new Set(refused.map(({ endpoint }) => endpoint));
    this.#at = startedAt;
  }

  /** Null where it is not to be had. */
  async read<T>(endpoint: OptionalEndpoint, list: () => Promise<T>): Promise<T | null> {
    if (this.forbidden || this.#skipped.has(endpoint)) return null;
    try {
      return await withinEdition(this.#session, list);
    } catch (error) {
      if (!(error instanceof SageError)) throw error;
      if (error.kind === 'forbidden') this.forbidden = true;
      else if (error.kind === 'not_in_edition') {
        this.#skipped.add(endpoint);
        this.refused.push({ endpoint, at: this.#at, message: error.message });
      } else throw error;
      return null;
    }
  }
}

const earliest = (times: readonly (string | null)[]): string | null =>
  times.reduce((first, time) => (first === null || (time !== null && time < first) ? time : first), null);
