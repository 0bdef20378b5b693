/** What a worker runs. */
export { bulkRetry } from './runs/bulk-retry.ts';
export { caretaker } from './runs/caretaker.ts';
export { consent } from './consent/consent.ts';
export { billingRun } from './billing-run/billing-run.ts';
export { runPart } from './billing-run/run-part.ts';
export { connection } from './connection/connection.ts';
export { eventDelivery } from './webhooks/event-delivery.ts';
export { eventReplay } from './webhooks/event-replay.ts';
export { creditNote, invoice } from './invoice/invoice.ts';
export { invoiceLink } from './invoice/invoice-link.ts';
export { paymentWatch } from './payments/payment-watch.ts';
export { turnstile } from './turnstile/turnstile.ts';
export { notice } from './payments/notice.ts';
export { webhookEndpoints } from './webhooks/webhook-endpoints.ts';
