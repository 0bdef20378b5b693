import { type Registry } from './registry.ts';

const MARK_LENGTH = 8;

/**
 * Whom a sweep shows to be told something old: open ones that are gone from the open invoices of the books or look different there, and
 * settled ones that are open again. `swept`: an id and its record mark after the other, apart by spaces.
 */
export function missedBy({ open, settled }: Registry, swept: string): string[] {
  const marks = new Map(
    swept
      .split(' ')
      .filter((entry) => entry !== '')
      .map((entry) => [entry.slice(0, -MARK_LENGTH), entry.slice(-MARK_LENGTH)]),
  );
  const toldOf = (packed: string | undefined) => packed?.split('#')[1]?.slice(0, MARK_LENGTH);
  const missed = Object.keys(open).filter((id) => marks.get(id) !== toldOf(open[id]));
  const reopened = Object.keys(settled).filter(
    (id) => marks.has(id) && marks.get(id) !== toldOf(settled[id]),
  );
  return [...missed, ...reopened];
}
