import { withDetails } from '../../domain/payments/concerned.ts';
import { type OddRecord } from '../../domain/payments/look.ts';
import { type PaymentChange, type ReadInvoice } from '../../domain/payments/watched-invoice.ts';
import { SageError, type SageErrorKind } from '../../sage/error.ts';
import { readWatchedInvoice } from '../../sage/read-watched-invoice.ts';
import { type SageSession } from '../../sage/session.ts';
import { type ActivityDependencies } from '../dependencies.ts';

/** What is wrong with one record and says nothing of the others. */
const oddKinds: readonly SageErrorKind[] = ['unexpected_answer', 'invalid', 'too_large'];

export interface ReadAlone {
  /** By id at Sage; null for one that Sage does not have any more. */
  readonly read: ReadonlyMap<string, ReadInvoice | null>;
  readonly odd: readonly OddRecord[];
}

/** Invoices one by one, each with what settled it: a call each, and one more for each allocation. An odd one does not end the reading. */
export async function readAlone(
  { fingerprint, log }: ActivityDependencies,
  session: SageSession,
  ids: readonly string[],
  payments: readonly PaymentChange[],
): Promise<ReadAlone> {
  const read = new Map<string, ReadInvoice | null>();
  const odd: OddRecord[] = [];
  for (const id of ids) {
    try {
      const found = await readWatchedInvoice(session, id);
      const watched = found && withDetails(found, payments);
      read.set(id, watched && { watched, fingerprint: fingerprint(watched) });
    } catch (error) {
      if (!(error instanceof SageError) || !oddKinds.includes(error.kind)) throw error;
      log.warn({ sageInvoiceId: id, sageRequestId: error.requestId, kind: error.kind }, 'odd record at Sage');
      odd.push({ sageInvoiceId: id, message: error.message });
    }
  }
  return { read, odd };
}
