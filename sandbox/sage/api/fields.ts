import { Decimal } from 'decimal.js';
import { invalid, problem, required, SageError, type SageProblem } from '../errors.ts';

export type Raw = Record<string, unknown>;

export function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads one object of a request body and gathers what is wrong with it in Sage's words.
 * Every reader gives undefined for an absent field and null for one that was emptied (null or "").
 */
export class Fields {
  private readonly raw: Raw;
  private readonly prefix: string;
  readonly problems: SageProblem[];

  constructor(raw: Raw, prefix = '', problems: SageProblem[] = []) {
    this.raw = raw;
    this.prefix = prefix;
    this.problems = problems;
  }

  text(name: string, rule: { required?: boolean; max?: number } = {}): string | null | undefined {
    const value = this.present(name, rule.required);
    if (value === undefined || value === null) return value;
    if (typeof value !== 'string') return this.wrong(name, 'is not a text');
    if (rule.max !== undefined && value.length > rule.max)
      return this.wrong(name, `is too long (maximum is ${rule.max} characters)`);
    return value;
  }

  /** Sage takes decimals as strings or as JSON numbers. */
  decimal(name: string, rule: { required?: boolean; signed?: boolean } = {}): Decimal | null | undefined {
    const value = this.present(name, rule.required);
    if (value === undefined || value === null) return value;
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text !== 'string' || !/^-?\d+(\.\d+)?$/.test(text)) return this.wrong(name, 'is not a number');
    const amount = new Decimal(text);
    if (amount.isNegative() && !amount.isZero() && rule.signed !== true)
      return this.wrong(name, 'must be greater than or equal to 0');
    return amount;
  }

  integer(name: string, min: number, max: number): number | null | undefined {
    const value = this.present(name);
    if (value === undefined || value === null) return value;
    const number = Number(value);
    if (!Number.isInteger(number) || number < min || number > max)
      return this.wrong(name, `must be a whole number from ${min} to ${max}`);
    return number;
  }

  flag(name: string): boolean | undefined {
    const value = this.present(name);
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'boolean') return value;
    this.wrong(name, 'is not true or false');
    return undefined;
  }

  date(name: string, rule: { required?: boolean } = {}): string | null | undefined {
    const text = this.text(name, rule);
    if (typeof text !== 'string') return text;
    const time = Date.parse(`${text}T00:00:00Z`);
    const good = /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(time || 0).toISOString().startsWith(text);
    return good ? text : this.wrong(name, 'is not a date');
  }

  oneOf<T extends string>(
    name: string,
    allowed: readonly T[],
    rule: { required?: boolean } = {},
  ): T | undefined {
    const text = this.text(name, rule);
    if (typeof text !== 'string') return undefined;
    const found = allowed.find((each) => each === text);
    if (found === undefined) this.wrong(name, `is not one of ${allowed.join(', ')}`);
    return found;
  }

  texts(name: string): string[] | undefined {
    const value = this.present(name);
    if (value === undefined || value === null) return undefined;
    if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value;
    this.wrong(name, 'is not a list of ids');
    return undefined;
  }

  /** Other records by their ids, bare or as objects. */
  ids(name: string): string[] | undefined {
    const value = this.present(name);
    if (value === undefined || value === null) return undefined;
    const ids = Array.isArray(value) ? value.map((each: unknown) => (isRaw(each) ? each.id : each)) : [null];
    if (ids.every((each) => typeof each === 'string')) return ids;
    this.wrong(name, 'is not a list of ids');
    return undefined;
  }

  /** A nested object; its problems join this one's. */
  object(name: string): Fields | undefined {
    const value = this.present(name);
    if (value === undefined || value === null) return undefined;
    if (isRaw(value)) return new Fields(value, `${this.prefix}${name}.`, this.problems);
    this.wrong(name, 'is not an object');
    return undefined;
  }

  /** A list of objects, or undefined; `itemPrefix` is how Sage names their fields in `$source`. */
  list(name: string, itemPrefix: string): Fields[] | undefined {
    const value = this.raw[name];
    if (!Array.isArray(value) || !value.every(isRaw)) return undefined;
    return value.map((each) => new Fields(each, itemPrefix, this.problems));
  }

  has(name: string): boolean {
    return this.raw[name] !== undefined;
  }

  add(problem: SageProblem): void {
    this.problems.push(problem);
  }

  wrong(name: string, message: string): undefined {
    this.problems.push(invalid(message, `${this.prefix}${name}`));
    return undefined;
  }

  /** Throws 422 with everything found so far. */
  settle(): void {
    if (this.problems.length > 0) throw new SageError(422, ...this.problems);
  }

  private present(name: string, mandatory = false): unknown {
    const value = this.raw[name];
    const empty = value === null || value === '';
    if (mandatory && (empty || value === undefined)) {
      this.problems.push(required(`${this.prefix}${name}`));
      return undefined;
    }
    return empty ? null : value;
  }
}

/** `{"sales_invoice": {…}}`: the resource object of a body. */
export function resourceFields(body: unknown, resource: string): Fields {
  const inner = isRaw(body) ? body[resource] : undefined;
  if (!isRaw(inner)) throw new SageError(422, problem('Validation', `${resource} is invalid`, resource));
  return new Fields(inner);
}
