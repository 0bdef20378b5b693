import { type PlanOptions } from './options.ts';
import { type Random } from './random.ts';
import { type PlannedFault, type Step } from './step.ts';

const CREATE = 'POST /sales_invoices';
const MARK = 'PUT /sales_invoices/{id}';
const PDF = 'GET /sales_invoices/{id}';
const CONTACT = 'POST /contacts';
/** Long enough to strike while the answer is on its way, shorter than the client's deadline. */
const HELD_MS = 2_500;

const fault = (name: PlannedFault['name'], endpoint: string, times = 1): PlannedFault => ({
  name,
  endpoint,
  times,
});
/** Both Sage businesses are struck, where both are at that point. */
const held = (endpoint: string, times = 2): PlannedFault => ({
  ...fault('slow', endpoint, times),
  delayMs: HELD_MS,
});

/** Answers that never come, come broken, or say what is not so; before and after Sage has done its work. */
export const lostAnswers: readonly PlannedFault[] = [
  fault('cut-before-commit', CREATE, 2),
  fault('cut-after-commit', CREATE, 4),
  fault('cut-mid-body', CREATE, 3),
  fault('error-500-before-commit', CREATE),
  fault('error-500-after-commit', CREATE, 3),
  fault('html-502', CREATE),
  fault('hang', CREATE),
  fault('not-json', CREATE),
  fault('skip-number', CREATE, 2),
  fault('cut-after-commit', CONTACT, 2),
  fault('cut-mid-body', CONTACT),
  fault('error-500-after-commit', CONTACT),
  fault('cut-after-commit', MARK, 2),
  fault('error-500-after-commit', MARK),
  fault('cut-mid-body', PDF, 2),
  fault('html-502', PDF),
  fault('error-503', 'GET *'),
  fault('token-refused', CREATE, 2),
  { ...fault('rate-limited', 'GET *', 2), retryAfterSeconds: 1 },
];

/** Kills and pauses at named points: each holds a Sage business up for about a minute. The first ones always; more of them with more kills. */
export function namedPoints(random: Random, { kills, workers, short, brief }: PlanOptions): Step[] {
  if (brief) return [];
  const first: Step[] = [
    { kind: 'kill_at', fault: held(CREATE), expireTokens: false },
    { kind: 'kill_at', fault: held('POST /token', 1), expireTokens: true },
  ];
  if (short) return first;
  const points: Step[] = [
    ...first,
    { kind: 'pause_at', fault: held(CREATE), forMs: 68_000 },
    { kind: 'cut_temporal_at', fault: held('POST /token', 1), downForMs: 11_000 },
  ];
  const more: readonly [string, ...string[]] = [CREATE, MARK, PDF, CONTACT];
  const affordable = Math.floor((kills * 0.5) / workers) - 2;
  for (let count = 0; count < affordable; count++) {
    const endpoint = count < more.length ? (more[(count + 1) % more.length] ?? CREATE) : random.pick(more);
    points.push({
      kind: 'kill_at',
      fault: held(endpoint, endpoint === CONTACT ? 1 : 2),
      expireTokens: false,
    });
  }
  return points;
}
