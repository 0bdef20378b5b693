import { z } from 'zod';
import { type UnreadableRecord } from '../domain/sage-records.ts';
import { sageTime } from './fields.ts';
import { largestPage, pagesOf } from './pages.ts';
import { type SageSession } from './session.ts';

/** So many items and no more pages: the answer travels through a workflow's history, which takes 2 MB at once. */
const ENOUGH = 900;

export interface Changed<Item> {
  readonly items: readonly Item[];
  readonly unreadable: readonly UnreadableRecord[];
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
export const changedFields = {
  id: z.string(),
  updated_at: z
    .string()
    .nullish()
    .transform((time) => time ?? ''),
};

/**
 * What was created or changed since, the oldest first, 200 a call. Each call goes on from the time that the last one reached, not from its
 * page: a record that changes meanwhile moves to the end, and by pages the one that moves up into its place would never be seen.
 */
export async function listChanged<
  Item extends z.ZodType<{ readonly id: string; readonly updated_at: string }>,
>(session: SageSession, list: ChangedList, item: Item): Promise<Changed<z.output<Item>>> {
  const read: Read<z.output<Item>> = { items: new Map(), unreadable: new Map() };
  for (let from = list.since; ;) {
    const reached = await readOnward(session, { ...list, since: from }, item, read);
    if (reached === null || read.items.size >= ENOUGH)
      return {
        items: [...read.items.values()],
        unreadable: [...read.unreadable.values()],
        readUpTo: reached,
      };
    from = reached;
  }
}

/** By id, as pages overlap. */
interface Read<Item> {
  readonly items: Map<string, Item>;
  readonly unreadable: Map<string | null, UnreadableRecord>;
}

/** Reads on until it got further in time, which takes more than a page when so many changed in one second. Null: that was all. */
async function readOnward<Item extends z.ZodType<{ readonly id: string; readonly updated_at: string }>>(
  session: SageSession,
  { path, attributes, since, query }: ChangedList,
  item: Item,
  { items, unreadable }: Read<z.output<Item>>,
): Promise<string | null> {
  const request = {
    path,
    query: {
      ...query,
      updated_or_created_since: sageTime(since),
      sort: 'updated_at',
      attributes: `updated_at,${attributes}`,
      ...largestPage,
    },
  };
  for await (const page of pagesOf(session, request, item)) {
    for (const found of page.items) items.set(found.id, found);
    for (const one of page.unreadable) unreadable.set(one.id, one);
    const last = page.items.findLast(({ updated_at: time }) => !Number.isNaN(Date.parse(time)))?.updated_at;
    if (!page.isLast && last !== undefined && Date.parse(last) > Date.parse(since)) return last;
  }
  return null;
}
