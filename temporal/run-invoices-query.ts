import {
  businessUnitKey,
  invoiceStatusKey,
  runIdsKey,
  sageInvoiceIdKey,
  waitingForKey,
} from '../domain/search-attributes.ts';
import { inList, quoted } from './visibility-query.ts';

/** Visibility queries for the invoices of a large run. */

/** Stopped ones left out, whose statuses say what they were. */
export const ofRunQuery = (businessUnit: string, runId: string, statuses: readonly string[] = []): string =>
  [
    "WorkflowType = 'invoice'",
    `${businessUnitKey.name} = ${quoted(businessUnit)}`,
    `${runIdsKey.name} = ${quoted(runId)}`,
    ...(statuses.length === 0
      ? []
      : [inList('ExecutionStatus', ['Running', 'Completed']), inList(invoiceStatusKey.name, statuses)]),
  ].join(' AND ');

const open = "ExecutionStatus = 'Running'";
const beforeSage = ['accepted', 'posting', 'waiting'] as const;

/** They go to Sage as soon as it takes them. What waits for something else, as for a time to take it back, holds nobody up. */
export const onTheirWayQuery = (businessUnit: string, runId: string): string =>
  `${ofRunQuery(businessUnit, runId, beforeSage)} AND ${open} AND (${waitingForKey.name} IS NULL OR ${inList(waitingForKey.name, ['turn', 'sage', 'budget', 'operator', 'connection'])})`;

/** They have no outcome yet: not in Sage, or in Sage and not sent. */
export const underWayQuery = (businessUnit: string, runId: string): string =>
  `${ofRunQuery(businessUnit, runId, [...beforeSage, 'issued'])} AND ${open} AND (${waitingForKey.name} IS NULL OR NOT ${inList(waitingForKey.name, ['payment', 'release'])})`;

/** They may be cancelled still. */
export const handedOverQuery = (businessUnit: string, runId: string): string =>
  `${ofRunQuery(businessUnit, runId, [...beforeSage, 'needs_attention'])} AND ${open} AND ${sageInvoiceIdKey.name} IS NULL`;
