import { type RefusedEndpoint } from '../../domain/connection/editions.ts';
import { withDetails } from '../../domain/payments/concerned.ts';
import { type UnreadableRecord } from '../../domain/sage-records.ts';
import { type PaymentChange, type ReadInvoice } from '../../domain/payments/watched-invoice.ts';
import { SageError, type SageErrorKind } from '../../sage/error.ts';
import { readWatchedInvoice } from '../../sage/read-watched-invoice.ts';
import { type SageSession } from '../../sage/session.ts';
import { type ActivityDependencies } from '../dependencies.ts';

/** What is wrong with one record and says nothing of the others. */
const kindsOfRecord: readonly SageErrorKind[] = ['unexpected_answer', 'invalid', 'too_large'];

interface Known {
  readonly payments: readonly PaymentChange[];
  readonly refused: readonly RefusedEndpoint[];
}

export interface ReadAlone {
  /** By id at Sage; null for one that Sage does not have any more. */
  readonly read: ReadonlyMap<string, ReadInvoice | null>;
  readonly unreadable: readonly UnreadableRecord[];
}

/** Invoices one by one, each with what settled it: a call each, and one more for each allocation. One that cannot be read does not end the reading. */
export async function readAlone(
  { fingerprint, log }: ActivityDependencies,
  session: SageSession,
  ids: readonly string[],
  { payments, refused }: Known,
): Promise<ReadAlone> {
  const read = new Map<string, ReadInvoice | null>();
  const unreadable: UnreadableRecord[] = [];
  const allocations = !refused.some(({ endpoint }) => endpoint === 'GET /contact_allocations');
  for (const id of ids) {
    try {
      const found = await readWatchedInvoice(session, id, { allocations });
      const watched = found && withDetails(found, payments);
      read.set(id, watched && { watched, fingerprint: fingerprint(watched) });
    } catch (error) {
      if (!(error instanceof SageError) || !kindsOfRecord.includes(error.kind)) throw error;
      log.warn(
        { sageInvoiceId: id, sageRequestId: error.requestId, kind: error.kind },
        'record at Sage cannot be read',
      );
      const [detail] = error.details;
      const why = detail?.message ?? error.message;
      unreadable.push({ list: '/sales_invoices', id, path: detail?.field ?? '', why });
    }
  }
  return { read, unreadable };
}
