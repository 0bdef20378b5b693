import { type Client, type WorkflowExecutionInfo } from '@temporalio/client';
import { executionInfoFromRaw } from '@temporalio/client/lib/helpers.js';
import { type DocumentKind } from '../../domain/invoice/credit-note.ts';
import { type InvoiceRow } from '../../domain/schemas/answers/lists.ts';
import { LIST_ROW } from '../../domain/invoice/list-row.ts';
import { isNewer, type RunOfId } from '../../temporal/newest-runs.ts';
import { uncontinued } from './invoice-query.ts';
import { rowOfRun } from './invoice-row.ts';

/** The most that a server gives at once (`frontend.visibilityMaxPageSize`). */
const PAGE = 1000;
/** Clocks of server and API may differ, and visibility is a little late. */
const ALLOWANCE_MS = 10_000;

export interface ScannedRow {
  readonly run: RunOfId;
  readonly row: InvoiceRow;
}

/**
 * Reads every row of a query, a thousand with each call: what visibility can neither search nor sort, as it is encrypted, or as SQL stores
 * refuse. One at a time in a process, so that its memory holds one such list and other requests get their turn.
 */
export class InvoiceScans {
  readonly #client: Client;
  #last: Promise<unknown> = Promise.resolve();

  constructor(client: Client) {
    this.#client = client;
  }

  async count(query: string): Promise<number> {
    return (await this.#client.workflow.count(uncontinued(query))).count;
  }

  /** Each workflow id once, by its newest run in the query. */
  rows(businessUnit: string, query: string, kind: DocumentKind): Promise<ScannedRow[]> {
    const work = () => this.#read(businessUnit, uncontinued(query), kind);
    const mine = this.#last.then(work, work);
    this.#last = mine;
    return mine;
  }

  async #read(businessUnit: string, query: string, kind: DocumentKind): Promise<ScannedRow[]> {
    const nowMs = Date.now();
    const found = new Map<string, ScannedRow>();
    const take = (runs: readonly WorkflowExecutionInfo[]) => {
      for (const { workflowId, runId, status, startTime, ...run } of runs) {
        const one = { workflowId, runId, status, startTime };
        const known = found.get(workflowId);
        if (known !== undefined && !isNewer(one, known.run)) continue;
        found.set(workflowId, { run: one, row: rowOfRun(businessUnit, { ...run, ...one }, nowMs, kind) });
      }
    };
    let calls = 0;
    for await (const page of this.#pages(query)) {
      take(page);
      calls += 1;
    }
    // Runs that gave way to a new one meanwhile went to the head of the list, behind who reads it.
    const since = new Date(nowMs - ALLOWANCE_MS).toISOString();
    if (calls > 1) for await (const page of this.#pages(`${query} AND StartTime > '${since}'`)) take(page);
    return [...found.values()];
  }

  async *#pages(query: string): AsyncGenerator<readonly WorkflowExecutionInfo[]> {
    const { namespace, loadedDataConverter } = this.#client.options;
    let nextPageToken: Uint8Array | undefined;
    do {
      const page = await this.#client.workflowService.listWorkflowExecutions({
        namespace,
        query,
        pageSize: PAGE,
        ...(nextPageToken && { nextPageToken }),
      });
      yield await Promise.all(
        page.executions.map((raw) => {
          // Only what is shown is decrypted.
          raw.memo = rowOnly(raw.memo);
          return executionInfoFromRaw(raw, loadedDataConverter, raw, namespace);
        }),
      );
      ({ nextPageToken } = page);
    } while (nextPageToken.length > 0);
  }
}

type Memo = NonNullable<Parameters<typeof executionInfoFromRaw>[0]['memo']>;

function rowOnly(memo: Memo | null | undefined): Memo | null {
  const row = memo?.fields?.[LIST_ROW];
  // What an earlier version wrote has the number alone.
  return row ? { fields: { [LIST_ROW]: row } } : (memo ?? null);
}
