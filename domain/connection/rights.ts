import { type Deed, deeds, endpoints, type RightEndpoint } from './needed-rights.ts';

/** The right that a call needs: single records need that of their list, whatever is read of them; who may void invoices may void credit notes. */
export function rightOf(endpoint: string): RightEndpoint | undefined {
  if (endpoint === 'DELETE /sales_credit_notes/{id}') return 'DELETE /sales_invoices/{id}';
  const list = listOf(endpoint);
  return endpoints.find((one) => one === list);
}

/** A call of this right, or this call itself. */
export const isUnder = (endpoint: string, right: string): boolean =>
  endpoint === right || listOf(endpoint) === right;

const listOf = (endpoint: string): string =>
  endpoint.startsWith('GET ') ? endpoint.replace(/\/\{id\}.*/, '') : endpoint;

/** What to give whom, where Sage refused a call for want of a right; undefined: which right it needs is not known. */
export function remedyOfRefusal(endpoint: string): string | undefined {
  const right = rightOf(endpoint);
  if (right === undefined) return undefined;
  return `Give the connected Sage user ${neededFor(deeds[right]).join(', ')} in Sage, or connect with another user; then test the connection: all invoices that wait for it go on.`;
}

/** As on Sage's access screen. */
const neededFor = ({ needs, level }: Deed): string[] => needs.map((area) => `${area}: ${level}`);

/** What of it was seen last. */
export interface SeenRight {
  /** A `RightEndpoint`, or a call whose right is not known. */
  readonly endpoint: string;
  readonly works: boolean;
  /** ISO date-time. */
  readonly at: string;
  /** Sage's words where it was refused. */
  readonly message: string | null;
}

export interface RightView {
  readonly does: string;
  /** As on Sage's access screen: "Sales: Full Access". */
  readonly needs: readonly string[];
  readonly works: 'works' | 'will_not_work' | 'not_known';
  /** When that was seen; null: never. */
  readonly seenAt: string | null;
  readonly message: string;
  /** Without it no invoice goes out. */
  readonly isVital: boolean;
}

/** With what was seen now in place of what was seen of the same before. */
export function withSeen(seen: readonly SeenRight[], now: readonly SeenRight[]): SeenRight[] {
  return [...new Map([...seen, ...now].map((one) => [one.endpoint, one])).values()];
}

/** What came of a call now, under the right that it needs. */
export const seenOf = (
  endpoint: string,
  { at, refused = null }: { readonly at: string; readonly refused?: string | null },
): SeenRight => ({ endpoint: listOf(endpoint), works: refused === null, at, message: refused });

/** What was refused before and answers now; nothing of what was not refused. */
export const answeredAgain = (
  seen: readonly SeenRight[],
  endpoints: readonly string[],
  at: string,
): SeenRight[] => {
  const lists = endpoints.map(listOf);
  return seen
    .filter(({ works, endpoint }) => !works && lists.includes(endpoint))
    .map(({ endpoint }) => seenOf(endpoint, { at }));
};

/** Each thing we do, what it needs in Sage, and whether it works as far as is known; below them what else was refused. */
export const rightsTable = (seen: readonly SeenRight[]): RightView[] => [
  ...knownRights(seen),
  ...seen.filter(({ works, endpoint }) => !works && rightOf(endpoint) === undefined).map(unknownRight),
];

const unknownRight = ({ endpoint, at, message }: SeenRight): RightView => ({
  does: `Call ${endpoint}`,
  needs: [],
  works: 'will_not_work',
  seenAt: at,
  message: `Sage refused it (${message ?? 'no reason given'}). Which right it needs is not known: give the connected Sage user more of its areas, then test the connection.`,
  isVital: false,
});

function knownRights(seen: readonly SeenRight[]): RightView[] {
  return endpoints.map((endpoint) => {
    const deed: Deed = deeds[endpoint];
    const { does, without, isVital } = deed;
    const needs = neededFor(deed);
    const last = seen.find((one) => one.endpoint === endpoint);
    if (last === undefined)
      return { does, needs, works: 'not_known', seenAt: null, message: 'Not tried yet.', isVital };
    const { at: seenAt, works } = last;
    if (works) return { does, needs, works: 'works', seenAt, message: 'Sage allowed it.', isVital };
    const message = `Sage refused it (${last.message ?? 'no reason given'}), so ${without}. Give the connected Sage user ${needs.join(', ')}, then test the connection.`;
    return { does, needs, works: 'will_not_work', seenAt, message, isVital };
  });
}

/** What is known to be refused and no invoice can go out without. */
export const missingVital = (seen: readonly SeenRight[]): RightView[] =>
  rightsTable(seen).filter(({ works, isVital }) => works === 'will_not_work' && isVital);

/** Without refusals before `at`: since then rights may have been given, and who needs one finds out. */
export const withoutEarlierRefusals = (seen: readonly SeenRight[], at: string): SeenRight[] =>
  seen.filter((one) => one.works || one.at >= at);
