/**
 * What the connected user needs in Sage for each thing that we do, in the words of Sage's access screen (areas and levels: Sage guide on
 * access rights and API description, which lists Full Access to Settings for reading the chart and the tax rates; less may do). Sage tells nobody which rights a user has (`/user` names none): what is known comes of answers and refusals.
 */
export type RightArea = 'Sales' | 'Purchases' | 'Contacts' | 'Bank' | 'Settings';
export type RightLevel = 'Read Only' | 'Restricted Access' | 'Full Access';

interface Deed {
  readonly does: string;
  readonly needs: readonly RightArea[];
  readonly level: RightLevel;
  /** Without it no invoice goes out. */
  readonly isVital: boolean;
  /** What goes on, or does not, without it. */
  readonly without: string;
}

const sales = ['Sales'] as const;
const allocating = ['Sales', 'Purchases', 'Contacts'] as const;

/** By the call that needs it. */
const deeds = {
  'GET /ledger_accounts': {
    does: 'Read the chart of accounts',
    needs: ['Settings'],
    level: 'Full Access',
    isVital: true,
    without: 'no ledger can be chosen',
  },
  'GET /tax_rates': {
    does: 'Read the tax rates',
    needs: ['Settings'],
    level: 'Full Access',
    isVital: true,
    without: 'no invoice can be taxed',
  },
  'GET /financial_settings': {
    does: 'Read base currency and VAT registration',
    needs: ['Settings'],
    level: 'Full Access',
    isVital: true,
    without: 'the business cannot be connected',
  },
  'GET /invoice_settings': {
    does: "Read Sage's default terms, to print a footer below them",
    needs: ['Settings'],
    level: 'Read Only',
    isVital: false,
    without: 'invoices with a footer need a person, unless the footer replaces the terms',
  },
  'GET /contacts': {
    does: 'Find customers',
    needs: ['Contacts'],
    level: 'Read Only',
    isVital: true,
    without: 'no invoice finds its customer',
  },
  'POST /contacts': {
    does: 'Create customers',
    needs: ['Contacts'],
    level: 'Restricted Access',
    isVital: false,
    without: 'invoices go to customers that Sage has already',
  },
  'DELETE /contacts/{id}': {
    does: 'Remove the customer of a connection test',
    needs: ['Contacts'],
    level: 'Full Access',
    isVital: false,
    without: 'the customer of the test stays in Sage',
  },
  'GET /sales_invoices': {
    does: 'Find invoices, read them and their PDF',
    needs: sales,
    level: 'Read Only',
    isVital: true,
    without: 'no invoice can be followed',
  },
  'POST /sales_invoices': {
    does: 'Create invoices',
    needs: ['Sales', 'Contacts'],
    level: 'Restricted Access',
    isVital: true,
    without: 'no invoice goes out',
  },
  'PUT /sales_invoices/{id}': {
    does: 'Mark invoices as sent',
    needs: sales,
    level: 'Restricted Access',
    isVital: false,
    without: 'Sage does not show that an invoice was sent',
  },
  'DELETE /sales_invoices/{id}': {
    does: 'Void invoices, and remove the draft of a connection test',
    needs: sales,
    level: 'Full Access',
    isVital: false,
    without: "void invoices in Sage's own pages: it is noticed",
  },
  'GET /contact_payments': {
    does: 'List payments',
    needs: ['Bank'],
    level: 'Read Only',
    isVital: false,
    without: 'payments are found by the invoices they settle, later and without what they were',
  },
  'GET /contact_allocations': {
    does: 'List what was put against an invoice',
    needs: allocating,
    level: 'Full Access',
    isVital: false,
    without: 'credit and money on account are found by the invoices they settle, later',
  },
  'GET /sales_credit_notes': {
    does: 'Find and read credit notes',
    needs: sales,
    level: 'Read Only',
    isVital: false,
    without: "make credit notes in Sage's own pages: it is noticed",
  },
  'POST /sales_credit_notes': {
    does: 'Make credit notes by order',
    needs: sales,
    level: 'Restricted Access',
    isVital: false,
    without: "make credit notes in Sage's own pages: it is noticed",
  },
  'POST /contact_allocations': {
    does: 'Put a credit note against its invoice',
    needs: allocating,
    level: 'Full Access',
    isVital: false,
    without: "put credit notes against their invoice in Sage's own pages: it is noticed",
  },
} as const satisfies Readonly<Record<string, Deed>>;

export type RightEndpoint = keyof typeof deeds;
const endpoints: readonly RightEndpoint[] = [
  'GET /ledger_accounts',
  'GET /tax_rates',
  'GET /financial_settings',
  'GET /invoice_settings',
  'GET /contacts',
  'POST /contacts',
  'DELETE /contacts/{id}',
  'GET /sales_invoices',
  'POST /sales_invoices',
  'PUT /sales_invoices/{id}',
  'DELETE /sales_invoices/{id}',
  'GET /contact_payments',
  'GET /contact_allocations',
  'GET /sales_credit_notes',
  'POST /sales_credit_notes',
  'POST /contact_allocations',
];

/** The right that a call needs: single records need that of their list, whatever is read of them; who may void invoices may void credit notes. */
export function rightOf(endpoint: string): RightEndpoint | undefined {
  if (endpoint === 'DELETE /sales_credit_notes/{id}') return 'DELETE /sales_invoices/{id}';
  const list = endpoint.startsWith('GET ') ? endpoint.replace('/{id}', '') : endpoint;
  return endpoints.find((one) => one === list);
}

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
  readonly endpoint: RightEndpoint;
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

/** Each thing we do, what it needs in Sage, and whether it works as far as is known. */
export function rightsTable(seen: readonly SeenRight[]): RightView[] {
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
