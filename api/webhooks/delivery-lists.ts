import { type WorkflowExecutionInfo } from '@temporalio/client';
import { type DeliveryStatus } from '../../domain/webhooks/delivery.ts';
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
  readonly type?: EventType | undefined;
  readonly endpoint?: string | undefined;
  /** ISO date-time; of the start of the run, which is never before the event. */
  readonly since?: string | undefined;
}

/** One row of a list: what visibility knows of an event. */
export interface DeliverySummary {
  readonly eventId: string;
  readonly type: string | null;
  readonly businessUnit: string | null;
  readonly invoiceId: string | null;
  readonly sequence: number | null;
  /** When it happened. */
  readonly timestamp: string | null;
  /** Null for one that version 0.1.0 began. */
  readonly status: string | null;
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
    ...is(deliveryStatusKey.name, filter.status),
    ...is(businessUnitKey.name, filter.businessUnit),
    ...is(eventTypeKey.name, filter.type),
    ...is(deliveryEndpointsKey.name, filter.endpoint),
    ...(filter.since === undefined ? [] : [`StartTime >= ${quoted(filter.since)}`]),
  ].join(' AND ');
}

export function summaryOf(run: WorkflowExecutionInfo): DeliverySummary {
  const attributes = run.typedSearchAttributes;
  const memo: Record<string, unknown> = run.memo ?? {};
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  return {
    eventId: run.workflowId.slice(eventWorkflowId('').length),
    type: attributes.get(eventTypeKey) ?? null,
    businessUnit: attributes.get(businessUnitKey) ?? null,
    invoiceId: text(memo['invoiceId']),
    sequence: typeof memo['sequence'] === 'number' ? memo['sequence'] : null,
    timestamp: text(memo['timestamp']),
    status: attributes.get(deliveryStatusKey) ?? null,
    endpoints: attributes.get(deliveryEndpointsKey) ?? [],
  };
}
