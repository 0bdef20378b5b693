import { type z } from 'zod';
import { type UnreadableRecord } from '../domain/sage-records.ts';

/** The records of one page that could be read, and those that could not. */
export interface ReadRecords<Item> {
  readonly items: readonly Item[];
  readonly unreadable: readonly UnreadableRecord[];
}

/**
 * Each record of a list by itself: one that is not as Sage describes it (a null amount, a status of next year) costs that record alone, and
 * is named for whoever can look at it in Sage.
 */
export function readRecords<Shape extends z.ZodType>(
  list: string,
  records: readonly unknown[],
  shape: Shape,
): ReadRecords<z.output<Shape>> {
  const items: z.output<Shape>[] = [];
  const unreadable: UnreadableRecord[] = [];
  for (const record of records) {
    const parsed = shape.safeParse(record);
    if (parsed.success) items.push(parsed.data);
    else unreadable.push({ list, id: idIn(record), ...firstIssue(parsed.error, record) });
  }
  return { items, unreadable };
}

/** Where and why a record cannot be read, with the value that stands there. */
export function firstIssue(error: z.ZodError, record: unknown): Pick<UnreadableRecord, 'path' | 'why'> {
  const [issue] = error.issues;
  const path = issue?.path ?? [];
  const found = path.reduce(fieldOf, record);
  const value = found === undefined ? 'missing' : JSON.stringify(found)?.slice(0, SHOWN_LENGTH);
  return { path: path.map(String).join('.'), why: `is ${value}: ${issue?.message ?? error.message}` };
}

const SHOWN_LENGTH = 40;

function fieldOf(record: unknown, name: PropertyKey): unknown {
  return typeof record === 'object' && record !== null ? Reflect.get(record, name) : undefined;
}

function idIn(record: unknown): string | null {
  const id = fieldOf(record, 'id');
  return typeof id === 'string' ? id : null;
}
