import { z } from 'zod';
import { SageError } from './error.ts';
import { requestJson, type SageRequest } from './request.ts';
import { type SageSession } from './session.ts';

/** Sage's largest page. */
const ITEMS_PER_PAGE = '200';
/** Sage's own bound on `page` of /businesses; nothing we list comes near it. */
const MAX_PAGES = 500;

export const largestPage = { items_per_page: ITEMS_PER_PAGE };

/**
 * All items of a list, one call a page, without the doubles that appear when the list moves meanwhile.
 */
export async function listAll<Item extends z.ZodType<{ readonly id: string }>>(
  session: SageSession,
  request: Pick<SageRequest, 'path' | 'query'>,
  item: Item,
): Promise<z.output<Item>[]> {
  const items = new Map<string, z.output<Item>>();
  for await (const page of pagesOf(session, request, item))
    for (const found of page.items) items.set(found.id, found);
  return [...items.values()];
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly isLast: boolean;
}

/** Page after page. Ends where `$next` is null: a page past the end answers the last page again (Sage guide on paging). */
export async function* pagesOf<Item extends z.ZodType>(
  session: SageSession,
  request: Pick<SageRequest, 'path' | 'query'>,
  item: Item,
): AsyncGenerator<Page<z.output<Item>>> {
  const shape = z.object({ $next: z.string().nullish(), $items: z.array(item) });
  let query = request.query ?? {};
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const answer = await requestJson(session, { method: 'GET', path: request.path, query }, shape);
    yield { items: answer.$items, isLast: !answer.$next };
    if (!answer.$next) return;
    query = { ...query, ...queryOf(answer.$next) };
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
