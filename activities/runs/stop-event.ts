import { getClient } from '@temporalio/activity';
import { type WorkflowExecutionInfo } from '@temporalio/client';
import { decodeArrayFromPayloads } from '@temporalio/common/lib/internal-non-workflow/index.js';
import { type Stopped, sequenceAfterStop } from '../../domain/runs/stopped.ts';
import { endedConnection, endedInvoice, startedWith } from '../../domain/schemas/ended-run.ts';
import { connectionStatusKey, invoiceStatusKey } from '../../domain/search-attributes.ts';
import {
  type ConnectionStopped,
  type CreditNoteStopped,
  type InvoiceStopped,
} from '../../domain/webhooks/event.ts';
import { type ToldEvent, toldEvents } from '../../temporal/history/told-events.ts';
import { stateOf } from './read-ended-run.ts';

export interface ToldEnd {
  readonly event: InvoiceStopped | CreditNoteStopped | ConnectionStopped;
  /** What the run was about to tell when it ended. */
  readonly undelivered: readonly ToldEvent[];
}

/**
 * The event that an invoice's or a connection's run ended before its time, as it stood then. By the run's own state where a worker can still
 * answer, else by what it began with, its attributes, and the events in its history.
 */
export async function endOf(run: WorkflowExecutionInfo, stopped: Stopped): Promise<ToldEnd> {
  const history = await getClient().workflow.getHandle(run.workflowId, run.runId).fetchHistory();
  const { loadedDataConverter } = getClient().options;
  const told = await toldEvents(history, loadedDataConverter);
  const state = (await stateOf(run.workflowId, run.runId)) ?? (await beginning(run, history));
  const event = eventOf(run.type, state, told, stopped);
  return { event, undelivered: told.filter(({ first }) => first === null) };
}

function eventOf(
  type: string,
  state: unknown,
  told: readonly ToldEvent[],
  stopped: Stopped,
): ToldEnd['event'] {
  if (type === 'invoice') return invoiceStopped(state, told, stopped);
  return type === 'creditNote'
    ? creditNoteStopped(state, told, stopped)
    : connectionStopped(state, told, stopped);
}

type History = Parameters<typeof toldEvents>[0];

async function beginning(run: WorkflowExecutionInfo, history: History): Promise<unknown> {
  const input = history.events?.[0]?.workflowExecutionStartedEventAttributes?.input?.payloads;
  const [first] = await decodeArrayFromPayloads(getClient().options.loadedDataConverter, input);
  const attributes = run.typedSearchAttributes;
  const status = attributes.get(run.type === 'connection' ? connectionStatusKey : invoiceStatusKey);
  const known = startedWith.parse(first);
  const lists = typeof known === 'object' && known !== null ? known : {};
  return { ...lists, ...(status !== undefined && { status }) };
}

/** The numbers that it told are in its history too, also where its state could only be read as of its beginning. */
const lastOf = (told: readonly ToldEvent[], known: number): number =>
  Math.max(known, ...told.map(({ event: { data } }) => ('sequence' in data ? data.sequence : 0)));

function invoiceStopped(state: unknown, told: readonly ToldEvent[], stopped: Stopped): InvoiceStopped {
  const known = endedInvoice.parse(state);
  return {
    type: 'invoice.stopped',
    timestamp: stopped.at,
    data: {
      businessUnit: known.businessUnit,
      invoiceId: known.invoiceId,
      sequence: sequenceAfterStop(lastOf(told, known.eventSequence)),
      revision: known.revision,
      status: known.status,
      previousStatus: known.status,
      number: known.request.number,
      sageNumber: known.sage?.number ?? null,
      sageInvoiceId: known.sage?.id ?? null,
      customer: known.customer,
      currency: known.request.currency,
      dueDate: known.plan?.dueDate ?? null,
      totals: known.sage?.totals ?? null,
      exchangeRate: known.exchangeRate,
      inBaseCurrency: known.inBaseCurrency,
      totalsDifferences: known.sage?.differences ?? [],
      payment: known.payment,
      changesInSage: known.changesInSage,
      overdue: known.overdue,
      attachments: known.attachments,
      foundInSage: known.foundInSage,
      linked: known.linked,
      attention: known.attention,
      waitingFor: known.waitingFor,
      emailBounced: known.email?.bounced ?? null,
      lastRequest: known.lastRequest,
      stopped,
    },
  };
}

function creditNoteStopped(state: unknown, told: readonly ToldEvent[], stopped: Stopped): CreditNoteStopped {
  const known = endedInvoice.parse(state);
  return {
    type: 'credit_note.stopped',
    timestamp: stopped.at,
    data: {
      businessUnit: known.businessUnit,
      creditNoteId: known.invoiceId,
      sequence: sequenceAfterStop(lastOf(told, known.eventSequence)),
      revision: known.revision,
      status: known.status,
      previousStatus: known.status,
      number: known.request.number,
      sageNumber: known.sage?.number ?? null,
      sageCreditNoteId: known.sage?.id ?? null,
      customer: known.customer,
      currency: known.request.currency,
      totals: known.sage?.totals ?? null,
      exchangeRate: known.exchangeRate,
      inBaseCurrency: known.inBaseCurrency,
      totalsDifferences: known.sage?.differences ?? [],
      attachments: known.attachments,
      against: known.against,
      attention: known.attention,
      waitingFor: known.waitingFor,
      emailBounced: known.email?.bounced ?? null,
      foundInSage: known.foundInSage,
      lastRequest: known.lastRequest,
      stopped,
    },
  };
}

function connectionStopped(state: unknown, told: readonly ToldEvent[], stopped: Stopped): ConnectionStopped {
  const known = endedConnection.parse(state);
  const { businessUnit, status, business, problem } = known;
  return {
    type: 'connection.stopped',
    timestamp: stopped.at,
    data: {
      businessUnit,
      sequence: sequenceAfterStop(lastOf(told, known.eventSequence)),
      status,
      previousStatus: status,
      business: business && { id: business.id, name: business.name },
      problem,
      lastRequest: known.lastRequest,
      stopped,
    },
  };
}
