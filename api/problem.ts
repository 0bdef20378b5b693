import { shownUrl } from '../domain/invoice/attachments.ts';
import { type z } from 'zod';

export interface FieldError {
  /** JSON pointer into the body, or the name of a parameter. */
  readonly pointer: string;
  readonly message: string;
  /** What was sent there, shortened; absent when nothing was. */
  readonly value?: unknown;
}

export interface ProblemFields {
  readonly status: number;
  /** Stable, for programs. */
  readonly code: string;
  /** For a person: what is wrong, with the value. */
  readonly detail: string;
  /** What to do about it. */
  readonly fix: string;
  readonly errors?: readonly FieldError[];
  readonly retryAfterSeconds?: number;
  /** It passes by itself; 503 and 429 always do. */
  readonly retriable?: boolean;
  readonly suggestions?: readonly string[];
}

/** An answer other than success, as RFC 9457 describes it. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly fields: ProblemFields;

  constructor(fields: ProblemFields) {
    super(fields.detail);
    this.fields = fields;
  }
}

export function problemBody({ fields }: Problem, instance: string) {
  const { status, code, detail, fix, errors, suggestions, retriable } = fields;
  return {
    type: `urn:sage-invoicing:problem:${code}`,
    title: code.replaceAll('_', ' '),
    status,
    detail,
    instance,
    code,
    fix,
    retriable: retriable ?? (status === 503 || status === 429),
    ...(errors && { errors }),
    ...(suggestions && suggestions.length > 0 && { suggestions }),
  };
}

/** What did not fit the schema, each with its place and value. */
export function invalid(error: z.ZodError, input: unknown, where: 'body' | 'query' | 'path'): Problem {
  const errors = error.issues.flatMap((issue) => fieldErrors(issue, input));
  const told = [
    ...errors.slice(0, 3).map(({ pointer, message }) => `${pointer || 'the content'} ${message}`),
    ...(errors.length > 3 ? ['and more under "errors"'] : []),
  ].join('; ');
  return new Problem({
    status: where === 'body' ? 422 : 400,
    code: where === 'body' ? 'invalid_content' : 'invalid_parameter',
    detail: `${errors.length === 1 ? 'One value is' : `${errors.length} values are`} not usable: ${told}`,
    fix: 'Correct each value under "errors" and send it again.',
    errors,
  });
}

function fieldErrors(issue: z.core.$ZodIssue, input: unknown): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: pointerTo([...issue.path, key]),
      message: 'is not a known field: remove it',
    }));
  }
  if (issue.code === 'invalid_union') {
    const [nearest = []] = issue.errors.toSorted((a, b) => a.length - b.length);
    return nearest.flatMap((inner) => fieldErrors({ ...inner, path: [...issue.path, ...inner.path] }, input));
  }
  const sent = valueAt(input, issue.path);
  const value = issue.path.includes('attachments') ? withoutSecret(sent) : shorten(sent);
  const message = sent === undefined && issue.code === 'invalid_type' ? 'is missing' : issue.message;
  return [{ pointer: pointerTo(issue.path), message, ...(value === undefined ? {} : { value }) }];
}

const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value: unknown = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.entries(value).find(([name]) => name === String(key))?.[1];
  }
  return value;
}

/** An address of a file may be signed, wherever it was put by mistake. */
const withoutSecret = (sent: unknown): unknown =>
  typeof sent === 'string' && /[?@:]/.test(sent) ? shownUrl(sent) || undefined : shorten(sent);

function shorten(value: unknown): unknown {
  if (typeof value === 'string') return value.length > 100 ? `${value.slice(0, 100)}…` : value;
  return typeof value === 'object' && value !== null ? undefined : value;
}
