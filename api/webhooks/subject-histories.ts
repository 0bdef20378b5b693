import { type Client, type WorkflowExecutionInfo, WorkflowNotFoundError } from '@temporalio/client';
import { type EventOrigin, eventOrigin } from '../../domain/keys.ts';
import { type HistoryEvent } from '../../temporal/history/history-index.ts';
import { OpenPayloads } from '../../temporal/history/open-payloads.ts';
import {
  openTelling,
  resetFrom,
  type Telling,
  tellingsIn,
  type ToldEvent,
} from '../../temporal/history/told-events.ts';
import { otherRuns } from '../../temporal/newest-runs.ts';

/** An event is told in the run of its time, seldom in a later one: further than this nobody looks for it. */
const MOST_RUNS = 20;

export type SubjectRun = Pick<WorkflowExecutionInfo, 'workflowId' | 'runId'>;

/** What invoices and connections told, as their histories have it. */
export class SubjectHistories {
  readonly #client: Client;
  readonly #open: OpenPayloads;

  constructor(client: Client) {
    this.#client = client;
    this.#open = new OpenPayloads(client.options.loadedDataConverter);
  }

  /** What this run told, the newest first. What it has in common with the run that it was reset from is that one's. */
  async toldBy({ workflowId, runId }: SubjectRun): Promise<Telling[]> {
    const events = await this.#events({ workflowId, runId });
    const tellings = tellingsIn(events).reverse();
    const base = resetFrom(events);
    if (base === null || tellings.length === 0) return tellings;
    const before = new Set((await this.#tellings({ workflowId, runId: base })).map(({ eventId }) => eventId));
    return tellings.filter(({ eventId }) => !before.has(eventId));
  }

  /** Null where it cannot be read, as with a key that is gone. */
  read(telling: Telling): Promise<ToldEvent | null> {
    return openTelling(telling, this.#open);
  }

  /** Null where no run told it. */
  async find(eventId: string): Promise<ToldEvent | null> {
    const origin = eventOrigin(eventId);
    if (origin === null) return null;
    let found: ToldEvent | null = null;
    for await (const run of this.#runsSince(origin)) {
      const telling = (await this.#tellings(run)).find((one) => one.eventId === eventId);
      found = (telling && (await this.read(telling))) ?? found;
      // A run that was ended meanwhile does not know what came of it, but the one after a reset may.
      if (found !== null && found.first !== null) break;
    }
    return found;
  }

  /** The run of that time first, then those after it. */
  async *#runsSince({ subject, timestamp }: EventOrigin): AsyncGenerator<SubjectRun> {
    const latest = await this.#latest(subject);
    if (latest === null) return;
    const since = Date.parse(timestamp);
    if (latest.startTime.getTime() <= since) yield latest;
    const others = (await otherRuns(this.#client.workflow, latest)).filter(
      ({ closeTime }) => closeTime !== undefined && closeTime.getTime() >= since,
    );
    yield* others.sort((a, b) => closedAt(a) - closedAt(b)).slice(0, MOST_RUNS);
    if (latest.startTime.getTime() > since) yield latest;
  }

  async #latest(workflowId: string): Promise<(SubjectRun & { readonly startTime: Date }) | null> {
    try {
      return await this.#client.workflow.getHandle(workflowId).describe();
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return null;
      throw error;
    }
  }

  async #tellings(run: SubjectRun): Promise<Telling[]> {
    return tellingsIn(await this.#events(run));
  }

  async #events({ workflowId, runId }: SubjectRun): Promise<readonly HistoryEvent[]> {
    try {
      return (await this.#client.workflow.getHandle(workflowId, runId).fetchHistory()).events ?? [];
    } catch (error) {
      // Closed longer ago than runs are kept, although a list still has it.
      if (error instanceof WorkflowNotFoundError) return [];
      throw error;
    }
  }
}

const closedAt = ({ closeTime }: WorkflowExecutionInfo): number => closeTime?.getTime() ?? Infinity;
