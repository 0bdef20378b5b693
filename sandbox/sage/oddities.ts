import { z } from 'zod';
import { type Answer, errorAnswer, type Json, type JsonObject } from './answer.ts';
import { unexpected } from './errors.ts';
import { type State } from './state.ts';

/** What a single record can be made to look like in every answer; the README's table says it in words. */
export const oddities = [
  'null-tax',
  'null-total',
  'null-outstanding',
  'null-amounts',
  'unknown-status',
  'no-status',
  'no-contact',
  'empty-date',
  'null-percentage',
  'odd-percentage',
  'odd-visibility',
  'odd-allocations',
  'no-id',
  'breaks-list',
  'bare-person',
] as const;
export type Oddity = (typeof oddities)[number];

const changes: Readonly<Record<Exclude<Oddity, 'no-id' | 'breaks-list' | 'bare-person'>, JsonObject>> = {
  'null-tax': { tax_amount: null },
  'null-total': { total_amount: null },
  'null-outstanding': { outstanding_amount: null },
  'null-amounts': { net_amount: null, tax_amount: null, total_amount: null, outstanding_amount: null },
  'unknown-status': { status: { id: 'IN_DISPUTE', displayed_as: 'In dispute' } },
  'no-status': { status: null },
  'no-contact': { contact: null },
  'empty-date': { date: '', due_date: '', last_paid: '' },
  'null-percentage': { percentage: null },
  'odd-percentage': { percentage: 'variable' },
  'odd-visibility': { visible_in_sales: 'yes' },
  'odd-allocations': { allocated_artefacts: 'none' },
};

/** The answer with the odd records in it as they were made; only fields that it has are changed. */
export function withOddities(state: State, answer: Answer, query: URLSearchParams): Answer {
  if (Object.keys(state.oddities).length === 0 || typeof answer.body !== 'string' || answer.body === '')
    return answer;
  if (answer.status >= 300) return answer;
  const body = z.json().parse(JSON.parse(answer.body));
  if (!isObject(body)) return answer;
  const items = body.$items;
  if (!Array.isArray(items)) return { ...answer, body: JSON.stringify(oddOf(state, body)) };
  // Observed of large lists with attributes; bare ones answer.
  const breaks = items.some((item) => isObject(item) && has(state, item, 'breaks-list'));
  if (breaks && query.has('attributes')) return errorAnswer(unexpected());
  const changed = items.map((item) => (isObject(item) ? withBarePerson(state, oddOf(state, item)) : item));
  return { ...answer, body: JSON.stringify({ ...body, $items: changed }) };
}

/** A reference in lists, though the whole was asked for; the record by itself has it. */
function withBarePerson(state: State, record: JsonObject): JsonObject {
  const person = record['main_contact_person'];
  if (!isObject(person) || !has(state, record, 'bare-person')) return record;
  const { id = null, displayed_as = null, $path = null } = person;
  return { ...record, main_contact_person: { id, displayed_as, $path } };
}

function oddOf(state: State, record: JsonObject): JsonObject {
  let odd = record;
  for (const name of oddnessOf(state, record)) {
    if (name === 'breaks-list' || name === 'bare-person') continue;
    if (name === 'no-id') odd = { ...odd, id: null };
    else
      for (const [field, value] of Object.entries(changes[name]))
        if (field in odd) odd = { ...odd, [field]: value };
  }
  return odd;
}

const has = (state: State, record: JsonObject, oddity: Oddity): boolean =>
  oddnessOf(state, record).includes(oddity);

const oddnessOf = (state: State, { id }: JsonObject): readonly Oddity[] =>
  typeof id === 'string' ? (state.oddities[id] ?? []) : [];

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
