import { contentHash, requestHash } from '../invoice/content-hash.ts';
import { type InvoiceRequest } from '../invoice/invoice.ts';
import { own } from '../own.ts';
import { type Caller, type LastRequest } from '../principals/caller.ts';

/** A large run of invoices as one object: what it remembers, and the rules of it. */

export const MOST_INVOICES = 2_000;

/**
 * `receiving`: not all parts of it are stored, and nothing was handed over. `handing_over`: invoices are handed over, as fast as Sage takes
 * them. `following`: all are, and some have no outcome yet. `completed`, `cancelled`: each has its outcome. `expired`: it never came whole.
 */
export const runStatuses = [
  'receiving',
  'handing_over',
  'paused',
  'following',
  'completed',
  'cancelled',
  'expired',
] as const;
export type RunStatus = (typeof runStatuses)[number];

export const isOver = (status: RunStatus): boolean =>
  status === 'completed' || status === 'cancelled' || status === 'expired';

export interface RunInvoice {
  readonly invoiceId: string;
  readonly request: InvoiceRequest;
}

/** An invoice that could not be handed over: its id stood for something else by then. */
export interface NotTaken {
  readonly invoiceId: string;
  readonly message: string;
  readonly fix: string;
}

export interface RunOrder {
  readonly businessUnit: string;
  readonly runId: string;
  /** Of all invoices in their order: the same run again has the same. */
  readonly digest: string;
  /** How many invoices each part holds. */
  readonly parts: readonly number[];
  readonly by: Caller | null;
  /** Of the last event of a run of this id before. */
  readonly eventSequence: number;
}

/** How many invoices stand where, as last counted. */
export interface RunCounts {
  /** No outcome yet. */
  readonly underWay: number;
  readonly sent: number;
  readonly paid: number;
  readonly cancelled: number;
  readonly needsAttention: number;
}

export interface BillingRunState {
  readonly businessUnit: string;
  readonly runId: string;
  readonly digest: string;
  readonly parts: readonly number[];
  /** ISO date-time. */
  readonly createdAt: string;
  status: RunStatus;
  statusSince: string;
  /** All parts are stored. */
  isWhole: boolean;
  pause: { readonly reason: string; readonly at: string } | null;
  cancellation: { readonly reason: string; readonly at: string; readonly handedOver: boolean } | null;
  /** The next invoice to be handed over: its part, and its place there. */
  next: { readonly part: number; readonly place: number };
  lastHandOverAt: string | null;
  /** Taken on as part of this run. */
  handedOver: number;
  /** With the same content taken on before, by themselves or in another run, and not finished then. */
  joined: number;
  /** The same, and finished then. */
  finishedBefore: number;
  /** All that were not taken on. */
  notTaken: number;
  /** The first of them. */
  notTakenFirst: readonly NotTaken[];
  /** As last counted; null before. */
  counts: RunCounts | null;
  eventSequence: number;
  /** Hashes of the requests that were taken, by their id. */
  requests: Readonly<Record<string, string>>;
  lastRequest: LastRequest | null;
}

export const invoicesOf = ({ parts }: Pick<BillingRunState, 'parts'>): number =>
  parts.reduce((sum, size) => sum + size, 0);

/** Of those that are left of a run, nobody has done anything yet. */
export const notHandedOver = ({
  parts,
  next,
  handedOver,
  joined,
  finishedBefore,
  notTaken,
}: Pick<
  BillingRunState,
  'parts' | 'next' | 'handedOver' | 'joined' | 'finishedBefore' | 'notTaken'
>): number =>
  next.part >= parts.length
    ? 0
    : Math.max(0, invoicesOf({ parts }) - handedOver - joined - finishedBefore - notTaken);

export const newBillingRun = (order: RunOrder, nowIso: string): BillingRunState => {
  const { by, ...rest } = order;
  return {
    ...rest,
    createdAt: nowIso,
    status: 'receiving',
    statusSince: nowIso,
    isWhole: false,
    pause: null,
    cancellation: null,
    next: { part: 0, place: 0 },
    lastHandOverAt: null,
    handedOver: 0,
    joined: 0,
    finishedBefore: 0,
    notTaken: 0,
    notTakenFirst: [],
    counts: null,
    requests: {},
    lastRequest: by && { what: 'putRun', at: nowIso, ...by },
  };
};

/** Of all invoices in their order, however each of them is written. */
export const runDigest = (invoices: readonly RunInvoice[]): string =>
  contentHash(invoices.map(({ invoiceId, request }) => [invoiceId, requestHash(request)]));

/** Invoices of one part, for the sake of its size as a payload of Temporal (2 MB at most) and of what a worker reads at once. */
const PART_INVOICES = 50;
/** Characters of JSON. */
const PART_SIZE = 250_000;

/** Always the same parts of the same invoices, so that a repeated hand-over continues. */
export function partsOf(invoices: readonly RunInvoice[]): RunInvoice[][] {
  const parts: RunInvoice[][] = [];
  let size = 0;
  for (const invoice of invoices) {
    const part = parts.at(-1);
    const own = JSON.stringify(invoice.request).length;
    if (part === undefined || part.length >= PART_INVOICES || size + own > PART_SIZE) {
      parts.push([invoice]);
      size = own;
    } else {
      part.push(invoice);
      size += own;
    }
  }
  return parts;
}

const KEPT_REQUESTS = 50;

/** `new`: not seen before; `same`: taken before; `other`: its id stands for another request. */
export function requestStanding(
  { requests }: Pick<BillingRunState, 'requests'>,
  kind: string,
  request: { readonly requestId: string },
): 'new' | 'same' | 'other' {
  const known = own(requests, request.requestId);
  if (known === undefined) return 'new';
  return known === contentHash({ kind, ...request }) ? 'same' : 'other';
}

export function withRequest(
  requests: BillingRunState['requests'],
  kind: string,
  request: { readonly requestId: string },
): BillingRunState['requests'] {
  const all = Object.entries({ ...requests, [request.requestId]: contentHash({ kind, ...request }) });
  return Object.fromEntries(all.slice(-KEPT_REQUESTS));
}
