import { type RecordEntry } from '../../../sandbox/sage/state.ts';
import { type Acknowledged, type Evidence, nameOf } from './evidence.ts';

/** The last line of an invoice's notes in Sage says whose it is, whatever number Sage gave it. */
const marker = /^\[PSA (\S+) r\d+\]$/m;

/** Invoices that stand in Sage, by the `unit/invoiceId` of their marker; '' for those without one. Drafts of tests left out. */
export function standingInvoices(record: readonly RecordEntry[]): Map<string, RecordEntry[]> {
  const gone = new Set(
    record
      .filter(({ kind }) => kind === 'sales_invoice.voided' || kind === 'sales_invoice.deleted')
      .map(({ id }) => id),
  );
  const standing = new Map<string, RecordEntry[]>();
  for (const entry of record) {
    if (entry.kind !== 'sales_invoice.created' || gone.has(entry.id)) continue;
    const name = marker.exec(entry.summary['notes'] ?? '')?.[1] ?? '';
    standing.set(name, [...(standing.get(name) ?? []), entry]);
  }
  return standing;
}

/** More than one invoice in Sage for one of the PSA's. */
export const doubled = ({ record }: Evidence): string[] =>
  [...standingInvoices(record)]
    .filter(([name, entries]) => name !== '' && entries.length > 1)
    .map(
      ([name, entries]) =>
        `${name} is in Sage as ${entries.map(({ summary }) => summary['number']).join(' and ')}`,
    );

/** Cancelled because Temporal was asked to: it stays so, and Sage never has it. */
const isCancelled = (invoice: Acknowledged, { views }: Evidence): boolean =>
  invoice.wasAskedToCancel && views.get(nameOf(invoice))?.status === 'cancelled';

export const cancelledOnRequest = (evidence: Evidence): string[] =>
  evidence.acknowledged.filter((invoice) => isCancelled(invoice, evidence)).map(nameOf);

/** Shown as cancelled, and yet in Sage. */
export function cancelledInSage({ acknowledged, record, views }: Evidence): string[] {
  const standing = standingInvoices(record);
  return acknowledged
    .map(nameOf)
    .filter((name) => views.get(name)?.status === 'cancelled' && standing.has(name));
}

/** Acknowledged and not in Sage, or not under the number that the invoice shows. */
export function lost(evidence: Evidence): string[] {
  const { acknowledged, record, views } = evidence;
  const standing = standingInvoices(record);
  return acknowledged.flatMap((invoice) => {
    const name = nameOf(invoice);
    const entries = standing.get(name) ?? [];
    const view = views.get(name);
    if (entries.length === 0)
      return isCancelled(invoice, evidence)
        ? []
        : [`${name} was acknowledged and is not in Sage (it shows ${view?.status ?? 'nothing'})`];
    const shown = view?.sage?.id;
    return shown === undefined || entries.some(({ id }) => id === shown)
      ? []
      : [`${name} shows ${view?.sage?.number}, which is not the one in Sage`];
  });
}

/** In Sage though no caller was told that it was taken on. */
export function unasked({ acknowledged, record }: Evidence): string[] {
  const asked = new Set(acknowledged.map(nameOf));
  return [...standingInvoices(record)].flatMap(([name, entries]) =>
    asked.has(name)
      ? []
      : entries.map(({ summary }) => `${summary['number'] ?? 'a draft'} belongs to ${name || 'nobody'}`),
  );
}

const done = new Set(['sent', 'part_paid', 'paid']);

/** Not sent when all should be; told apart by whether the invoice says why. */
export function stuck(evidence: Evidence): string[] {
  const { acknowledged, views } = evidence;
  return acknowledged.flatMap((invoice) => {
    const name = nameOf(invoice);
    const view = views.get(name);
    if (view === undefined) return [`${name} cannot be read`];
    if (done.has(view.status) || isCancelled(invoice, evidence)) return [];
    const why = view.attention?.message ?? view.waitingFor?.message;
    return [`${name} is ${view.status}, ${why === undefined ? 'without a word why' : `it says: ${why}`}`];
  });
}
