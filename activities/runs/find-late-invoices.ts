import { type WorkflowExecutionInfo } from '@temporalio/client';
import { nameOf } from '../../domain/invoice/credit-note.ts';
import { type InvoiceView } from '../../domain/invoice/invoice.ts';
import { getInvoiceQuery } from '../../domain/invoice/messages.ts';
import { delays } from '../../domain/invoice/standing.ts';
import { type Finding, isOverdue, isPostingTooLong, POSTING_MS } from '../../domain/runs/health-report.ts';
import { invoiceStatusKey, waitingForKey } from '../../domain/search-attributes.ts';
import { inList, quoted } from '../../temporal/visibility-query.ts';
import { type Found } from './found.ts';
import { eachOf, listRuns, runsOf, subjectOfRun } from './run-list.ts';
import { ask } from './stuck.ts';

/** Each is asked, and a worker may have to replay it for that. */
const MOST_ASKED = 50;
/** One that is posted at once is never listed as that: it is written only when it lasts. */
const momentary = ['accepted', 'posting'];

/**
 * Each list has a bound of its own, so that none crowds out another: all invoices of a unit that lost its connection wait for that, most of
 * them for somebody and not for a time.
 */
const waits = [delays.filter((reason) => reason !== 'connection'), ['connection']];

/** Invoices and credit notes that are being created, or wait, for longer than they should. Visibility names them, each itself says since when. */
export async function findLateInvoices(taskQueue: string, nowMs: number): Promise<Found> {
  const before = new Date(nowMs - POSTING_MS).toISOString();
  const begun = `${runsOf(taskQueue, 'invoice', 'creditNote')} AND ExecutionStatus = 'Running' AND StartTime < ${quoted(before)}`;
  const found = [await listRuns(`${begun} AND ${inList(invoiceStatusKey.name, momentary)}`, MOST_ASKED)];
  for (const reasons of waits)
    found.push(await listRuns(`${begun} AND ${inList(waitingForKey.name, reasons)}`, MOST_ASKED));
  const findings = await eachOf(
    found.flatMap(({ runs }) => runs),
    (run) => lateness(run, nowMs),
  );
  return {
    findings: findings.filter((finding) => finding !== null),
    incomplete: found.some(({ more }) => more)
      ? [`of the invoices and credit notes that wait only ${MOST_ASKED} were asked whether they are late`]
      : [],
  };
}

async function lateness(run: WorkflowExecutionInfo, nowMs: number): Promise<Finding | null> {
  const asked = await ask(run, getInvoiceQuery);
  if ('stuck' in asked) return asked.stuck;
  const subject = subjectOfRun(run);
  return postingTooLong(subject, asked.answer, nowMs) ?? waitingTooLong(subject, asked.answer, nowMs);
}

type Subject = ReturnType<typeof subjectOfRun>;

function postingTooLong(subject: Subject, invoice: InvoiceView, nowMs: number): Finding | null {
  if (!isPostingTooLong(invoice, nowMs)) return null;
  return {
    code: 'posting_too_long',
    ...subject,
    since: invoice.statusSince,
    message: `${nameOf(invoice.kind)} "${invoice.invoiceId}" is being created in Sage since ${invoice.statusSince}, which takes seconds as a rule.`,
    fix: 'Look whether workers run and have room for calls to Sage; restart them, above all after a restore of the database. It goes on by itself.',
  };
}

function waitingTooLong(subject: Subject, invoice: InvoiceView, nowMs: number): Finding | null {
  const { waitingFor } = invoice;
  if (waitingFor === null || !isOverdue(waitingFor.nextTry, nowMs)) return null;
  return {
    code: 'waiting_too_long',
    ...subject,
    since: waitingFor.nextTry ?? waitingFor.since,
    message: `${nameOf(invoice.kind)} "${invoice.invoiceId}" waits for ${waitingFor.what} and was to go on at ${waitingFor.nextTry ?? ''}: ${waitingFor.message}`,
    fix: 'Look at the turnstile of its Sage business (GET …/turnstile) and whether workers run; POST …/retry tries it now.',
  };
}
