import { type WorkflowExecutionInfo } from '@temporalio/client';
import { eventTypes } from '../../domain/webhooks/event-catalogue.ts';
import { oneOf } from '../../domain/one-of.ts';
import { endedEarlyQuery, endedHow } from '../../domain/runs/stopped.ts';
import { type DeliveryStatus, deliveryStatuses } from '../../domain/webhooks/delivery.ts';
import { type EventType } from '../../domain/webhooks/event.ts';
import { eventWorkflowId } from '../../domain/keys.ts';
import {
  businessUnitKey,
  deliveryEndpointsKey,
  deliveryStatusKey,
  eventTypeKey,
} from '../../domain/search-attributes.ts';
import { eventDelivery } from '../../workflows/webhooks/event-delivery.ts';
import { quoted } from '../visibility-page.ts';

export interface DeliveryFilter {
  readonly status?: DeliveryStatus | undefined;
  readonly businessUnit?: string | undefined;
  /** One of these. */
  readonly businessUnits?: readonly string[] | undefined;
  readonly type?: EventType | undefined;
  readonly endpoint?: string | undefined;
  /** ISO date-time; of the start of the run, which is never before the event. */
  readonly since?: string | undefined;
}

/** One row of a list: what visibility knows of an event. */
export interface DeliverySummary {
  readonly eventId: string;
  readonly type: EventType | null;
  readonly businessUnit: string | null;
  readonly invoiceId: string | null;
  readonly creditNoteId: string | null;
  readonly sequence: number | null;
  /** When it happened. */
  readonly timestamp: string | null;
  readonly status: DeliveryStatus | null;
  readonly endpoints: readonly string[];
}

/** Of this installation alone, and of each event its last round. */
export function deliveryQuery(taskQueue: string, filter: DeliveryFilter): string {
  const is = (name: string, value: string | undefined) =>
    value === undefined ? [] : [`${name} = ${quoted(value)}`];
  return [
    `WorkflowType = ${quoted(eventDelivery.name)}`,
    `TaskQueue = ${quoted(taskQueue)}`,
    "ExecutionStatus != 'ContinuedAsNew'",
    ...statusQuery(filter.status),
    ...unitQuery(filter),
    ...is(eventTypeKey.name, filter.type),
    ...is(deliveryEndpointsKey.name, filter.endpoint),
    ...(filter.since === undefined ? [] : [`StartTime >= ${quoted(filter.since)}`]),
  ].join(' AND ');
}

export function unitQuery({ businessUnit, businessUnits = [] }: DeliveryFilter): string[] {
  if (businessUnit !== undefined) return [`${businessUnitKey.name} = ${quoted(businessUnit)}`];
  if (businessUnits.length === 0) return [];
  return [`${businessUnitKey.name} IN (${businessUnits.map(quoted).join(', ')})`];
}

/** Of a run that ended before its time nobody tries any more what is pending: it failed, and can be sent again. */
function statusQuery(status: DeliveryStatus | undefined): string[] {
  if (status === undefined) return [];
  const is = `${deliveryStatusKey.name} = ${quoted(status)}`;
  if (status === 'pending') return [is, "ExecutionStatus = 'Running'"];
  if (status !== 'failed') return [is];
  return [`(${is} OR (${deliveryStatusKey.name} = 'pending' AND ${endedEarlyQuery}))`];
}

export function summaryOf(run: WorkflowExecutionInfo): DeliverySummary {
  const attributes = run.typedSearchAttributes;
  const memo: Record<string, unknown> = run.memo ?? {};
  const status = oneOf(deliveryStatuses, attributes.get(deliveryStatusKey));
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  return {
    eventId: run.workflowId.slice(eventWorkflowId('').length),
    type: oneOf(eventTypes, attributes.get(eventTypeKey)),
    businessUnit: attributes.get(businessUnitKey) ?? null,
    invoiceId: text(memo['invoiceId']),
    creditNoteId: text(memo['creditNoteId']),
    sequence: typeof memo['sequence'] === 'number' ? memo['sequence'] : null,
    timestamp: text(memo['timestamp']),
    status: status === 'pending' && endedHow(run.status.name) !== null ? 'failed' : status,
    endpoints: attributes.get(deliveryEndpointsKey) ?? [],
  };
}
