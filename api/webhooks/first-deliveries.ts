import { type Client } from '@temporalio/client';
import { z } from 'zod';
import { eventWorkflowId } from '../../domain/keys.ts';
import {
  deliveryStatus,
  type DeliveryView,
  dueNow,
  type EndpointDelivery,
  newDelivery,
} from '../../domain/webhooks/delivery.ts';
import { subjectOf } from '../../domain/webhooks/event.ts';
import { type Telling, type ToldEvent } from '../../temporal/history/told-events.ts';
import { connection } from '../../workflows/connection/connection.ts';
import { creditNote, invoice } from '../../workflows/invoice/invoice.ts';
import { type Cursors, type ListReader, quoted } from '../visibility-page.ts';
import { type DeliveryFilter, type DeliverySummary, unitQuery } from './delivery-lists.ts';
import { SubjectHistories, type SubjectRun } from './subject-histories.ts';

/** Runs are listed so many at a time, and so many histories read side by side. */
const RUNS = 20;
const SIDE_BY_SIDE = 5;
/** One call reads so many histories at most: where a filter finds little, a page is short, and the next one goes on. */
const MOST_HISTORIES = 100;

/** Where a page begins: in the list of runs as of a time, at a run of the page after `token`, after one of its events. */
const position = z.object({
  asOf: z.string(),
  token: z.string(),
  runId: z.string().nullable(),
  after: z.string().nullable(),
});
type Position = z.infer<typeof position>;

/** Events that were delivered at once and so have no workflow of their own: read from the histories of who told them. */
export class FirstDeliveries {
  readonly #client: Client;
  readonly #cursors: Cursors;
  readonly #taskQueue: string;
  readonly #histories: SubjectHistories;

  constructor({ client, cursors }: ListReader, taskQueue: string) {
    this.#client = client;
    this.#cursors = cursors;
    this.#taskQueue = taskQueue;
    this.#histories = new SubjectHistories(client);
  }

  async find(eventId: string): Promise<DeliveryView | null> {
    const told = await this.#histories.find(eventId);
    return told === null ? null : viewOf(told);
  }

  /** Whether such a list holds any of them: what is pending or failed has a workflow of its own, but for the seconds of a first attempt. */
  has({ status, type }: DeliveryFilter): boolean {
    const isSettled = status === undefined || status === 'delivered' || status === 'no_receiver';
    return isSettled && kindsOf(type).length > 0;
  }

  /** Where a page goes on; null where the cursor is none of this list. */
  positionOf(filter: DeliveryFilter, cursor: string): Position | null {
    const opened = this.#cursors.open(this.#list(filter), cursor);
    try {
      return opened === undefined ? null : position.parse(JSON.parse(opened.toString('utf8')));
    } catch {
      return null;
    }
  }

  /** Of the newest runs first. `from` null: from the beginning. */
  async page(
    filter: DeliveryFilter,
    limit: number,
    from: Position | null,
  ): Promise<{ deliveries: DeliverySummary[]; nextCursor: string | null }> {
    let here: Position = from ?? { asOf: new Date().toISOString(), token: '', runId: null, after: null };
    const deliveries: DeliverySummary[] = [];
    for (let histories = 0; ;) {
      const { runs, nextToken } = await this.#runs(filter, here);
      while (runs.length > 0) {
        const [next] = runs;
        if (deliveries.length >= limit || histories >= MOST_HISTORIES) {
          const runId = next?.runId ?? null;
          const after = runId === here.runId ? here.after : null;
          return { deliveries, nextCursor: this.#cursor(filter, { ...here, runId, after }) };
        }
        const some = runs.splice(0, SIDE_BY_SIDE);
        histories += some.length;
        const rows = await this.#rows(some, here, filter);
        const room = limit - deliveries.length;
        deliveries.push(...rows.slice(0, room).map(({ summary }) => summary));
        const [last, more] = [rows[room - 1], rows[room]];
        if (last !== undefined && more !== undefined) {
          const after = { ...here, runId: last.runId, after: last.summary.eventId };
          return { deliveries, nextCursor: this.#cursor(filter, after) };
        }
      }
      if (nextToken === '') return { deliveries, nextCursor: null };
      here = { asOf: here.asOf, token: nextToken, runId: null, after: null };
    }
  }

  /** From the run on where the page before ended. */
  async #runs(
    filter: DeliveryFilter,
    { asOf, token, runId }: Position,
  ): Promise<{ runs: SubjectRun[]; nextToken: string }> {
    const query = `${this.#query(filter)} AND StartTime <= ${quoted(asOf)}`;
    const { namespace } = this.#client.options;
    const { executions, nextPageToken } = await this.#client.workflowService.listWorkflowExecutions({
      namespace,
      query,
      pageSize: RUNS,
      nextPageToken: Buffer.from(token, 'base64url'),
    });
    const runs = executions.flatMap(({ execution }) =>
      execution?.workflowId && execution.runId
        ? [{ workflowId: execution.workflowId, runId: execution.runId }]
        : [],
    );
    const begin = runs.findIndex((run) => run.runId === runId);
    return {
      runs: runs.slice(Math.max(begin, 0)),
      nextToken: Buffer.from(nextPageToken).toString('base64url'),
    };
  }

  async #rows(
    runs: readonly SubjectRun[],
    { runId, after }: Position,
    filter: DeliveryFilter,
  ): Promise<{ runId: string; summary: DeliverySummary }[]> {
    const rows = await Promise.all(
      runs.map(async (run) => {
        const tellings = await this.#histories.toldBy(run);
        const begin = run.runId === runId ? tellings.findIndex(({ eventId }) => eventId === after) + 1 : 0;
        const summaries = await Promise.all(tellings.slice(begin).map((one) => this.#summary(one)));
        return summaries
          .filter((summary) => summary !== null)
          .filter((summary) => fits(summary, filter))
          .map((summary) => ({ runId: run.runId, summary }));
      }),
    );
    return this.#withoutWorkflow(rows.flat());
  }

  async #summary(telling: Telling): Promise<DeliverySummary | null> {
    const told = await this.#histories.read(telling);
    const view = told && viewOf(told);
    if (view === null) return null;
    const { eventId, event, status, endpoints } = view;
    const { type, timestamp } = event;
    return { eventId, type, ...subjectOf(event), timestamp, status, endpoints: Object.keys(endpoints) };
  }

  /** What was sent again has got a workflow of its own meanwhile, and is listed by that. */
  async #withoutWorkflow<Row extends { readonly summary: DeliverySummary }>(rows: Row[]): Promise<Row[]> {
    const others = new Set<string>();
    for (let begin = 0; begin < rows.length; begin += RUNS) {
      const ids = rows.slice(begin, begin + RUNS).map(({ summary }) => eventWorkflowId(summary.eventId));
      const query = `WorkflowId IN (${ids.map(quoted).join(', ')})`;
      for await (const { workflowId } of this.#client.workflow.list({ query })) others.add(workflowId);
    }
    return rows.filter(({ summary }) => !others.has(eventWorkflowId(summary.eventId)));
  }

  #query(filter: DeliveryFilter): string {
    return [
      `WorkflowType IN (${kindsOf(filter.type).map(quoted).join(', ')})`,
      `TaskQueue = ${quoted(this.#taskQueue)}`,
      ...unitQuery(filter),
    ].join(' AND ');
  }

  #cursor(filter: DeliveryFilter, here: Position): string {
    return this.#cursors.make(this.#list(filter), Buffer.from(JSON.stringify(here)));
  }

  #list(filter: DeliveryFilter): string {
    const { status, endpoint, type } = filter;
    return JSON.stringify([this.#query(filter), status, endpoint, type]);
  }
}

/** Who tells events of the type; nobody tells a trial. */
const kindsOf = (type: string | undefined): string[] =>
  [
    { kind: invoice.name, prefix: 'invoice.' },
    { kind: creditNote.name, prefix: 'credit_note.' },
    { kind: connection.name, prefix: 'connection.' },
  ].flatMap(({ kind, prefix }) => (type === undefined || type.startsWith(prefix) ? [kind] : []));

/** Null for what was handed over to a workflow of its own. */
function viewOf({ eventId, event, first }: ToldEvent): DeliveryView | null {
  if (first === null) return { ...newDelivery(eventId, event), status: 'pending' };
  if (first.handedOver) return null;
  const endpoints: Record<string, EndpointDelivery> = {};
  for (const { endpoint, outcome } of first.attempts)
    endpoints[endpoint] = { ...dueNow, status: outcome === 'delivered' ? 'delivered' : 'removed' };
  const state = newDelivery(eventId, event, { endpoints, attempts: first.attempts });
  return { ...state, status: deliveryStatus(state) };
}

const fits = ({ status, type, endpoints }: DeliverySummary, filter: DeliveryFilter): boolean =>
  (filter.status === undefined || status === filter.status) &&
  (filter.type === undefined || type === filter.type) &&
  (filter.endpoint === undefined || endpoints.includes(filter.endpoint));
