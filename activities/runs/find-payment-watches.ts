import { getClient } from '@temporalio/activity';
import { WorkflowNotFoundError } from '@temporalio/client';
import { getConnectionQuery } from '../../domain/connection/messages.ts';
import { connectionWorkflowId, paymentWatchWorkflowId } from '../../domain/keys.ts';
import { sentenceOfUnreadable } from '../../domain/payments/unreadable.ts';
import { type PaymentWatchView } from '../../domain/payments/watch-view.ts';
import { getPaymentWatchQuery } from '../../domain/payments/messages.ts';
import { type Finding, isOverdue } from '../../domain/runs/health-report.ts';
import { businessUnitKey, sageBusinessIdKey, sageInvoiceIdKey } from '../../domain/search-attributes.ts';
import { inList } from '../../temporal/visibility-query.ts';
import { type SageBusinessProfile } from '../../domain/sage-records.ts';
import { type WatchedBusinessUnit } from '../payments/open-payment-watch.ts';
import { type Found } from './found.ts';
import { type KnownRun, listRuns, runsOf } from './run-list.ts';
import { ask } from './stuck.ts';

const MOST_BUSINESSES = 100;
const QUERY_DEADLINE_MS = 10_000;

/** Brings the watch of a Sage business into being where there is none. */
export type OpenPaymentWatch = (input: WatchedBusinessUnit) => Promise<void>;

interface OpenBooks {
  readonly sageBusinessId: string;
  /** One of those that invoice through it. */
  readonly unit: string | null;
}

/** Sage businesses with open invoices whose payments nobody looks for: their watch is opened again, or its look is overdue. */
export async function findPaymentWatches(
  taskQueue: string,
  nowMs: number,
  open: OpenPaymentWatch,
): Promise<Found> {
  const { books, more } = await openBooks(taskQueue);
  const findings: Finding[] = [];
  for (const one of books) findings.push(...(await lookedAfter(one, nowMs, open)));
  return {
    findings,
    incomplete: more ? [`of the Sage businesses only ${MOST_BUSINESSES} were looked at`] : [],
  };
}

/** Visibility cannot list the values of an attribute: each query asks for an invoice of a business not yet seen. */
async function openBooks(taskQueue: string): Promise<{ books: OpenBooks[]; more: boolean }> {
  const open = `${runsOf(taskQueue, 'invoice')} AND ExecutionStatus = 'Running' AND ${sageInvoiceIdKey.name} IS NOT NULL AND ${sageBusinessIdKey.name} IS NOT NULL`;
  const books: OpenBooks[] = [];
  while (books.length < MOST_BUSINESSES) {
    const seen = books.map(({ sageBusinessId }) => sageBusinessId);
    const others = seen.length === 0 ? '' : ` AND NOT ${inList(sageBusinessIdKey.name, seen)}`;
    const [run] = (await listRuns(`${open}${others}`, 1)).runs;
    const sageBusinessId = run?.typedSearchAttributes.get(sageBusinessIdKey);
    if (sageBusinessId === undefined || seen.includes(sageBusinessId)) return { books, more: false };
    books.push({ sageBusinessId, unit: run?.typedSearchAttributes.get(businessUnitKey) ?? null });
  }
  return { books, more: true };
}

async function lookedAfter(
  { sageBusinessId, unit }: OpenBooks,
  nowMs: number,
  open: OpenPaymentWatch,
): Promise<Finding[]> {
  const workflowId = paymentWatchWorkflowId(sageBusinessId);
  const about = { workflowId, businessUnit: unit, invoiceId: null };
  const run = await running(workflowId);
  if (run === null) {
    const business = unit === null ? null : await businessOf(unit);
    const { countryId = null, edition = null } = business ?? {};
    if (unit !== null) await open({ sageBusinessId, unit, countryId, edition });
    return [
      {
        code: 'payment_watch_missing',
        ...about,
        since: new Date(nowMs).toISOString(),
        message: `Nobody looked for payments at Sage business ${sageBusinessId}, which has open invoices${unit === null ? '' : '; its watch was opened again'}.`,
        fix: unit === null ? 'Hand over or retry an invoice of this business.' : beganAgain,
      },
    ];
  }
  const asked = await ask(run, getPaymentWatchQuery);
  if ('stuck' in asked) return [asked.stuck];
  const { nextCheck, problem, units, unreadable } = asked.answer;
  const findings = unreadable.length === 0 ? [] : [unreadableFinding(asked.answer, about)];
  // What its connection told went to a run that was ended before it had taken over.
  if (unit !== null && !units.includes(unit)) {
    const business = await businessOf(unit);
    if (business?.id === sageBusinessId) {
      const { countryId, edition } = business;
      await open({ sageBusinessId, unit, countryId, edition });
    }
  }
  const { at: dueAt } = nextCheck;
  if (dueAt === null || !isOverdue(dueAt, nowMs)) return findings;
  return [
    ...findings,
    {
      code: 'payment_watch_overdue',
      ...about,
      since: dueAt,
      message:
        `The look for payments at Sage business ${sageBusinessId} was due at ${dueAt}. ${problem?.message ?? ''}`.trim(),
      fix:
        problem?.fix ??
        'Look at the turnstile of this Sage business (GET …/turnstile) and whether workers run; POST …/payment-watch/check looks now.',
    },
  ];
}

const unreadableFinding = (
  { sageBusinessId, unreadable, unreadableSince }: PaymentWatchView,
  about: Pick<Finding, 'workflowId' | 'businessUnit' | 'invoiceId'>,
): Finding => ({
  code: 'records_unreadable',
  ...about,
  since: unreadableSince ?? new Date(0).toISOString(),
  message: `At Sage business ${sageBusinessId} ${unreadable.length === 1 ? 'one record' : `${unreadable.length} records`} could not be read: ${unreadable.map(sentenceOfUnreadable).join('; ')}`,
  fix: 'Look at each in Sage: all others are watched as usual. Report what this version does not understand.',
});

const beganAgain = 'Nothing, it was opened again. If this comes back, look for who terminates it.';

async function running(workflowId: string): Promise<KnownRun | null> {
  try {
    const run = await getClient().workflow.getHandle(workflowId).describe();
    return run.status.name === 'RUNNING' ? run : null;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}

/** Of a unit that may send invoices; null for another, and for a connection that does not answer. */
async function businessOf(unit: string): Promise<SageBusinessProfile | null> {
  const client = getClient();
  try {
    const { status, business } = await client.withDeadline(Date.now() + QUERY_DEADLINE_MS, () =>
      client.workflow.getHandle(connectionWorkflowId(unit)).query(getConnectionQuery),
    );
    return status === 'verified' ? business : null;
  } catch {
    return null;
  }
}
