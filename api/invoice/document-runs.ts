import { type Client, type WorkflowExecutionDescription, WorkflowNotFoundError } from '@temporalio/client';
import { type DocumentKind } from '../../domain/invoice/credit-note.ts';
import { documentWorkflowId } from '../../domain/keys.ts';
import { type HistoryEvent } from '../../temporal/history/history-index.ts';
import { OpenPayloads } from '../../temporal/history/open-payloads.ts';
import { otherRuns } from '../../temporal/newest-runs.ts';
import { type InvoiceKey } from '../../domain/invoice/invoice-key.ts';
import { unknownInvoice } from './unknown-invoice.ts';

export interface Keyed {
  /** The same for an event and its copy in the run that a reset made. */
  readonly key: string;
}

export interface ReadRun<Entry extends Keyed> {
  readonly entries: readonly Entry[];
  /** An operator set it back: a newer run goes on from within it. */
  readonly isReset: boolean;
}

export const keyOf = ({ eventId, eventTime }: HistoryEvent): string =>
  `${String(eventId)}@${String(eventTime?.seconds)}.${eventTime?.nanos ?? 0}`;

/** Temporal's own record of one invoice, or credit note: all its runs, also ended and reset ones, for as long as they are kept. */
export class DocumentRuns {
  readonly #client: Client;
  readonly #kind: DocumentKind;

  constructor(client: Client, kind: DocumentKind) {
    this.#client = client;
    this.#kind = kind;
  }

  /** @throws Problem 404 */
  async newest(key: InvoiceKey): Promise<WorkflowExecutionDescription> {
    try {
      return await this.#client.workflow
        .getHandle(documentWorkflowId(this.#kind, key.businessUnit, key.invoiceId))
        .describe();
    } catch (error) {
      throw error instanceof WorkflowNotFoundError ? unknownInvoice(key, this.#kind) : error;
    }
  }

  /** What is read out of each run, the oldest first; of what runs have in common since a reset, the newest's. */
  async read<Entry extends Keyed>(
    newest: WorkflowExecutionDescription,
    entriesOf: (events: readonly HistoryEvent[], open: OpenPayloads) => Promise<Entry[]>,
  ): Promise<ReadRun<Entry>[]> {
    const { workflowId, runId } = newest;
    const earlier = await otherRuns(this.#client.workflow, newest);
    const open = new OpenPayloads(this.#client.options.loadedDataConverter);
    const told = new Set<string>();
    const runs: ReadRun<Entry>[] = [];
    for (const id of [runId, ...earlier.map((run) => run.runId)]) {
      const entries = await entriesOf(await this.#events(workflowId, id), open);
      const isReset = entries.some(({ key }) => told.has(key));
      runs.unshift({ isReset, entries: entries.filter(({ key }) => !told.has(key)) });
      for (const { key } of entries) told.add(key);
    }
    return runs;
  }

  async #events(workflowId: string, runId: string): Promise<readonly HistoryEvent[]> {
    return (await this.#client.workflow.getHandle(workflowId, runId).fetchHistory()).events ?? [];
  }
}
