import { getClient, heartbeat, sleep } from '@temporalio/activity';
import { isGrpcCancelledError, isGrpcDeadlineError, WorkflowNotFoundError } from '@temporalio/client';
import { type NotTaken, type RunCounts, type RunInvoice } from '../../domain/billing-run/billing-run.ts';
import { getRunPartQuery } from '../../domain/billing-run/messages.ts';
import { cancelInvoiceUpdate, joinRunSignal } from '../../domain/invoice/messages.ts';
import { invoiceWorkflowId, runPartWorkflowId } from '../../domain/keys.ts';
import { type Caller } from '../../domain/principals/caller.ts';
import {
  handedOverQuery,
  ofRunQuery,
  onTheirWayQuery,
  underWayQuery,
} from '../../temporal/run-invoices-query.ts';
import { HandOverRefused, HandOvers } from '../../temporal/hand-over.ts';
import { type invoice, type InvoiceInput } from '../../workflows/invoice/invoice.ts';
import { type Taken } from '../../workflows/billing-run/run.ts';
import { type ActivityDependencies } from '../dependencies.ts';
import { countRuns, eachOf, listRuns } from '../runs/run-list.ts';

export interface RunKey {
  readonly businessUnit: string;
  readonly runId: string;
}

export interface HandOverSomeInput extends RunKey {
  /** Which part, and from which place in it. */
  readonly part: number;
  readonly place: number;
  /** How many invoices the part has. */
  readonly size: number;
  readonly by: Caller | null;
}

/** Invoices of one run that may be on their way to Sage at once: others of the same business find a short queue. */
const MOST_ON_THEIR_WAY = 100;
/** Handed over by one activity. */
const MOST_AT_ONCE = 50;
const AT_A_TIME = 5;
const QUERY_MS = 10_000;
const MOST_CANCELLED = 2_000;
const CANCEL_MS = 20_000;
const CANCEL_PASSES = 3;
const VISIBLE_WITHIN_MS = 2_000;

export const billingRunActivities = ({ taskQueue }: ActivityDependencies) => ({
  /**
   * Hands over the next invoices of a part, as the API does a single one: each once, however often this is repeated. As many as there is room
   * for among those on their way to Sage.
   */
  async handOverSome(input: HandOverSomeInput): Promise<Taken> {
    const { businessUnit, runId, part, place, size } = input;
    const onTheirWay = await countRuns(onTheirWayQuery(businessUnit, runId));
    const room = Math.min(MOST_AT_ONCE, MOST_ON_THEIR_WAY - onTheirWay, size - place);
    const none = { handedOver: 0, joined: 0, finishedBefore: 0, notTaken: [], taken: 0, isFull: true };
    if (room <= 0) return none;
    const invoices = await readPart(businessUnit, runId, part);
    const some = invoices.slice(place, place + room);
    const outcomes = await eachOf(some, (one) => handOverOne(taskQueue, input, one), AT_A_TIME);
    const many = (what: Outcome['what']) => outcomes.filter((one) => one.what === what).length;
    return {
      handedOver: many('handed_over'),
      joined: many('joined'),
      finishedBefore: many('finished'),
      notTaken: outcomes.flatMap((one) => (one.what === 'not_taken' ? [one.why] : [])),
      taken: some.length,
      isFull: onTheirWay + some.length >= MOST_ON_THEIR_WAY,
    };
  },

  /** Cancels each invoice that this run handed over and that is not in Sage; what can no longer be cancelled goes on. */
  async cancelHandedOver({ businessUnit, runId, reason }: RunKey & { reason: string }): Promise<void> {
    for (let pass = 0; pass < CANCEL_PASSES; pass += 1) {
      const { runs } = await listRuns(handedOverQuery(businessUnit, runId), MOST_CANCELLED);
      // Those of others that it has among its own are theirs.
      const own = runs.filter(({ memo }) => memo?.['run'] === runId);
      if (own.length === 0) return;
      await eachOf(own, ({ workflowId }) => cancelOne(workflowId, reason), AT_A_TIME);
      await sleep(VISIBLE_WITHIN_MS);
    }
  },

  /** By visibility, about a second behind. `seen`: how many it knows of at all. */
  async countRun({ businessUnit, runId }: RunKey): Promise<{ counts: RunCounts; seen: number }> {
    const count = (...statuses: string[]) => countRuns(ofRunQuery(businessUnit, runId, statuses));
    const underWay = await countRuns(underWayQuery(businessUnit, runId));
    const [sent, paid, cancelled, needsAttention] = await Promise.all([
      count('draft', 'issued', 'sent', 'part_paid'),
      count('paid'),
      count('cancelled', 'voided', 'deleted'),
      count('needs_attention'),
    ]);
    const seen = await countRuns(ofRunQuery(businessUnit, runId));
    return { counts: { underWay, sent, paid, cancelled, needsAttention }, seen };
  },
});

async function cancelOne(workflowId: string, reason: string): Promise<void> {
  heartbeat();
  const handle = getClient().workflow.getHandle(workflowId);
  try {
    await getClient().withDeadline(Date.now() + CANCEL_MS, () =>
      handle.executeUpdate(cancelInvoiceUpdate, { args: [{ reason }] }),
    );
  } catch {
    // It is in Sage by now, or over, as its own view says; one that was busy is asked again in the next pass.
  }
}

type Outcome =
  | { readonly what: 'handed_over' | 'joined' | 'finished' }
  | { readonly what: 'not_taken'; readonly why: NotTaken };

async function readPart(businessUnit: string, runId: string, part: number): Promise<readonly RunInvoice[]> {
  const handle = getClient().workflow.getHandle(runPartWorkflowId(businessUnit, runId, part));
  return getClient().withDeadline(Date.now() + QUERY_MS, () => handle.query(getRunPartQuery));
}

async function handOverOne(
  taskQueue: string,
  { businessUnit, runId, by }: HandOverSomeInput,
  { invoiceId, request }: RunInvoice,
): Promise<Outcome> {
  heartbeat();
  const how = { requestId: `run:${runId}`, bulk: true, run: runId, by };
  try {
    const taken = await handOvers(taskQueue).handOver({ businessUnit, invoiceId }, request, how);
    if (taken === 'new') return { what: 'handed_over' };
  } catch (error) {
    if (!(error instanceof HandOverRefused)) throw error;
    return { what: 'not_taken', why: notTaken(invoiceId) };
  }
  const handle = getClient().workflow.getHandle(invoiceWorkflowId(businessUnit, invoiceId));
  // By an earlier try of this very activity.
  if ((await handle.describe()).memo?.['run'] === runId) return { what: 'handed_over' };
  try {
    await handle.signal(joinRunSignal, { run: runId });
    return { what: 'joined' };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return { what: 'finished' };
    throw error;
  }
}

const notTaken = (invoiceId: string): NotTaken => ({
  invoiceId,
  message: `Invoice "${invoiceId}" was handed over with other content by the time when its turn came.`,
  fix: 'Look at it (GET …/invoices/{id}): to change it, use …/correct or …/reissue, under the same id.',
});

const handOvers = (taskQueue: string): HandOvers => {
  const client = getClient();
  return new HandOvers({
    client,
    kind: 'invoice',
    taskQueue,
    // A repetition of the activity asks again.
    isAway: (error) => isGrpcDeadlineError(error) || isGrpcCancelledError(error),
    start: (options, handedOver) =>
      client.workflow.start<typeof invoice>('invoice', {
        ...options,
        args: [{ from: { handedOver } }] satisfies [InvoiceInput],
      }),
  });
};
