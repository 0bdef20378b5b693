import { type UnreadableRecord } from '../sage-records.ts';

/** Of very many the newest: what is wrong with them is most likely the same. */
const MOST_UNREADABLE = 20;

/** What could not be read before, less what was read well now, and what could not be read now. */
export function unreadableNow(
  before: readonly UnreadableRecord[],
  { found, read }: { readonly found: readonly UnreadableRecord[]; readonly read: Iterable<string> },
): UnreadableRecord[] {
  const gone = new Set<string | null>([...read, ...found.map(({ id }) => id)]);
  const distinct = new Map(found.map((one) => [`${one.list} ${one.id ?? ''}`, one]));
  return [...before.filter(({ id }) => !gone.has(id)), ...distinct.values()].slice(-MOST_UNREADABLE);
}

/** "sales_invoices 5f0c…: status.id is "X": …", for one line of a list. */
export const sentenceOfUnreadable = ({ list, id, path, why }: UnreadableRecord): string =>
  `${list.replace(/^\//, '')} ${id ?? 'without an id'}: ${path} ${why}`;
