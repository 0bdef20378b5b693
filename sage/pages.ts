import { type z } from 'zod';
import { type UnreadableRecord } from '../domain/sage-records.ts';
import { SageError } from './error.ts';
import { firstIssue, readRecords, type ReadRecords } from './read-records.ts';
import { type ListRequest, readPage } from './read-page.ts';
import { type SageSession } from './session.ts';

/** Sage's largest page. */
const ITEMS_PER_PAGE = '200';
/** Sage's own bound on `page` of /businesses; nothing we list comes near it. */
const MAX_PAGES = 500;

export const largestPage = { items_per_page: ITEMS_PER_PAGE };

/**
 * All items of a list, one call a page, without the doubles that appear when the list moves meanwhile. A record that cannot be read is
 * named, and the others are there.
 */
export async function readList<Item extends z.ZodType<{ readonly id: string }>>(
  session: SageSession,
  request: ListRequest,
  item: Item,
): Promise<ReadRecords<z.output<Item>>> {
  const items = new Map<string, z.output<Item>>();
  const unreadable: UnreadableRecord[] = [];
  for await (const page of pagesOf(session, request, item)) {
    for (const found of page.items) items.set(found.id, found);
    unreadable.push(...page.unreadable);
  }
  return { items: [...items.values()], unreadable };
}

/** The same where one missing would lead to a wrong decision: then the whole reading fails, and names the record. */
export async function listAll<Item extends z.ZodType<{ readonly id: string }>>(
  session: SageSession,
  request: ListRequest,
  item: Item,
): Promise<readonly z.output<Item>[]> {
  const { items, unreadable } = await readList(session, request, item);
  const [first] = unreadable;
  if (first === undefined) return items;
  throw notReadable(request.path, first);
}

/** One record of a list that is needed. @throws SageError that names it where it cannot be read */
export function readRecord<Item extends z.ZodType>(
  path: string,
  record: { readonly id: string },
  item: Item,
): z.output<Item> {
  const parsed = item.safeParse(record);
  if (parsed.success) return parsed.data;
  throw notReadable(path, { id: record.id, ...firstIssue(parsed.error, record) });
}

const notReadable = (path: string, record: Omit<UnreadableRecord, 'list'>): SageError =>
  new SageError({
    kind: 'unexpected_answer',
    endpoint: `GET ${path}`,
    reason: `record ${record.id ?? 'without an id'} cannot be read, ${record.path} ${record.why}`,
  });

export interface Page<Item> extends ReadRecords<Item> {
  readonly isLast: boolean;
}

/** Page after page. Ends where `$next` is null: a page past the end answers the last page again (Sage guide on paging). */
export async function* pagesOf<Item extends z.ZodType>(
  session: SageSession,
  request: ListRequest,
  item: Item,
): AsyncGenerator<Page<z.output<Item>>> {
  let query = request.query ?? {};
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const { records, broken, next } = await readPage(session, { ...request, query });
    const { items, unreadable } = readRecords(request.path, records, item);
    yield { items, unreadable: [...unreadable, ...broken], isLast: !next };
    if (!next) return;
    query = { ...query, ...queryOf(next) };
  }
  throw new SageError({
    kind: 'unexpected_answer',
    endpoint: `GET ${request.path}`,
    reason: `no end after ${MAX_PAGES} pages`,
  });
}

/**
 * Only the query of `$next` counts: it comes relative or absolute, and the token must not follow it to another host.
 */
function queryOf(next: string): Record<string, string> {
  const start = next.indexOf('?');
  return start < 0 ? {} : Object.fromEntries(new URLSearchParams(next.slice(start)));
}
