import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { type RunInvoice } from '../../domain/billing-run/billing-run.ts';
import { getRunPartQuery } from '../../domain/billing-run/messages.ts';
import { hasContent, requestHash } from '../../domain/invoice/content-hash.ts';
import { type InvoiceView } from '../../domain/invoice/invoice.ts';
import { runPartWorkflowId } from '../../domain/keys.ts';
import { type ReportRow } from '../../domain/schemas/answers/billing-run.ts';
import { type Invoices } from '../invoice/invoices.ts';
import { Problem } from '../problem.ts';
import { type KnownRun } from './billing-runs.ts';

/** Asked at the same time. */
const AT_A_TIME = 12;
const QUERY_MS = 10_000;

/** Each invoice of a run as it stands now, in the order in which they were put. */
export class RunReports {
  readonly #client: Client;
  readonly #invoices: Invoices;

  constructor(client: Client, invoices: Invoices) {
    this.#client = client;
    this.#invoices = invoices;
  }

  async rows(run: KnownRun): Promise<ReportRow[]> {
    const rows: ReportRow[] = [];
    for (const [part, size] of run.parts.entries()) {
      const invoices = await this.#part(run, part);
      for (let at = 0; at < size; at += AT_A_TIME) {
        const some = invoices.slice(at, at + AT_A_TIME).map((one, n) => this.#row(run, one, part, at + n));
        rows.push(...(await Promise.all(some)));
      }
    }
    return rows;
  }

  /** Of one that never came whole some parts are missing. */
  async #part({ businessUnit, runId }: KnownRun, part: number): Promise<readonly RunInvoice[]> {
    const handle = this.#client.workflow.getHandle(runPartWorkflowId(businessUnit, runId, part));
    try {
      return await this.#client.withDeadline(Date.now() + QUERY_MS, () => handle.query(getRunPartQuery));
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return [];
      throw error;
    }
  }

  async #row(run: KnownRun, invoice: RunInvoice, part: number, place: number): Promise<ReportRow> {
    const { invoiceId, request } = invoice;
    const { businessUnit, next } = run;
    const nothing = {
      invoiceId,
      number: request.number,
      sageNumber: null,
      total: null,
      currency: request.currency,
      waitingFor: null,
      attention: null,
    };
    const isLeft = part > next.part || (part === next.part && place >= next.place);
    if (isLeft) return { ...nothing, status: 'not_handed_over', toDo: toDoOfLeft(run) };
    const why = run.notTakenFirst.find((one) => one.invoiceId === invoiceId);
    if (why !== undefined) return { ...nothing, status: 'not_taken', toDo: `${why.message} ${why.fix}` };
    try {
      const view = await this.#invoices.view({ businessUnit, invoiceId });
      if (!isOf(run, invoice, view)) return { ...nothing, status: 'not_taken', toDo: otherContent };
      return rowOf(view, view.stopped?.fix ?? null);
    } catch (error) {
      if (!(error instanceof Problem) || error.fields.status === 503) throw error;
      // Finished longer ago than runs are kept, or ended before it began.
      return { ...nothing, status: 'unknown', toDo: error.fields.fix };
    }
  }
}

const otherContent =
  'It had been handed over with other content: look at it (GET …/invoices/{id}); to change it, use …/correct or …/reissue, under the same id.';

/** Corrected since, it is still of this run. */
const isOf = ({ runId }: KnownRun, { request }: RunInvoice, view: InvoiceView): boolean =>
  view.runs?.includes(runId) === true || hasContent(view, requestHash(request));

function toDoOfLeft({ stopped, status, pause, cancellation }: KnownRun): string | null {
  if (stopped !== null) return stopped.fix;
  if (status === 'expired') return 'The run never came whole: put it again.';
  if (cancellation !== null)
    return 'The run was cancelled: hand it over by itself, or in another run, if it is meant.';
  return pause === null ? null : 'Resume the run (POST …/resume).';
}

function rowOf(view: InvoiceView, fix: string | null): ReportRow {
  const { invoiceId, request, sage, status, waitingFor, attention } = view;
  return {
    invoiceId,
    number: request.number,
    sageNumber: sage?.number ?? null,
    total: sage?.totals.total ?? null,
    currency: request.currency,
    status,
    waitingFor: waitingFor?.what ?? null,
    attention: attention?.code ?? null,
    toDo: fix ?? attention?.fix ?? waitingFor?.action ?? null,
  };
}

const columns = [
  ['invoiceId', 'Invoice id'],
  ['number', 'Number'],
  ['sageNumber', 'Sage number'],
  ['total', 'Total'],
  ['currency', 'Currency'],
  ['status', 'Status'],
  ['waitingFor', 'Waiting for'],
  ['attention', 'Attention'],
  ['toDo', 'What to do'],
] as const satisfies readonly (readonly [keyof ReportRow, string])[];

/** As RFC 4180 has it: CRLF, a header, every field in quotes. */
export const csvOf = (rows: readonly ReportRow[]): string =>
  [columns.map(([, title]) => title), ...rows.map((row) => columns.map(([name]) => row[name] ?? ''))]
    .map((fields) => `${fields.map(field).join(',')}\r\n`)
    .join('');

/**
 * A spreadsheet takes what begins so for a formula, also within quotes; an apostrophe before it makes it text (OWASP on CSV injection). A
 * number, a total below zero among them, is none.
 */
const formula = /^[=+\-@\t\r\n]/;
const isNumber = /^-?\d+(?:\.\d+)?$/;

function field(value: string): string {
  const safe = formula.test(value) && !isNumber.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}
