import { type Edition, type RefusedEndpoint } from '../../domain/connection/editions.ts';
import { type Problem } from '../../domain/connection/connection.ts';
import { type ReadReasons } from '../../domain/payments/concerned.ts';
import { type LatelyTold } from '../../domain/payments/found-invoice.ts';
import { type Unread } from '../../domain/payments/look.ts';
import { fullAllowance, type LookAllowance } from '../../domain/payments/look-allowance.ts';
import { type SyncRequest } from '../../domain/payments/messages.ts';
import { type CallBudget, QUARTER_MS } from '../../domain/payments/next-check.ts';
import { type LastCheck, type PaymentWatchView } from '../../domain/payments/watch-view.ts';
import { type UnreadableRecord } from '../../domain/sage-records.ts';
import { newTurn, type TurnState } from '../../domain/turnstile/turn-state.ts';

/** Everything a payment watch knows; carried whole into the next run. There is no list of invoices in it, so it does not grow with them. */
export interface WatchState {
  readonly sageBusinessId: string;
  countryId: string | null;
  /** The books are read through the connection of the first. */
  units: string[];
  /** From when the next reading lists changes; null before the first. */
  since: string | null;
  /** The last reading did not get to the end of the changes. */
  more: boolean;
  /** Why the last reading had invoices read alone. */
  seen: ReadReasons;
  lately: LatelyTold;
  /** Who asked to be told, and has no answer yet. */
  wanted: SyncRequest[];
  /** Of these, whom the reading under way answers. */
  answering: SyncRequest[];
  /** More asked than are kept in mind. */
  answerEverybody: boolean;
  /** Concerned by a change, and to be read one by one. */
  unread: Unread;
  allowance: LookAllowance;
  /** A person asked for a look; not even trouble delays it. */
  lookWanted: boolean;
  /** A person asked for one, and it found trouble. */
  lookOwed: boolean;
  /** A look is under way. */
  looking: boolean;
  /** How often a look ended, well or not. */
  looks: number;
  lastCheck: LastCheck | null;
  lastComparison: LastCheck | null;
  nextComparisonMs: number;
  /** When it was last counted whether anything is open. */
  countedMs: number;
  open: number;
  paid: number;
  callsPerCheck: number;
  spent: { readonly day: string; readonly calls: number };
  budget: CallBudget | null;
  officePauseMs: number;
  paymentsHidden: boolean;
  edition: Edition | null;
  /** Lists that Sage refuses though it answers others. */
  refused: readonly RefusedEndpoint[];
  problem: Problem | null;
  unreadable: readonly UnreadableRecord[];
  /** Since when there is any, ISO date-time. */
  unreadableSince: string | null;
  failures: number;
  /** After trouble: nothing is tried before. */
  notBeforeMs: number;
  cancellationRefused: PaymentWatchView['cancellationRefused'];
  readonly turn: TurnState;
}

/** Invoices; payments, allocations; what was deleted of each. */
const LISTS = 6;
export const DAY_MS = 86_400_000;

export const newWatch = (sageBusinessId: string, nowMs: number): WatchState => ({
  sageBusinessId,
  countryId: null,
  units: [],
  since: null,
  more: false,
  seen: {},
  lately: {},
  wanted: [],
  answering: [],
  answerEverybody: false,
  unread: { ids: [], payments: [] },
  allowance: fullAllowance(nowMs),
  lookWanted: false,
  lookOwed: false,
  looking: false,
  looks: 0,
  lastCheck: null,
  lastComparison: null,
  nextComparisonMs: nowMs + DAY_MS,
  countedMs: nowMs,
  open: 0,
  paid: 0,
  callsPerCheck: LISTS,
  spent: { day: '', calls: 0 },
  budget: null,
  officePauseMs: QUARTER_MS,
  paymentsHidden: false,
  edition: null,
  refused: [],
  problem: null,
  unreadable: [],
  unreadableSince: null,
  failures: 0,
  notBeforeMs: 0,
  cancellationRefused: null,
  turn: newTurn(),
});

/**
 * What a run that was ended knew, in the one that begins in its place: cursor, rhythm, trouble, and the units through which it reads. Its turn is lost
 * with it, and who asked it is answered.
 */
export function takeOver(state: WatchState, ended: unknown): void {
  if (!isWatchState(ended, state.sageBusinessId)) return;
  const { turn: _, wanted, answering, looks: __, looking: ___, lookWanted: ____, ...rest } = ended;
  Object.assign(state, rest);
  // How long nobody looked is not known.
  state.lookOwed = true;
  state.wanted = [...new Map([...answering, ...wanted].map((one) => [one.workflowId, one])).values()];
  state.answering = [];
}

const isWatchState = (value: unknown, sageBusinessId: string): value is WatchState =>
  typeof value === 'object' &&
  value !== null &&
  'sageBusinessId' in value &&
  value.sageBusinessId === sageBusinessId &&
  'units' in value &&
  Array.isArray(value.units) &&
  'wanted' in value &&
  Array.isArray(value.wanted) &&
  'answering' in value &&
  Array.isArray(value.answering);

/** Shown for as long as it is so. */
export const paymentsHidden: Problem = {
  code: 'payments_hidden',
  message:
    'The connected Sage user may not see payments, so they are found hourly by a look at all open invoices.',
  fix: 'Give the user the right to read Bank in Sage, or connect with another user.',
};
