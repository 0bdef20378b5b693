import { type Clock } from './clock.ts';
import { type RecordEntry } from './state.ts';

export const recordKinds = [
  'consent.given',
  'consent.revoked',
  'token.issued',
  'token.reused',
  'grant.revoked',
  'business.updated',
  'user.updated',
  'ledger_account.updated',
  'contact.created',
  'contact.updated',
  'contact.deleted',
  'contact_person.created',
  'contact_person.updated',
  'sales_invoice.created',
  'sales_invoice.updated',
  'sales_invoice.released',
  'sales_invoice.sent',
  'sales_invoice.voided',
  'sales_invoice.deleted',
  'sales_credit_note.created',
  'sales_credit_note.updated',
  'sales_credit_note.released',
  'sales_credit_note.voided',
  'sales_credit_note.deleted',
  'payment.created',
  'payment.updated',
  'payment.deleted',
  'allocation.created',
  'allocation.deleted',
  'attachment.created',
  'attachment.deleted',
] as const;
export type RecordKind = (typeof recordKinds)[number];

/** The witness: an append-only list of what was really created or changed, whatever the caller was told. */
export interface Recorder {
  add(kind: RecordKind, businessId: string | null, id: string, summary: Record<string, string | null>): void;
  /** Entries with a higher sequence than `since`, of one kind if named. */
  since(sequence: number, kind?: string): RecordEntry[];
}

export function createRecorder(entries: RecordEntry[], clock: Clock, added: () => void): Recorder {
  return {
    add: (kind, businessId, id, summary) => {
      entries.push({
        sequence: entries.length + 1,
        at: clock.now().toISOString(),
        kind,
        businessId,
        id,
        summary,
      });
      added();
    },
    since: (sequence, kind) =>
      entries.slice(Math.max(0, sequence)).filter((entry) => kind === undefined || entry.kind === kind),
  };
}
