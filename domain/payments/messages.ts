import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import { type PaymentWatchView } from './watch-view.ts';

/** A signed notice of this Sage invoice came in; the id tells repeats. */
export const noticeArrivedSignal = defineSignal<[{ noticeId: string }]>('noticeArrived');

/** A business unit invoices through this Sage business and lends its connection for looks at the books. */
export const watchUnitSignal = defineSignal<[{ unit: string; countryId: string | null }]>('watchUnit');

/** The unit is disconnected, or belongs to another business now. */
export const unwatchUnitSignal = defineSignal<[{ unit: string }]>('unwatchUnit');

export interface WatchRequest {
  readonly sageInvoiceId: string;
  readonly businessUnit: string;
  readonly invoiceId: string;
  readonly countryId: string | null;
  /** Of the record as posted (`recordMark`), so that the watch need not read what has not changed. */
  readonly mark: string;
}
/** An invoice is in Sage from now on. */
export const watchInvoiceSignal = defineSignal<[WatchRequest]>('watchInvoice');

/** It is over, or Sage has another in its place. */
export const unwatchInvoiceSignal = defineSignal<[{ sageInvoiceId: string }]>('unwatchInvoice');

/** Look at this one now, and answer it whatever comes of it. */
export const checkInvoiceSignal = defineSignal<[{ sageInvoiceId: string }]>('checkInvoice');

/** Look at the books of the whole business now. */
export const checkPaymentsUpdate = defineUpdate<PaymentWatchView>('checkPayments');

export const getPaymentWatchQuery = defineQuery<PaymentWatchView>('getPaymentWatch');
