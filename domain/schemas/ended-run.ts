import { z } from 'zod';
import { connectionStatuses } from '../connection/connection.ts';
import { invoiceStatuses } from '../invoice/invoice.ts';
import { connectionData, creditNoteData, invoiceData } from './events.ts';

/** Of a run that ended before its time, what is told about it: read from its state, or from what it began with. */

const lastSequence = z.int().min(0).default(0);

export const endedInvoice = z.object({
  businessUnit: z.string(),
  invoiceId: z.string(),
  revision: z.int().min(1).default(1),
  status: z.enum(invoiceStatuses).default('accepted'),
  eventSequence: lastSequence,
  request: z.object({ number: z.string(), currency: z.string() }),
  customer: invoiceData.shape.customer.default(null),
  sage: z
    .object({
      id: z.string(),
      number: z.string(),
      totals: invoiceData.shape.totals,
      differences: invoiceData.shape.totalsDifferences.default([]),
    })
    .nullable()
    .default(null),
  plan: z.object({ dueDate: z.string() }).nullable().default(null),
  against: creditNoteData.shape.against.default(null),
  exchangeRate: invoiceData.shape.exchangeRate.default(null),
  inBaseCurrency: invoiceData.shape.inBaseCurrency.default(null),
  payment: invoiceData.shape.payment.default(null),
  changesInSage: invoiceData.shape.changesInSage.default([]),
  overdue: z.boolean().default(false),
  attachments: invoiceData.shape.attachments.default([]),
  foundInSage: z.boolean().default(false),
  linked: z.boolean().default(false),
  lastRequest: invoiceData.shape.lastRequest.default(null),
  attention: invoiceData.shape.attention.default(null),
  waitingFor: invoiceData.shape.waitingFor.default(null),
  email: z
    .object({ bounced: invoiceData.shape.emailBounced.default(null) })
    .nullable()
    .default(null),
});

export const endedConnection = z.object({
  businessUnit: z.string(),
  status: z.enum(connectionStatuses).default('not_connected'),
  eventSequence: lastSequence,
  business: connectionData.shape.business.default(null),
  problem: connectionData.shape.problem.default(null),
  lastRequest: connectionData.shape.lastRequest.default(null),
});

/** What a run was started with: what the run before it knew, or what begins it. */
export const startedWith = z.union([
  z.object({ from: z.object({ state: z.unknown() }) }).transform(({ from }) => from.state),
  z
    .object({
      from: z.object({
        handedOver: z.looseObject({ earlier: z.record(z.string(), z.unknown()).nullish() }),
      }),
    })
    .transform(({ from: { handedOver } }) => ({ ...handedOver, ...handedOver.earlier })),
  z.object({ state: z.record(z.string(), z.unknown()) }).transform(({ state }) => state),
  z.unknown(),
]);
