import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { MOST_INVOICES, type RunInvoice } from '../../domain/billing-run/billing-run.ts';
import { type ConnectionView } from '../../domain/connection/connection.ts';
import { type ProblemCode } from '../../domain/problems/catalogue.ts';
import { invoiceRequest } from '../../domain/schemas/invoice.ts';
import { identifier } from '../../domain/schemas/text.ts';
import { expectCurrency } from '../invoice/expect-currency.ts';
import { type FieldError, invalid, Problem } from '../problem.ts';
import { Lines } from './run-body.ts';

/** Errors that one answer names; of the others it says how many there are. */
const MOST_ERRORS = 50;
/** Checked without a pause: others wait for as long. */
const AT_ONCE = 50;

/** Where an invoice of the run stands in the body. */
interface Entry {
  readonly pointer: string;
  /** "line 4: " in NDJSON. */
  readonly where: string;
  readonly value: unknown;
  readonly unreadable?: string;
}

/** Collects what is wrong with a run, all of it, and names the first 50. */
export class RunErrors {
  readonly #errors: FieldError[] = [];
  #count = 0;

  add(error: FieldError, count = 1): void {
    this.#count += count;
    if (this.#errors.length < MOST_ERRORS) this.#errors.push(error);
  }

  addAll(errors: readonly FieldError[], notNamed: number): void {
    for (const error of errors) this.add(error);
    this.#count += notNamed;
  }

  /** @throws Problem when there are any */
  expectNone(fields: { status: number; code: ProblemCode; what: string; fix: string }): void {
    if (this.#count === 0) return;
    const { status, code, what, fix } = fields;
    const told = this.#errors.slice(0, 3).map(({ pointer, message }) => `${pointer} ${message}`);
    const more = this.#count > told.length ? `; and ${this.#count - told.length} more` : '';
    throw new Problem({
      status,
      code,
      detail: `${what} Nothing was started. ${told.join('; ')}${more}`,
      fix,
      errors: this.#errors,
      ...(this.#count > this.#errors.length && { errorsNotNamed: this.#count - this.#errors.length }),
    });
  }
}

/** The invoices of a body, checked whole. `pointers`: where each stands. @throws Problem 422 that names what is wrong */
export async function readRun(
  body: unknown,
  connection: ConnectionView,
): Promise<{ readonly invoices: RunInvoice[]; readonly pointers: readonly string[] }> {
  const entries = entriesOf(body);
  expectNumber(entries.length);
  const errors = new RunErrors();
  const invoices: RunInvoice[] = [];
  const first = new Map<string, string>();
  for (const [index, entry] of entries.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await setImmediate();
    const invoice = readOne(entry, connection, errors);
    if (invoice === null) continue;
    const before = first.get(invoice.invoiceId);
    if (before === undefined) first.set(invoice.invoiceId, entry.where || entry.pointer);
    else
      errors.add({
        pointer: `${entry.pointer}/invoiceId`,
        message: `${entry.where}is there twice in this run, first at ${before}`,
        value: invoice.invoiceId,
      });
    invoices.push(invoice);
  }
  errors.expectNone({
    status: 422,
    code: 'invalid_content',
    what: 'The run is not usable as it is.',
    fix: 'Correct each value under "errors" and send the whole run again.',
  });
  return { invoices, pointers: entries.map(({ pointer }) => pointer) };
}

function readOne(entry: Entry, connection: ConnectionView, errors: RunErrors): RunInvoice | null {
  const { pointer, where, value, unreadable } = entry;
  if (unreadable !== undefined || typeof value !== 'object' || value === null || Array.isArray(value)) {
    errors.add({
      pointer,
      message: `${where}${unreadable ?? 'must be an invoice: an object with invoiceId'}`,
    });
    return null;
  }
  const { invoiceId, ...content }: Readonly<Record<string, unknown>> = { ...value };
  const id = z
    .strictObject({ invoiceId: identifier })
    .safeParse({ ...(invoiceId !== undefined && { invoiceId }) });
  const request = invoiceRequest.safeParse(content);
  for (const [result, input] of [
    [id, { invoiceId }],
    [request, content],
  ] as const)
    if (!result.success) addFrom(errors, entry, invalid(result.error, input, 'body'));
  if (!id.success || !request.success) return null;
  try {
    expectCurrency(connection, request.data);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    addFrom(errors, entry, error);
  }
  return { invoiceId: id.data.invoiceId, request: request.data };
}

function addFrom(errors: RunErrors, { pointer, where }: Entry, { fields }: Problem): void {
  const named = (fields.errors ?? []).map((one) => ({
    ...one,
    pointer: `${pointer}${one.pointer}`,
    message: `${where}${one.message}`,
  }));
  errors.addAll(named, fields.errorsNotNamed ?? 0);
}

function entriesOf(body: unknown): Entry[] {
  if (body instanceof Lines)
    return body.lines.map(({ number, line }, index) => ({
      pointer: `/invoices/${index}`,
      where: `line ${number}: `,
      ...('value' in line ? line : { value: undefined, unreadable: line.unreadable }),
    }));
  const parsed = z.strictObject({ invoices: z.array(z.unknown()) }).safeParse(body);
  if (!parsed.success) throw invalid(parsed.error, body, 'body');
  return parsed.data.invoices.map((value, index) => ({ pointer: `/invoices/${index}`, where: '', value }));
}

function expectNumber(count: number): void {
  if (count >= 1 && count <= MOST_INVOICES) return;
  const message = count === 0 ? 'has no invoice' : `has ${count} invoices`;
  throw new Problem({
    status: 422,
    code: 'invalid_content',
    detail: `The run ${message}; it may have 1 to ${MOST_INVOICES}.`,
    fix: count === 0 ? 'Send at least one invoice.' : 'Send it as several runs.',
    errors: [{ pointer: '/invoices', message: `${message}: 1 to ${MOST_INVOICES} are taken` }],
  });
}
