import { sha256 } from '@noble/hashes/sha2.js';
import { type Attachment } from './attachments.ts';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { Decimal } from 'decimal.js';
import { normaliseEmail } from '../keys.ts';

/**
 * The same for what is the same invoice, however it was written: tells a repeated hand-over from a changed one. Neither the order of fields
 * counts, nor zeros at the end of a number, the Unicode form of a text, the case of an e-mail address, nor what says nothing: an empty text,
 * list or object, a false, a discount of zero.
 */
export const contentHash = (content: unknown): string => digest(canonical(content, ''));

/** A hand-over, whatever else is in it. */
interface Request {
  readonly attachments?: readonly Attachment[] | undefined;
}

/** Of what the PSA hands over. A file is told by its digest: signed anew, its URL is another and the file the same. */
export const requestHash = <T extends Request>(request: T): string => contentHash(withoutUrls(request));

/** What versions before 1.1 hashed: the very texts. Runs that they started are known by it. */
export const literalHash = <T extends Request>(request: T): string => digest(literal(withoutUrls(request)));

/** Whether a run has this content: it may be known by the hash of an earlier version. */
export const hasContent = (
  run: { readonly contentHash: string; readonly request: Request },
  hash: string,
): boolean => run.contentHash === hash || requestHash(run.request) === hash;

/** Of the very content, whatever is in it; the order of fields does not count. */
export const exactHash = (content: unknown): string => digest(literal(content));

const withoutUrls = <T extends Request>(request: T) => ({
  ...request,
  attachments: request.attachments?.map(({ url: _, ...file }) => file),
});

const digest = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/** Fields that hold decimal numbers, wherever they stand. */
const decimals: ReadonlySet<string> = new Set([
  'quantity',
  'unitPrice',
  'amount',
  'percent',
  'netTotal',
  'taxTotal',
  'grossTotal',
  'exchangeRate',
]);
const addresses: ReadonlySet<string> = new Set(['email', 'cc']);

/** Empty for what says nothing. `name`: of the field it stands in, of a list that of all its entries. */
function canonical(value: unknown, name: string): string {
  if (value === undefined || value === null || value === false) return '';
  if (typeof value === 'string') return canonicalText(value, name);
  if (Array.isArray(value))
    return value.length === 0 ? '' : `[${value.map((entry) => canonical(entry, name)).join(',')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  if (name === 'discount' && Object.values(value).every(isZero)) return '';
  // The names in it are the PSA's own, and may be called as our fields are.
  const isOfPsa = name === 'analysis';
  const fields = Object.entries(value)
    .map(([field, content]) => [field.normalize(), canonical(content, isOfPsa ? '' : field)] as const)
    .filter(([, content]) => content !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([field, content]) => `${JSON.stringify(field)}:${content}`);
  return fields.length === 0 ? '' : `{${fields.join(',')}}`;
}

function canonicalText(value: string, name: string): string {
  if (value === '') return '';
  if (decimals.has(name) && isNumber(value)) return new Decimal(value).plus(0).toFixed().replace(/^-0$/, '0');
  return JSON.stringify((addresses.has(name) ? normaliseEmail(value) : value).normalize());
}

const isNumber = (value: string): boolean => /^-?\d+(?:\.\d+)?$/.test(value);

const isZero = (value: unknown): boolean =>
  typeof value === 'string' && isNumber(value) && new Decimal(value).isZero();

function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${literal(field)}`);
  return `{${fields.join(',')}}`;
}

/** What a run is known by: the same content, and the same invoice of Sage where it is to be linked to one. */
export const handOverHash = (hash: string, linkTo: string | null | undefined): string =>
  linkTo ? `${hash} ${linkTo}` : hash;
