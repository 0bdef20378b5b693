import { defineQuery, defineUpdate } from '@temporalio/workflow';
import { type BulkRetryState, type OperationAck } from './operation.ts';

export const getOperationQuery = defineQuery<BulkRetryState>('getOperation');

/** Leaves those that it has not come to as they are; the piece in hand is finished. */
export const cancelOperationUpdate = defineUpdate<OperationAck>('cancelOperation');
