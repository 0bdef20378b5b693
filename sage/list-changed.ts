import { z } from 'zod';
import { largestPage, pagesOf } from './pages.ts';
import { type SageSession } from './session.ts';

/** So many items and no more pages: the answer travels through a workflow's history, which takes 2 MB at once. */
const ENOUGH = 1_000;

export interface Changed<Item> {
  readonly items: readonly Item[];
  /** Null: everything was read. Else everything that changed up to this time; go on from there. */
  readonly readUpTo: string | null;
}

export interface ChangedList {
  readonly path: string;
  readonly attributes: string;
  /** ISO date-time, included. */
  readonly since: string;
  readonly query?: Readonly<Record<string, string>>;
}

/** Of every item whose change is listed. */
export const changedFields = { id: z.string(), updated_at: z.string() };

/**
 * What was created or changed since, the oldest first, 200 a call. Sorted by the time of change, so that what changes while the pages
 * are read moves to the end and is seen.
 */
export async function listChanged<
  Item extends z.ZodType<{ readonly id: string; readonly updated_at: string }>,
>(
  session: SageSession,
  { path, attributes, since, query }: ChangedList,
  item: Item,
): Promise<Changed<z.output<Item>>> {
  const request = {
    path,
    query: {
      ...query,
      updated_or_created_since: since,
      sort: 'updated_at',
      attributes: `updated_at,${attributes}`,
      ...largestPage,
    },
  };
  const items = new Map<string, z.output<Item>>();
  for await (const page of pagesOf(session, request, item)) {
    for (const found of page) items.set(found.id, found);
    const last = page.at(-1)?.updated_at;
    // Going on from here must lead further than this reading did.
    if (items.size >= ENOUGH && last !== undefined && Date.parse(last) > Date.parse(since))
      return { items: [...items.values()], readUpTo: last };
  }
  return { items: [...items.values()], readUpTo: null };
}
