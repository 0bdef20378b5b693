import { type Patience, repeatedly } from './repeatedly.ts';

/** Rows of one page; `nextCursor` is null on the last. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly nextCursor: string | null;
}

/** How long one page is tried for. */
const PAGE_DEADLINE_MS = 120_000;

/** Every row, reading the next page only when it is wanted. */
export async function* rowsOf<Row>(
  what: string,
  read: (cursor: string | undefined, signal: AbortSignal | undefined) => Promise<Page<Row>>,
  signal?: AbortSignal,
): AsyncGenerator<Row, void, undefined> {
  const patience: Patience = { deadlineMs: PAGE_DEADLINE_MS, signal };
  let cursor: string | undefined;
  do {
    const known = cursor;
    const page = await repeatedly(what, (now) => read(known, now), patience);
    yield* page.rows;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}
