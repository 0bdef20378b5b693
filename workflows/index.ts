/** What a worker runs. */
export { connection } from './connection.ts';
export { eventDelivery } from './event-delivery.ts';
export { invoice } from './invoice.ts';
export { paymentWatch } from './payment-watch.ts';
export { turnstile } from './turnstile.ts';
export { notice } from './notice.ts';
export { webhookEndpoints } from './webhook-endpoints.ts';
