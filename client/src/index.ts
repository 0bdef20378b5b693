export { ApiClient, dataOf } from './api-client.ts';
export { type components, type operations, type paths } from './api-types.ts';
export { eventTypes } from './event-types.ts';
export {
  type FieldError,
  GaveUpError,
  NoAnswerError,
  type ProblemCode,
  ProblemError,
} from './problem-error.ts';
export { type HandedOver, type HandOverOptions, type ReadOptions, SageInvoicing } from './sage-invoicing.ts';
export { type ClientOptions, type Token } from './transport.ts';
export {
  type AuthorizationRequest,
  type ConnectionView,
  type CreditNote,
  type CreditNoteFilter,
  type CreditNoteRequest,
  type CreditNoteSummary,
  type DeliveryFilter,
  type DeliverySummary,
  type Invoice,
  type InvoiceFilter,
  type InvoiceRequest,
  type InvoiceStatus,
  type InvoiceSummary,
  type TestReport,
} from './types.ts';
export {
  type EventType,
  type IncomingHeaders,
  type PsaEvent,
  SignatureError,
  verifyEvent,
  type VerifiedEvent,
} from './verify-event.ts';
export { NotReachedError, type Wanted, type WaitOptions } from './wait-for.ts';
