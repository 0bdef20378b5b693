import { type Answer, type Json, jsonAnswer, type JsonObject } from '../answer.ts';
import { refuse } from '../errors.ts';
import { type Call } from './call.ts';

interface Kept {
  createdAt: string;
  updatedAt: string;
  deletedAt: string | null;
}

/** A list as Sage answers it: filtered by change, sorted if it may be, one page, only the attributes asked for. */
export function listAnswer<T extends Kept>(
  call: Call,
  path: string,
  rows: T[],
  present: (row: T) => JsonObject,
  sortable: Record<string, (row: T) => string> = {},
): Answer {
  const sorted = sortRows(call, changedRows(call, rows), sortable);
  const size = Math.min(positive(call.query.get('items_per_page')) ?? 20, 200);
  const pages = Math.max(1, Math.ceil(sorted.length / size));
  // A page past the end answers the last page again (Sage guide): clients must stop on `$next: null`.
  const page = Math.min(positive(call.query.get('page')) ?? 1, pages);
  const items = sorted.slice((page - 1) * size, page * size);
  return jsonAnswer(200, {
    $total: sorted.length,
    $page: page,
    $next: page < pages ? pageUrl(call, path, page + 1, size) : null,
    $back: page > 1 ? pageUrl(call, path, page - 1, size) : null,
    $itemsPerPage: size,
    $items: items.map((row) => project(present(row), call.query)),
  });
}

/** Relative, below the base URL (Sage guide). */
function pageUrl(call: Call, path: string, page: number, size: number): string {
  const query = new URLSearchParams(call.query);
  query.delete('page');
  query.delete('items_per_page');
  const rest = query.toString();
  return `${path}?page=${page}&items_per_page=${size}${rest === '' ? '' : `&${rest}`}`;
}

/** `updated_or_created_since` is inclusive, `deleted_since` exclusive and shows only deleted ones (Sage guide). */
function changedRows<T extends Kept>(call: Call, rows: T[]): T[] {
  const changed = timeFrom(call, 'updated_or_created_since');
  const deleted = timeFrom(call, 'deleted_since');
  return rows.filter((row) => {
    if (changed !== undefined && Date.parse(row.updatedAt) < changed) return false;
    if (deleted === undefined) return row.deletedAt === null;
    return row.deletedAt !== null && Date.parse(row.deletedAt) > deleted;
  });
}

function timeFrom(call: Call, name: string): number | undefined {
  const text = call.query.get(name);
  if (text === null) return undefined;
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw refuse('is not a date or time', name);
  return time;
}

function sortRows<T>(call: Call, rows: T[], sortable: Record<string, (row: T) => string>): T[] {
  const [name, direction = 'asc'] = call.query.get('sort')?.split(':') ?? [];
  if (name === undefined) return rows;
  const key = Object.hasOwn(sortable, name) ? sortable[name] : undefined;
  if (key === undefined || (direction !== 'asc' && direction !== 'desc'))
    throw refuse(`cannot sort by ${name}`, 'sort');
  const sign = direction === 'asc' ? 1 : -1;
  return rows.toSorted((a, b) => sign * (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

/**
 * List items carry only id, displayed_as and $path unless `attributes` asks for more; nested records are references
 * unless `nested_attributes` does (Sage guide, attributes).
 */
export function project(full: JsonObject, query: URLSearchParams): JsonObject {
  const wanted =
    query
      .get('attributes')
      ?.split(',')
      .map((name) => name.trim()) ?? [];
  const nested =
    query
      .get('nested_attributes')
      ?.split(',')
      .map((name) => name.trim()) ?? [];
  const entries = Object.entries(full).filter(
    ([name]) => isBase(name) || wanted.includes('all') || wanted.includes(name),
  );
  return Object.fromEntries(entries.map(([name, value]) => [name, projectNested(value, nested)]));
}

function projectNested(value: Json, wanted: string[]): Json {
  if (wanted.includes('all') || typeof value !== 'object' || value === null || Array.isArray(value))
    return value;
  if (value.$path === undefined) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => isBase(name) || wanted.includes(name)));
}

function isBase(name: string): boolean {
  return name === 'id' || name === 'displayed_as' || name === '$path';
}

function positive(text: string | null): number | undefined {
  const number = Number(text ?? '');
  return Number.isInteger(number) && number > 0 ? number : undefined;
}
