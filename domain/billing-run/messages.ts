import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import { type BillingRunState, type RunInvoice, type RunStatus } from './billing-run.ts';

/** What may be asked of a large run of invoices, and of the parts that hold its contents. */

/** Everything that it remembers. */
export const getBillingRunQuery = defineQuery<BillingRunState>('getBillingRun');

export interface RunAck {
  readonly status: RunStatus;
}

/** All parts are stored: it may begin. The same again changes nothing. */
export const partsStoredUpdate = defineUpdate<RunAck>('partsStored');

export interface RunPause {
  readonly requestId: string;
  readonly reason: string;
}
/** Nothing more is handed over until it is resumed. */
export const pauseRunUpdate = defineUpdate<RunAck, [RunPause]>('pauseRun');

export const resumeRunUpdate = defineUpdate<RunAck, [{ requestId: string }]>('resumeRun');

export interface RunCancellation {
  readonly requestId: string;
  readonly reason: string;
  /** Also what is handed over and not in Sage yet. */
  readonly handedOver: boolean;
}
/** Hands over nothing more, for good. */
export const cancelRunUpdate = defineUpdate<RunAck, [RunCancellation]>('cancelRun');

/** The invoices of a part, in their order. */
export const getRunPartQuery = defineQuery<readonly RunInvoice[]>('getRunPart');

/** The run needs it no more; what it holds can be read for as long as Temporal keeps it. */
export const endRunPartSignal = defineSignal('endRunPart');
