import { notInEdition, type RefusedEndpoint } from '../../domain/connection/editions.ts';
import { rightsTable, type SeenRight } from '../../domain/connection/rights.ts';
import {
  type ConnectionAck,
  type ConnectionAnswer,
  type ConnectionStatus,
  defaultSettings,
  type InvoiceSettings,
  type ConsentProblem,
  type Problem,
} from '../../domain/connection/connection.ts';
import {
  type AuthorizationStart,
  type BrowserBinding,
  type ConnectionWaiter,
  type InvoiceSettingsRequest,
  type TokenRoute,
} from '../../domain/connection/messages.ts';
import { APPLICATION_REFUSED } from '../../domain/consent/warnings.ts';
import { type SageBusinessProfile, type UnreadableRecord } from '../../domain/sage-records.ts';
import { type LastRequest } from '../../domain/principals/caller.ts';
import { newTurn, type TurnState } from '../../domain/turnstile/turn-state.ts';
import { type KnownCustomer, rememberedCustomer } from './known-customers.ts';

export interface PendingAuthorization extends AuthorizationStart {
  readonly expiresAt: string;
  /** Hash of the cookie of the browser that began it; null until it opened the link. */
  readonly browser: string | null;
}

/** The consent that serves the unit; its tokens are with the workflow of that Sage login. */
export interface UsedConsent {
  readonly sageUser: string;
  /** Of its last word. */
  readonly revision: number;
  readonly lost: Problem | null;
}

/** A code exchange under way, or the choice of a business that it led to. */
export interface Exchange {
  readonly id: string;
  readonly allowOtherBusiness: boolean;
  /** The consent that it gave; null until its pair is safe. */
  readonly given: { readonly sageUser: string; readonly revision: number } | null;
  readonly problem: ConsentProblem | null;
}

/** Everything a connection is, secrets of a pending authorization included; carried whole into the next run. Encrypted by the payload codec. */
export type ConnectionState = {
  -readonly [
    Key in Exclude<keyof ConnectionAnswer, 'sageUser' | 'waitingInvoices' | 'notInEdition' | 'rights'>
  ]: ConnectionAnswer[Key];
} & {
  authorization: PendingAuthorization | null;
  /** Of its business: what Sage refuses though it answers other calls. */
  refused: readonly RefusedEndpoint[];
  /** What Sage allowed or refused of the connected user. */
  seenRights: readonly SeenRight[];
  /** The browser that gave the last consent, and until when it may use the Test-connection screen. */
  screen: (BrowserBinding & { readonly until: string }) | null;
  consent: UsedConsent | null;
  exchange: Exchange | null;
  /** When the consent was last asked how it stands. Milliseconds since 1970. */
  consentAskedMs: number;
  /** A test passed for the present business; a new consent to the same one needs no other. */
  proven: boolean;
  /** Invoices to be told of a change, by their workflow. */
  waiters: Record<string, Omit<ConnectionWaiter, 'workflowId'>>;
  /** More wait than are remembered one by one: they are found by Temporal's visibility. */
  moreWaiters: boolean;
  customers: Record<string, KnownCustomer>;
  eventSequence: number;
  /** The last 50 of settings, GL accounts and templates, the newest last: tells whose change another one met. */
  changes?: readonly (LastRequest & { readonly of: string })[];
  /** Of its own calls to Sage. */
  readonly turn: TurnState;
  /** When business and tax rates are read again. */
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
  unreadable: [],
  mappings: { stale: [] },
  refused: [],
  seenRights: [],
  cancellationRefusedAt: null,
  lastRequest: null,
  authorization: null,
  screen: null,
  consent: null,
  exchange: null,
  consentAskedMs: 0,
  proven: false,
  waiters: {},
  moreWaiters: false,
  customers: {},
  eventSequence: 0,
  turn: newTurn(),
  nextUpkeepAt: null,
});

/** The state without its secrets, field by field: a new secret in the state does not leak by itself. */
export const answerOf = (state: ConnectionState): ConnectionAnswer => ({
  businessUnit: state.businessUnit,
  version: state.version,
  status: state.status,
  statusSince: state.statusSince,
  business: state.business,
  businesses: state.businesses,
  problem: state.problem,
  settings: state.settings,
  defaultLedger: state.defaultLedger,
  glAccounts: state.glAccounts,
  contractTemplates: state.contractTemplates,
  taxRates: state.taxRates,
  lastTest: state.lastTest,
  unreadable: state.unreadable,
  mappings: state.mappings,
  notInEdition: notInEdition(state.business?.edition ?? null, state.refused, Date.now()),
  rights: rightsTable(state.seenRights),
  cancellationRefusedAt: state.cancellationRefusedAt,
  lastRequest: state.lastRequest ?? null,
  sageUser: (state.exchange?.given ?? state.consent)?.sageUser ?? null,
  waitingInvoices: Object.keys(state.waiters).length,
});

export const ackOf = ({ version, status }: ConnectionState): ConnectionAck => ({ version, status });

/** What one invoice needs to know, at `nowMs`. */
export function settingsFor(
  state: ConnectionState,
  request: InvoiceSettingsRequest,
  nowMs: number,
): InvoiceSettings {
  const template = state.contractTemplates.find((known) => known.id === request.contractTemplateId);
  const wanted = new Set([...request.glAccountIds, ...(template ? [template.glAccountId] : [])]);
  const { settings } = state;
  return {
    version: state.version,
    status: state.status,
    problem: state.problem,
    business: state.business,
    settings,
    defaultLedger: state.defaultLedger,
    glAccounts: state.glAccounts.filter((account) => wanted.has(account.id)),
    templateGlAccountId: template?.glAccountId ?? null,
    taxRates: state.taxRates,
    ...rememberedCustomer(state.customers, request.sought, nowMs - settings.customerMemoryMinutes * 60_000),
  };
}

/** What a worker may call Sage with on behalf of the unit. */
export function routeOf(state: ConnectionState): TokenRoute {
  const { businessUnit, consent, business, problem } = state;
  if (consent === null || business === null) {
    return { refused: problem?.message ?? `Business unit "${businessUnit}" is not connected to Sage.` };
  }
  if (consent.lost !== null) return { refused: consent.lost.message };
  const refusedCalls = [
    ...state.refused.map(({ endpoint }) => endpoint),
    ...state.seenRights.filter(({ works }) => !works).map(({ endpoint }) => endpoint),
  ];
  return {
    sageUser: consent.sageUser,
    sageBusinessId: business.id,
    ...(refusedCalls.length > 0 && { refusedCalls }),
  };
}

/** Where invoices may go out: consent given, and a test passed for this business. */
export const isUsable = (status: ConnectionStatus): boolean => status === 'verified';

/** Whether invoices that wait shall try now: not while Sage refuses our own credentials. */
export const letsInvoicesGo = ({ status, problem }: ConnectionState): boolean =>
  isUsable(status) && problem?.code !== APPLICATION_REFUSED;

/** Of the problem of a connection whose run was ended and cannot be read any more. */
export const SETTINGS_GONE = 'settings_gone';

/** It stays said until a test has passed with new ones: a consent alone brings none of them back. */
export const stillGone = ({ problem }: ConnectionState, status: ConnectionStatus): Problem | null =>
  problem?.code === SETTINGS_GONE && status !== 'verified' ? problem : null;

/** A connected unit, with the narrowing that callers need. */
export const isConnected = (
  state: ConnectionState,
): state is ConnectionState & { business: SageBusinessProfile } =>
  state.business !== null && (state.status === 'connected' || state.status === 'verified');

/** Where it stands without the authorization that just ended. */
export function statusWithoutAuthorization(state: ConnectionState): ConnectionStatus {
  const { status, consent, business, proven } = state;
  if (status !== 'authorizing' && status !== 'choosing_business') return status;
  if (business === null) return 'not_connected';
  if (consent === null) return 'disconnected';
  if (consent.lost !== null) return 'reauthorization_required';
  return proven ? 'verified' : 'connected';
}

/** Ledgers and customers belong to a business; those of another one mean nothing. */
export function forgetMappings(state: ConnectionState): void {
  state.defaultLedger = null;
  state.glAccounts = state.glAccounts.map((account) => ({ ...account, ledger: null }));
  state.taxRates = [];
  state.customers = {};
  state.lastTest = null;
  state.unreadable = [];
  state.mappings = { stale: [] };
  state.refused = [];
  state.seenRights = [];
  state.proven = false;
}

const MOST_UNREADABLE = 20;

/** What of this list cannot be read now, in place of what could not be read before. */
export function noteUnreadable(
  state: ConnectionState,
  list: string,
  unreadable: readonly UnreadableRecord[],
): void {
  const others = state.unreadable.filter((one) => one.list !== list);
  state.unreadable = [...others, ...unreadable].slice(-MOST_UNREADABLE);
}

/** Of what a run that ended before its time could still tell. */
export const isConnectionState = (value: unknown): value is ConnectionState =>
  typeof value === 'object' && value !== null && 'businessUnit' in value && 'glAccounts' in value;
