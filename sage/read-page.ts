import { z } from 'zod';
import { type UnreadableRecord } from '../domain/sage-records.ts';
import { SageError } from './error.ts';
import { requestJson, type SageRequest } from './request.ts';
import { type SageSession } from './session.ts';

export type ListRequest = Pick<SageRequest, 'path' | 'query'>;

/** A page as it came, or put together of smaller ones. */
export interface RawPage {
  readonly records: readonly unknown[];
  /** Records that make any page fail that they are on. */
  readonly broken: readonly UnreadableRecord[];
  /** The query of the next page; null: that was the last. */
  readonly next: string | null;
}

/** Each divides the one before, so that its pages cover a page of that one exactly. */
const SIZES = [200, 50, 10, 1];
/** Large pages with attributes were seen to answer these where smaller ones did not fail. A 503 is Sage's own "not now". */
const BROKEN_PAGE = new Set([500, 502, 504, 525]);
/** What asks more of Sage than the bare records. */
const DETAILS = ['attributes', 'nested_attributes', 'show_payments_allocations'];

const envelope = z.object({ $next: z.string().nullish(), $items: z.array(z.unknown()) });

/**
 * One page of a list. Where Sage fails at it, it is read in pages of 50, 10 and 1 instead, down to the record that makes it fail; that one is
 * named and left out. Where even the bare record cannot be had it is Sage that is away, and the first error is thrown.
 */
export async function readPage(session: SageSession, { path, query = {} }: ListRequest): Promise<RawPage> {
  try {
    const { $items, $next } = await requestJson(session, { method: 'GET', path, query }, envelope);
    return { records: $items, broken: [], next: $next ?? null };
  } catch (error) {
    const size = Number(query['items_per_page']);
    if (!isBrokenPage(error) || !SIZES.includes(size)) throw error;
    const number = Number(query['page'] ?? 1);
    const page = await readInParts(session, { path, query }, { number, size, error });
    return { ...page, next: page.isLast ? null : `?page=${number + 1}&items_per_page=${size}` };
  }
}

interface Parts extends Omit<RawPage, 'next'> {
  readonly isLast: boolean;
}

interface FailedPage {
  /** From 1. */
  readonly number: number;
  readonly size: number;
  readonly error: SageError;
}

async function readInParts(
  session: SageSession,
  request: ListRequest,
  { number, size, error }: FailedPage,
): Promise<Parts> {
  const smaller = SIZES.find((one) => one < size);
  if (smaller === undefined) return nameBroken(session, request, number, error);
  const records: unknown[] = [];
  const broken: UnreadableRecord[] = [];
  const parts = size / smaller;
  for (let part = (number - 1) * parts + 1; part <= number * parts; part += 1) {
    const query = { ...request.query, page: String(part), items_per_page: String(smaller) };
    const page = await readPage(session, { ...request, query });
    records.push(...page.records);
    broken.push(...page.broken);
    // A page past the end would answer the last one again.
    if (page.next === null) return { records, broken, isLast: true };
  }
  return { records, broken, isLast: false };
}

/** Lists without attributes do not fail at it, and say its id. */
async function nameBroken(
  session: SageSession,
  { path, query = {} }: ListRequest,
  number: number,
  error: SageError,
): Promise<Parts> {
  const bare = Object.fromEntries(Object.entries(query).filter(([name]) => !DETAILS.includes(name)));
  const one = { ...bare, page: String(number), items_per_page: '1' };
  const shape = envelope.extend({ $items: z.array(z.object({ id: z.string() })) });
  try {
    const { $items, $next } = await requestJson(session, { method: 'GET', path, query: one }, shape);
    const [record] = $items;
    const why = `makes every page fail that it is on: ${error.message}`;
    const broken = record === undefined ? [] : [{ list: path, id: record.id, path: '', why }];
    return { records: [], broken, isLast: !$next };
  } catch (also) {
    throw isBrokenPage(also) ? error : also;
  }
}

const isBrokenPage = (error: unknown): error is SageError =>
  error instanceof SageError && error.kind === 'unavailable' && BROKEN_PAGE.has(error.status ?? 0);
