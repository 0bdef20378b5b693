import { invoiceRequest } from '../../domain/schemas/invoice.ts';
import { line, request } from './samples.ts';

interface Issue {
  readonly pointer: string;
  readonly message: string;
}

/** What the schema says of this content: place (JSON pointer) and message of each issue. */
export function issuesOf(content: unknown): Issue[] {
  const result = invoiceRequest.safeParse(content);
  const issues = result.error?.issues ?? [];
  return issues.map(({ path, message }) => ({
    pointer: path.map((part) => `/${String(part)}`).join(''),
    message,
  }));
}

const whole = () => ({
  ...request(),
  customer: { ...request().customer, address: { line1: '41 Canongate', country: 'GB' } },
  lines: [{ ...line }],
});

/** A good invoice but for the value at `pointer`. */
export function put(pointer: string, value: unknown): object {
  const invoice = whole();
  const names = pointer.split('/').slice(1);
  const last = names.pop() ?? '';
  let place: object = invoice;
  for (const name of names) {
    const next: unknown = Reflect.get(place, name);
    if (typeof next !== 'object' || next === null) throw new Error(`No object at ${name} of ${pointer}`);
    place = next;
  }
  Reflect.set(place, last, value);
  return invoice;
}

/** Every field of free text with the most characters it may have. */
export const textFields = [
  ['/number', 25],
  ['/reference', 25],
  ['/notes', 1800],
  ['/footer', 2000],
  ['/customer/name', 100],
  ['/customer/contactName', 50],
  ['/customer/telephone', 50],
  ['/customer/address/line1', 50],
  ['/customer/address/line2', 50],
  ['/customer/address/city', 50],
  ['/customer/address/region', 50],
  ['/customer/address/postalCode', 10],
  ['/lines/0/description', 200],
] as const;
