import { type components, type operations, type paths } from './api-types.ts';

/** Names for what the API takes and answers; all of it comes from the API's own description. */

type Unit = '/v1/business-units/{businessUnit}';
type InvoicePath = `${Unit}/invoices/{invoiceId}`;
type CreditNotePath = `${Unit}/credit-notes/{creditNoteId}`;

type BodyOf<Operation> = Operation extends { requestBody: { content: { 'application/json': infer Body } } }
  ? Body
  : never;
type AnswerOf<Operation> = Operation extends {
  responses: { 200: { content: { 'application/json': infer Answer } } };
}
  ? Answer
  : never;
type QueryOf<Operation> = Operation extends { parameters: { query?: infer Query } }
  ? NonNullable<Query>
  : never;

/** The form of the API. */
export type { components, operations, paths };

/** What is handed over. */
export type InvoiceRequest = BodyOf<paths[InvoicePath]['put']>;
export type CreditNoteRequest = BodyOf<paths[CreditNotePath]['put']>;

/** Everything about one. */
export type Invoice = AnswerOf<paths[InvoicePath]['get']>;
export type InvoiceStatus = Invoice['status'];
export type CreditNote = AnswerOf<paths[CreditNotePath]['get']>;

/** Which of them, and a row of their list. */
export type InvoiceFilter = Omit<QueryOf<paths[`${Unit}/invoices`]['get']>, 'cursor'>;
export type InvoiceSummary = AnswerOf<paths[`${Unit}/invoices`]['get']>['invoices'][number];
export type CreditNoteFilter = Omit<QueryOf<paths[`${Unit}/credit-notes`]['get']>, 'cursor'>;
export type CreditNoteSummary = AnswerOf<paths[`${Unit}/credit-notes`]['get']>['creditNotes'][number];
export type DeliveryFilter = Omit<QueryOf<paths['/v1/webhooks/deliveries']['get']>, 'cursor'>;
export type DeliverySummary = AnswerOf<paths['/v1/webhooks/deliveries']['get']>['deliveries'][number];

export type AuthorizationRequest = BodyOf<paths[`${Unit}/connection/authorize`]['post']>;
export type ConnectionView = AnswerOf<paths[`${Unit}/connection`]['get']>;
export type TestReport = AnswerOf<paths[`${Unit}/connection/test`]['post']>;
