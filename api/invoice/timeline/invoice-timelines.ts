import { type Client, type WorkflowExecutionDescription, WorkflowNotFoundError } from '@temporalio/client';
import { type DocumentKind } from '../../../domain/invoice/credit-note.ts';
import { type InvoiceView } from '../../../domain/invoice/invoice.ts';
import { documentWorkflowId } from '../../../domain/keys.ts';
import { attentionCodeKey, invoiceStatusKey, waitingForKey } from '../../../domain/search-attributes.ts';
import { type Fact, type Standing } from '../../../domain/timeline/fact.ts';
import { present, type Present, presentByHistory, type RunState } from '../../../domain/timeline/present.ts';
import { type RunFacts, type StoryEntry, storyOf } from '../../../domain/timeline/story.ts';
import { getInvoiceQuery } from '../../../domain/invoice/messages.ts';
import { type AsOfNow } from '../invoices.ts';
import { type InvoiceKey } from '../../../domain/invoice/invoice-key.ts';
import { unknownInvoice } from '../unknown-invoice.ts';
import { otherRuns } from '../../../temporal/newest-runs.ts';
import { factsOf, type KeyedFact } from './history-facts.ts';
import { OpenPayloads } from '../../../temporal/history/open-payloads.ts';

/** A person who looks waits no longer for the words of the run itself. */
const QUERY_DEADLINE_MS = 4_000;

export interface InvoiceTimeline {
  readonly businessUnit: string;
  readonly invoiceId: string;
  readonly readAt: string;
  /** `history`: no worker answered in time, so codes stand for some of the messages; the facts are the same. */
  readonly source: 'workflow' | 'history';
  readonly now: Present;
  /** In all runs, those of one that was reset included. */
  readonly sageCalls: number;
  readonly entries: readonly StoryEntry[];
}

/** The story of one invoice, or credit note, from Temporal's own record: all its runs, also ended and reset ones, for as long as they are kept. */
export class InvoiceTimelines {
  readonly #client: Client;
  readonly #kind: DocumentKind;
  readonly #asOfNow: AsOfNow;

  constructor(
    client: Client,
    kind: DocumentKind = 'invoice',
    asOfNow: AsOfNow = (view) => Promise.resolve(view),
  ) {
    this.#client = client;
    this.#kind = kind;
    this.#asOfNow = asOfNow;
  }

  /** @throws Problem 404 */
  async of(key: InvoiceKey): Promise<InvoiceTimeline> {
    const now = new Date();
    const run = await this.#newestRun(key);
    const [view, runs] = await Promise.all([this.#view(run), this.#runs(run)]);
    const facts = runs.map((one, index) => ({
      facts: one,
      statuses: index === runs.length - 1 ? (view?.timeline ?? null) : null,
    }));
    const state = stateOf(run);
    return {
      ...key,
      readAt: now.toISOString(),
      source: view === null ? 'history' : 'workflow',
      now:
        view === null
          ? presentByHistory(state, standingOf(run), this.#kind)
          : present(state, await this.#asOfNow(view)),
      sageCalls: callsIn(facts),
      entries: storyOf(facts, now.getTime()),
    };
  }

  async #newestRun(key: InvoiceKey): Promise<WorkflowExecutionDescription> {
    try {
      return await this.#client.workflow
        .getHandle(documentWorkflowId(this.#kind, key.businessUnit, key.invoiceId))
        .describe();
    } catch (error) {
      throw error instanceof WorkflowNotFoundError ? unknownInvoice(key, this.#kind) : error;
    }
  }

  async #view({ workflowId, runId }: WorkflowExecutionDescription): Promise<InvoiceView | null> {
    try {
      return await this.#client.connection.withDeadline(Date.now() + QUERY_DEADLINE_MS, () =>
        this.#client.workflow.getHandle(workflowId, runId).query(getInvoiceQuery),
      );
    } catch {
      // No worker, or none that can replay this run: the history is there all the same.
      return null;
    }
  }

  /** The facts of each run, the oldest first; of what runs have in common since a reset, the newest's. */
  async #runs(newest: WorkflowExecutionDescription): Promise<Fact[][]> {
    const { workflowId, runId } = newest;
    const earlier = await otherRuns(this.#client.workflow, newest);
    const told = new Set<string>();
    const runs: Fact[][] = [];
    for (const id of [runId, ...earlier.map((run) => run.runId)]) {
      const facts = await this.#facts(workflowId, id);
      const isReset = facts.some(({ key }) => told.has(key));
      runs.unshift(
        facts
          .filter(({ key, fact }) => !told.has(key) && !(isReset && isTermination(fact)))
          .map(({ fact }) => fact),
      );
      for (const { key } of facts) told.add(key);
    }
    return runs;
  }

  async #facts(workflowId: string, runId: string): Promise<KeyedFact[]> {
    const { events } = await this.#client.workflow.getHandle(workflowId, runId).fetchHistory();
    return factsOf(events ?? [], new OpenPayloads(this.#client.options.loadedDataConverter));
  }
}

function stateOf({ status }: WorkflowExecutionDescription): RunState {
  if (status.name === 'RUNNING') return 'open';
  return status.name === 'COMPLETED' ? 'finished' : 'stopped';
}

const standingOf = ({ typedSearchAttributes: known }: WorkflowExecutionDescription): Standing => ({
  status: known.get(invoiceStatusKey) ?? null,
  waitingFor: known.get(waitingForKey) ?? null,
  attention: known.get(attentionCodeKey) ?? null,
});

/** Resetting ends the run that is reset, which the newer one tells by itself. */
const isTermination = (fact: Fact): boolean => fact.kind === 'ended' && fact.how === 'terminated';

const callsIn = (runs: readonly RunFacts[]): number =>
  runs
    .flatMap(({ facts }) => facts)
    .reduce((calls, fact) => calls + (fact.kind === 'call' ? (fact.calls ?? 0) : 0), 0);
