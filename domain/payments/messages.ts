import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import { type Edition } from '../connection/editions.ts';
import { type AnsweredEndpoints } from '../connection/messages.ts';
import { type PaymentWatchView } from './watch-view.ts';

/** A signed notice of this Sage invoice came in; the id tells repeats. */
export const noticeArrivedSignal = defineSignal<[{ noticeId: string }]>('noticeArrived');

/** A business unit invoices through this Sage business and is one through whose connection the books can be read. */
export const watchUnitSignal = defineSignal<[WatchedUnit]>('watchUnit');
export interface WatchedUnit {
  readonly unit: string;
  /** Null: not known; what was known stays. */
  readonly countryId: string | null;
  /** Likewise. Another one than before: what Sage refused is asked anew. */
  readonly edition: Edition | null;
}

/** Sage answers what it refused before, though the edition is the same. */
export const endpointsAnsweredAgainSignal = defineSignal<[AnsweredEndpoints]>('endpointsAnsweredAgain');

/** The unit is disconnected, or belongs to another business now. */
export const unwatchUnitSignal = defineSignal<[{ unit: string }]>('unwatchUnit');

/**
 * An invoice wants to know how it stands in Sage: answered by `sageUpdate` with `asked`, whatever comes of it. The workflow's id stands
 * beside, since visibility may not know yet which invoice has just got this id at Sage.
 */
export const requestSyncSignal = defineSignal<[SyncRequest]>('requestSync');
export interface SyncRequest {
  readonly sageInvoiceId: string;
  readonly workflowId: string;
}

/** What came of a look that somebody asked for; the view says more. */
export interface LookAcknowledgement {
  /** False: there is trouble, or it has not ended within a minute. */
  readonly looked: boolean;
}
/** Look at the books of the whole business now, also while the watch backs off after trouble. */
export const checkPaymentsUpdate = defineUpdate<LookAcknowledgement>('checkPayments');

export const getPaymentWatchQuery = defineQuery<PaymentWatchView>('getPaymentWatch');
