/**
 * Which invoices a payment watch looks after, in a form so compact that ten thousand fit into the argument of its next run (2 MB):
 * one short text each. Plain objects, changed in place by the functions here.
 */
export interface Registry {
  /** By Sage's id: `unit/invoiceId#marks`; neither id holds a `/` or `#`. */
  readonly open: Record<string, string>;
  /** Paid, and watched for a reversal. */
  readonly settled: Record<string, string>;
  /**
   * Which invoices a payment or allocation settled when it was last seen. Sage names only what it settles now, so one that was
   * corrected away from an invoice would leave that one unnamed.
   */
  readonly links: Record<string, string>;
}

export interface Owner {
  readonly unit: string;
  readonly invoiceId: string;
  /** Record mark and settlement mark of what it was told last; empty when nothing was. */
  readonly marks: string;
}

export const newRegistry = (): Registry => ({ open: {}, settled: {}, links: {} });

/** The first digits of Sage's ids: taken for another's, the price is one read too many. */
const short = (sageId: string): string => sageId.slice(0, 12);

export function register(registry: Registry, sageInvoiceId: string, owner: Owner): void {
  const place = sageInvoiceId in registry.settled ? registry.settled : registry.open;
  place[sageInvoiceId] = pack(owner);
}

export function unregister(registry: Registry, sageInvoiceId: string): void {
  delete registry.open[sageInvoiceId];
  delete registry.settled[sageInvoiceId];
}

export function ownerOf(registry: Registry, sageInvoiceId: string): Owner | null {
  const packed = registry.open[sageInvoiceId] ?? registry.settled[sageInvoiceId];
  if (packed === undefined) return null;
  const [name = '', marks = ''] = packed.split('#');
  const [unit = '', invoiceId = ''] = name.split('/');
  return { unit, invoiceId, marks };
}

/** Keeps what it was told, and where it belongs now. */
export function noteTold(
  registry: Registry,
  sageInvoiceId: string,
  { marks, settled }: { readonly marks: string; readonly settled: boolean },
): void {
  const owner = ownerOf(registry, sageInvoiceId);
  if (owner === null) return;
  unregister(registry, sageInvoiceId);
  (settled ? registry.settled : registry.open)[sageInvoiceId] = pack({ ...owner, marks });
}

const pack = ({ unit, invoiceId, marks }: Owner): string => `${unit}/${invoiceId}#${marks}`;

export function link(registry: Registry, paymentId: string, sageInvoiceIds: readonly string[]): void {
  if (sageInvoiceIds.length === 0) delete registry.links[short(paymentId)];
  else registry.links[short(paymentId)] = sageInvoiceIds.map(short).join('');
}

/** Of the registered ones, those that the payment settled when it was last seen. */
export const linkedTo = (registry: Registry, paymentId: string): string[] =>
  short(paymentId) in registry.links ? linkFinder(registry)(paymentId) : [];

/** The same for many payments of which none registers an invoice: among ten thousand, to look through all for each takes seconds. */
export function linkFinder(registry: Registry): (paymentId: string) => string[] {
  const byPrefix = new Map<string, string[]>();
  for (const id of allIds(registry)) {
    const same = byPrefix.get(short(id));
    if (same === undefined) byPrefix.set(short(id), [id]);
    else same.push(id);
  }
  return (paymentId) => {
    const linked = registry.links[short(paymentId)]?.match(/.{12}/g) ?? [];
    return linked.flatMap((prefix) => byPrefix.get(prefix) ?? []);
  };
}

/** Forgets payments whose invoices are all gone from the registry. */
export function prune(registry: Registry): void {
  const known = new Set(allIds(registry).map(short));
  for (const [paymentId, linked] of Object.entries(registry.links)) {
    if (!linked.match(/.{12}/g)?.some((prefix) => known.has(prefix))) delete registry.links[paymentId];
  }
}

export const allIds = ({ open, settled }: Registry): string[] => [
  ...Object.keys(open),
  ...Object.keys(settled),
];
