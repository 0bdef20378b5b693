/** Sage Accounting Start, Standard and Plus: what a business of each can be asked (Sage's API description, GB and IE). */
export type Edition = 'start' | 'standard' | 'plus';

/** `subscriptions[].id` of /businesses/{id} (Sage guide). */
const editionsById: Readonly<Record<string, Edition>> = {
  START: 'start',
  MICRO: 'start',
  ACCOUNTS: 'standard',
  ACCOUNTING_10: 'standard',
  ACCOUNTING: 'plus',
};

/** Of the subscription that is active, else of the first; null for one that we do not know. */
export function editionOf(
  subscriptions: readonly { readonly id: string | null; readonly active: boolean }[],
): Edition | null {
  const { id } = subscriptions.find(({ active }) => active) ?? subscriptions[0] ?? {};
  return editionsById[id ?? ''] ?? null;
}

export const nameOfEdition = (edition: Edition): string =>
  `Sage Accounting ${edition.charAt(0).toUpperCase()}${edition.slice(1)}`;

/** What we can do without. All else every edition has. */
export const optionalEndpoints = [
  'GET /contact_payments',
  'GET /contact_allocations',
  'GET /sales_credit_notes',
  'POST /sales_credit_notes',
  'POST /contact_allocations',
  'GET /analysis_types',
] as const;
export type OptionalEndpoint = (typeof optionalEndpoints)[number];

export const isOptionalEndpoint = (endpoint: string): endpoint is OptionalEndpoint =>
  optionalEndpoints.some((optional) => optional === endpoint);

/** What is not to be had where Sage refuses it, and what goes on without it. */
const without: Readonly<Record<OptionalEndpoint, string>> = {
  'GET /contact_payments':
    'Payments cannot be listed: they are found hourly by a look at all open invoices, and what settled an invoice is not told apart.',
  'GET /contact_allocations':
    'Credit notes and money on account that were put against an invoice cannot be listed: they are found hourly by a look at all open invoices.',
  'GET /sales_credit_notes': 'Credit notes cannot be listed: none is made by order.',
  'POST /sales_credit_notes': 'Credit notes cannot be made by order or by hand-over.',
  'POST /contact_allocations':
    'Credit notes cannot be put against an invoice: none is made by order, and one that is handed over says what is left to do.',
  'GET /analysis_types': 'Lines of invoices cannot be counted under projects or departments.',
};

/** Not listed for Standard is the making of credit notes, which may be an omission: only Sage's refusal counts there. */
const lackedBy: Readonly<Record<Edition, readonly OptionalEndpoint[]>> = {
  start: ['POST /contact_allocations', 'GET /analysis_types'],
  standard: [],
  plus: [],
};

/** Sage refused this endpoint while it answered others. */
export interface RefusedEndpoint {
  readonly endpoint: OptionalEndpoint;
  /** ISO date-time. */
  readonly at: string;
  /** Sage's words. */
  readonly message: string;
}

export interface NotInEdition {
  readonly endpoint: OptionalEndpoint;
  readonly message: string;
  readonly fix: string;
  /** When Sage refused it; null where Sage's description says so. */
  readonly refusedAt: string | null;
  /** It is not asked again before, unless the edition changes; null: not at all. */
  readonly until: string | null;
}

const WEEK_MS = 7 * 86_400_000;

/** Those that are not to be asked again yet. */
export const stillRefused = (refused: readonly RefusedEndpoint[], nowMs: number): RefusedEndpoint[] =>
  refused.filter(({ at }) => nowMs - Date.parse(at) < WEEK_MS);

/** With what was refused now in place of earlier refusals of the same. */
export function withRefusals(
  refused: readonly RefusedEndpoint[],
  now: readonly RefusedEndpoint[],
): RefusedEndpoint[] {
  const all = new Map([...refused, ...now].map((one) => [one.endpoint, one]));
  return [...all.values()];
}

/** Without those that answer again. */
export const withoutAnswered = (
  refused: readonly RefusedEndpoint[],
  answered: readonly string[],
): RefusedEndpoint[] => refused.filter(({ endpoint }) => !answered.includes(endpoint));

/** What a business cannot be asked, and why. */
export function notInEdition(
  edition: Edition | null,
  refused: readonly RefusedEndpoint[],
  nowMs: number,
): NotInEdition[] {
  const described = edition === null ? [] : lackedBy[edition];
  const ofTable = described.map((endpoint): NotInEdition => ({
    endpoint,
    message: `${without[endpoint]} ${edition === null ? '' : nameOfEdition(edition)} does not have that.`,
    fix: fixOf(endpoint),
    refusedAt: null,
    until: null,
  }));
  const learnt = stillRefused(refused, nowMs)
    .filter(({ endpoint }) => !described.includes(endpoint))
    .map(({ endpoint, at, message }): NotInEdition => ({
      endpoint,
      message: `${without[endpoint]} Sage refused it while it answered others, so it needs another edition${edition === null ? '' : ` than ${nameOfEdition(edition)}`}: ${message}`,
      fix: fixOf(endpoint),
      refusedAt: at,
      until: new Date(Date.parse(at) + WEEK_MS).toISOString(),
    }));
  return [...ofTable, ...learnt];
}

function fixOf(endpoint: OptionalEndpoint): string {
  switch (endpoint) {
    case 'GET /contact_payments':
    case 'GET /contact_allocations':
      return 'Nothing needs to be done. After a change of the edition in Sage test the connection: it is then asked again.';
    case 'GET /analysis_types':
      return 'Leave the analysis of the lines out. Or change the edition in Sage, then test the connection.';
    default:
      return "Make the credit note in Sage's own pages and put it against the invoice there: it is noticed and told. Or change the edition in Sage, then test the connection.";
  }
}

const neededForCredit: readonly OptionalEndpoint[] = [
  'GET /sales_credit_notes',
  'POST /sales_credit_notes',
  'POST /contact_allocations',
];

/** What stands against a credit note by order; null: nothing that is known. */
export const lackingForCredit = (missing: readonly NotInEdition[]): NotInEdition | null =>
  missing.find(({ endpoint }) => neededForCredit.includes(endpoint)) ?? null;
