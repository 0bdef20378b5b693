import {
  type ConnectionSettings,
  type ConnectionStatus,
  type ConnectionView,
  defaultSettings,
  type InvoiceSettings,
} from '../../domain/connection/connection.ts';
import { APPLICATION_REFUSED } from '../../domain/connection/warnings.ts';
import { normaliseEmail } from '../../domain/keys.ts';
import { type SageBusinessProfile, type SageCustomer } from '../../domain/sage-records.ts';
import { type TokenPair } from '../../domain/consent/tokens.ts';
import {
  type AuthorizationStart,
  type BrowserBinding,
  type ConnectionWaiter,
  type InvoiceSettingsRequest,
} from '../../domain/connection/messages.ts';

export interface PendingAuthorization extends AuthorizationStart {
  readonly expiresAt: string;
  /** Hash of the cookie of the browser that began it; null until it opened the link. */
  readonly browser: string | null;
}

export interface HeldTokens extends TokenPair {
  /** Grows by one with every pair: "the token of generation g was refused" is said of one pair only. */
  readonly generation: number;
  /** A refresh with this pair may have reached Sage, and no answer came. */
  readonly unanswered?: boolean;
}

export interface KnownCustomer {
  readonly customer: SageCustomer;
  readonly learnedAt: string;
}

/** Everything a connection is, secrets included; carried whole into the next run. Encrypted by the payload codec. */
export type ConnectionState = {
  -readonly [Key in Exclude<keyof ConnectionView, 'tokens' | 'waitingInvoices'>]: ConnectionView[Key];
} & {
  authorization: PendingAuthorization | null;
  /** The browser that gave the last consent, and until when it may use the Test-connection screen. */
  screen: (BrowserBinding & { readonly until: string }) | null;
  tokens: HeldTokens | null;
  /** Of the newest pair ever held. */
  lastGeneration: number;
  /** The exchange under way and the pair held before it, to fall back on when the new consent is refused. */
  exchange: {
    readonly id: string;
    readonly previous: HeldTokens | null;
    readonly allowOtherBusiness: boolean;
  } | null;
  /** A test passed for the present business; a new consent to the same one needs no other. */
  proven: boolean;
  waiters: Record<string, ConnectionWaiter>;
  customers: Record<string, KnownCustomer>;
  eventSequence: number;
  /** When business and tax rates are read again, which keeps an idle consent alive too. */
  nextUpkeepAt: string | null;
};

export const newConnection = (businessUnit: string, now: string): ConnectionState => ({
  businessUnit,
  version: 0,
  status: 'not_connected',
  statusSince: now,
  business: null,
  businesses: [],
  problem: null,
  settings: defaultSettings,
  defaultLedger: null,
  glAccounts: [],
  contractTemplates: [],
  taxRates: [],
  lastTest: null,
  authorization: null,
  screen: null,
  tokens: null,
  lastGeneration: 0,
  exchange: null,
  proven: false,
  waiters: {},
  customers: {},
  eventSequence: 0,
  nextUpkeepAt: null,
});

/** The state without its secrets, field by field: a new secret in the state does not leak by itself. */
export const viewOf = (state: ConnectionState): ConnectionView => ({
  businessUnit: state.businessUnit,
  version: state.version,
  status: state.status,
  statusSince: state.statusSince,
  business: state.business,
  businesses: state.businesses,
  problem: state.problem,
  settings: settingsOf(state),
  defaultLedger: state.defaultLedger,
  glAccounts: state.glAccounts,
  contractTemplates: state.contractTemplates,
  taxRates: state.taxRates,
  lastTest: state.lastTest,
  tokens: state.tokens && {
    generation: state.tokens.generation,
    accessExpiresAt: state.tokens.accessExpiresAt,
    refreshExpiresAt: state.tokens.refreshExpiresAt,
  },
  waitingInvoices: Object.keys(state.waiters).length,
});

/** What one invoice needs to know, at `nowMs`. */
export function settingsFor(
  state: ConnectionState,
  request: InvoiceSettingsRequest,
  nowMs: number,
): InvoiceSettings {
  const template = state.contractTemplates.find((known) => known.id === request.contractTemplateId);
  const wanted = new Set([...request.glAccountIds, ...(template ? [template.glAccountId] : [])]);
  return {
    version: state.version,
    status: state.status,
    problem: state.problem,
    business: state.business,
    settings: settingsOf(state),
    defaultLedger: state.defaultLedger,
    glAccounts: state.glAccounts.filter((account) => wanted.has(account.id)),
    templateGlAccountId: template?.glAccountId ?? null,
    taxRates: state.taxRates,
    rememberedCustomer: rememberedCustomer(state, request.email, nowMs),
  };
}

/** A connection of an earlier version does not know every setting. */
const settingsOf = ({ settings }: ConnectionState): ConnectionSettings => ({
  ...defaultSettings,
  ...settings,
});

function rememberedCustomer(state: ConnectionState, email: string, nowMs: number): SageCustomer | null {
  const known = state.customers[normaliseEmail(email)];
  if (known === undefined) return null;
  const ageMs = nowMs - Date.parse(known.learnedAt);
  return ageMs < state.settings.customerMemoryMinutes * 60_000 ? known.customer : null;
}

/** Where invoices may go out: consent given, and a test passed for this business. */
export const isUsable = (status: ConnectionStatus): boolean => status === 'verified';

/** Whether invoices that wait shall try now: not while Sage refuses our own credentials. */
export const letsInvoicesGo = ({ status, problem }: ConnectionState): boolean =>
  isUsable(status) && problem?.code !== APPLICATION_REFUSED;

/** A connected unit, with the narrowing that callers need. */
export const isConnected = (
  state: ConnectionState,
): state is ConnectionState & { business: SageBusinessProfile } =>
  state.business !== null && (state.status === 'connected' || state.status === 'verified');

/** Where it stands without the authorization that just ended. */
export function statusWithoutAuthorization({ status, tokens, business }: ConnectionState): ConnectionStatus {
  if (status !== 'authorizing' && status !== 'choosing_business') return status;
  if (tokens !== null && business !== null) return 'connected';
  return business === null ? 'not_connected' : 'disconnected';
}
