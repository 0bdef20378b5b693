import { z } from 'zod';
import { runStatuses } from '../../billing-run/billing-run.ts';

/** What the API answers about large runs of invoices. */

const moment = z.string().meta({ format: 'date-time' });
const amount = z.string().meta({ pattern: '^-?\\d+\\.\\d\\d$' });
const byName = z.record(z.string(), z.int());

const notTaken = z
  .object({ invoiceId: z.string(), message: z.string(), fix: z.string() })
  .meta({ id: 'InvoiceNotTaken' });

export const billingRunSummary = z
  .object({
    businessUnit: z.string(),
    runId: z.string(),
    status: z.enum(runStatuses),
    statusSince: moment,
    createdAt: moment,
    invoices: z.int(),
    notHandedOver: z.int().describe('Of those left nothing was done yet'),
    handedOver: z.int().describe('Taken on as part of this run'),
    alreadyHandedOver: z.int().describe('Taken on before with the same content'),
    notTaken: z.int().describe('Their ids stood for something else by then'),
    pause: z.object({ reason: z.string(), at: moment }).nullable(),
    cancellation: z.object({ reason: z.string(), at: moment, handedOver: z.boolean() }).nullable(),
    stopped: z
      .object({ at: moment, how: z.string(), fix: z.string() })
      .nullable()
      .describe('Its run was ended from outside: put it again with the same content'),
  })
  .meta({ id: 'BillingRunSummary' });

export const billingRunView = billingRunSummary
  .extend({
    countedAt: moment,
    freshness: z.string(),
    byStatus: byName.describe('Invoices of this run that are handed over, by their status'),
    done: z.int().describe('Sent, part paid or paid'),
    waiting: byName.describe('By what they wait for'),
    needsAttention: byName.describe('By attention code: what a person has to put right'),
    notTakenFirst: z.array(notTaken).readonly().describe('The first 100; the report has all'),
    forecast: z
      .object({
        throughAt: moment
          .nullable()
          .describe('When about all of it is in Sage; null where a person is needed'),
        callsNeeded: z.int().describe('To Sage, for what is left, by what an invoice took of late'),
        callsToday: z.int().describe('Of these today'),
        callsLeftToday: z.int().nullable().describe('Of all; null where no limit of a day is kept'),
        callsPerDay: z.int().nullable(),
        resetsAt: moment.nullable(),
      })
      .nullable()
      .describe('Null when nothing is left, and for a unit without a Sage business'),
  })
  .meta({ id: 'BillingRun' });
export type BillingRunAnswer = z.infer<typeof billingRunView>;
export type BillingRunSummaryAnswer = z.infer<typeof billingRunSummary>;

export const billingRunPage = z
  .object({
    runs: z.array(billingRunSummary),
    nextCursor: z.string().nullable(),
    readAt: moment,
    freshness: z.string(),
  })
  .meta({ id: 'BillingRunPage' });

const reportRow = z
  .object({
    invoiceId: z.string(),
    number: z.string(),
    sageNumber: z.string().nullable(),
    total: amount.nullable().describe('With tax, as Sage has it; null before it is there'),
    currency: z.string(),
    status: z.string().describe('Of the invoice; or `not_handed_over`, `not_taken`'),
    waitingFor: z.string().nullable(),
    attention: z.string().nullable().describe('Attention code'),
    toDo: z.string().nullable().describe('What a person can do'),
  })
  .meta({ id: 'BillingRunReportRow' });
export type ReportRow = z.infer<typeof reportRow>;

export const billingRunReport = z
  .object({
    businessUnit: z.string(),
    runId: z.string(),
    status: z.enum(runStatuses),
    readAt: moment,
    invoices: z.array(reportRow),
  })
  .meta({ id: 'BillingRunReport' });

const preview = z
  .object({
    invoiceId: z.string(),
    number: z.string(),
    alreadyHandedOver: z.boolean(),
    lookedUp: z.boolean().describe('false: nothing was asked of Sage for it, and what follows is null'),
    ledgers: z.array(z.string()).nullable(),
    customer: z.object({ id: z.string().nullable(), name: z.string(), origin: z.string() }).nullable(),
    currency: z.string(),
    totals: z.object({ net: amount, tax: amount, total: amount }).nullable(),
    problem: z
      .object({ code: z.string(), message: z.string(), fix: z.string(), field: z.string().nullable() })
      .nullable()
      .describe('What would ask a person'),
  })
  .meta({ id: 'BillingRunPreviewRow' });
export type PreviewRow = z.infer<typeof preview>;

export const billingRunPreview = z
  .object({
    businessUnit: z.string(),
    runId: z.string(),
    dryRun: z.literal(true),
    lookedUp: z.int().describe('Invoices whose preview asked Sage'),
    notLookedUp: z.int(),
    note: z.string(),
    invoices: z.array(preview),
  })
  .meta({ id: 'BillingRunPreview' });

/** Of the hand-over of a run: the run, or with dryRun what it would become. */
export const billingRunPut = z.union([billingRunView, billingRunPreview]).meta({ id: 'BillingRunPut' });
