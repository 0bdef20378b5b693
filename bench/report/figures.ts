/** What a figure must be. */
export type Goal = { readonly atLeast: number } | { readonly atMost: number } | null;

export interface FigureKind {
  readonly what: string;
  readonly unit: '' | '%' | 'invoices/s' | 'x' | 'calls' | 'events' | 'actions' | 'MiB' | 's' | 'ms';
  readonly goal: Goal;
}

/** Every figure there is, by its key in the JSON file. Null: shown, without a goal. */
export const figureKinds = {
  'callsPerInvoice.known': {
    what: 'Sage calls of an invoice, customer known',
    unit: 'calls',
    goal: null,
  },
  'callsPerInvoice.new': {
    what: 'Sage calls of an invoice, new customer',
    unit: 'calls',
    goal: null,
  },
  'burst.paceUsed': {
    what: "Sage's allowed pace used in a burst",
    unit: '%',
    goal: { atLeast: 0.97 },
  },
  'burst.rejected': {
    what: 'calls rejected (429) in that burst',
    unit: 'calls',
    goal: { atMost: 0 },
  },
  'burst.onProductionPace': {
    what: 'the same at 100 calls a minute, ten minutes',
    unit: '%',
    goal: { atLeast: 0.97 },
  },
  'burst.rejectedOnProductionPace': {
    what: 'calls rejected (429) in it',
    unit: 'calls',
    goal: { atMost: 0 },
  },
  'throughput.invoicesPerSecond': {
    what: 'invoices a second, everything on this machine',
    unit: 'invoices/s',
    goal: { atLeast: 5 },
  },
  'throughput.ratioToBare': {
    what: 'invoices a second to bare workflows',
    unit: 'x',
    goal: { atLeast: 0.4 },
  },
  'processor.server': { what: "processor time of an invoice in Temporal's server", unit: 'ms', goal: null },
  'processor.worker': { what: 'the same in the worker', unit: 'ms', goal: null },
  'processor.apiAndStandIns': { what: 'the same in API, Sage, mailbox and PSA', unit: 'ms', goal: null },
  'latency.ratioToBare': {
    what: "hand-over to Sage's number, to a bare workflow",
    unit: 'x',
    goal: { atMost: 1.2 },
  },
  eventsUntilSent: {
    what: 'Temporal events of an invoice until it is sent',
    unit: 'events',
    goal: { atMost: 60 },
  },
  eventsPerInvoice: {
    what: 'Temporal events of an invoice until it is paid',
    unit: 'events',
    goal: { atMost: 100 },
  },
  actionsPerInvoice: {
    what: 'billable actions of Temporal until it is paid',
    unit: 'actions',
    goal: null,
  },
  'fairness.p99Ratio': {
    what: "quiet units' p99 beside a noisy one, to alone",
    unit: 'x',
    goal: { atMost: 2 },
  },
  'waiting.rssMiB': {
    what: 'worker memory, invoices waiting for payment',
    unit: 'MiB',
    goal: { atMost: 600 },
  },
  'waiting.restartSeconds': {
    what: 'a new worker serves the waiting invoices after',
    unit: 's',
    goal: { atMost: 20 },
  },
} as const satisfies Record<string, FigureKind>;

export type FigureKey = keyof typeof figureKinds;
export type Figures = Partial<Record<FigureKey, number>>;

export type Verdict = 'met' | 'missed' | '';

export function verdictOn(goal: Goal, value: number): Verdict {
  if (goal === null) return '';
  return ('atLeast' in goal ? value >= goal.atLeast : value <= goal.atMost) ? 'met' : 'missed';
}

export function shown(unit: FigureKind['unit'], value: number): string {
  if (unit === '%') return `${(value * 100).toFixed(1)} %`;
  const digits = unit === 'x' ? 2 : Number.isInteger(value) ? 0 : 1;
  return `${value.toFixed(digits)}${unit === 'x' ? '' : ` ${unit}`}`;
}

export function shownGoal(unit: FigureKind['unit'], goal: Goal): string {
  if (goal === null) return '-';
  return 'atLeast' in goal ? `>= ${shown(unit, goal.atLeast)}` : `<= ${shown(unit, goal.atMost)}`;
}
