import { type Client } from '@temporalio/client';
import { Authenticator } from './authenticator.ts';
import { type ApiConfig } from './config.ts';
import { type Connections } from './connection/connections.ts';
import { Deliveries } from './webhooks/deliveries.ts';
import { Endpoints } from './webhooks/endpoints.ts';
import { type InvoiceView } from '../domain/invoice/invoice.ts';
import { InvoiceLists } from './invoice/invoice-lists.ts';
import { InvoiceTotals } from './invoice/invoice-totals.ts';
import { Invoices } from './invoice/invoices.ts';
import { PaymentWatches } from './payments/payment-watches.ts';
import { billingRunRoutes } from './billing-run/billing-run-routes.ts';
import { BillingRuns } from './billing-run/billing-runs.ts';
import { RunProgress } from './billing-run/run-progress.ts';
import { RunReports } from './billing-run/run-report.ts';
import { connectionRoutes } from './connection/connection-routes.ts';
import { interventionRoutes } from './invoice/intervention-routes.ts';
import { commandRoutes } from './invoice/command-routes.ts';
import { creditNoteCommandRoutes } from './invoice/credit-note-command-routes.ts';
import { creditNoteInterventionRoutes } from './invoice/credit-note-intervention-routes.ts';
import { creditNoteRoutes } from './invoice/credit-note-routes.ts';
import { linkRoutes } from './invoice/link-routes.ts';
import { invoiceRoutes } from './invoice/invoice-routes.ts';
import { ledgerRoutes } from './connection/ledger-routes.ts';
import { invoiceListRoutes } from './invoice/list-routes.ts';
import { operationRoutes } from './runs/operation-routes.ts';
import { Operations } from './runs/operations.ts';
import { healthReportRoutes } from './runs/health-report-routes.ts';
import { HealthReports } from './runs/health-reports.ts';
import { sageCallRoutes } from './invoice/sage-call-routes.ts';
import { timelineRoutes } from './invoice/timeline-routes.ts';
import { paymentRoutes } from './payments/payment-routes.ts';
import { turnstileRoutes } from './turnstile/turnstile-routes.ts';
import { Turnstiles } from './turnstile/turnstiles.ts';
import { webhookDeliveryRoutes } from './webhooks/delivery-routes.ts';
import { webhookReplayRoutes } from './webhooks/replay-routes.ts';
import { Replays } from './webhooks/replays.ts';
import { webhookEndpointRoutes } from './webhooks/endpoint-routes.ts';
import { InvoiceTimelines } from './invoice/timeline/invoice-timelines.ts';
import { settingsRoutes } from './connection/settings-routes.ts';
import { templateRoutes } from './connection/template-routes.ts';
import { type Route } from './route.ts';
import { Cursors } from './visibility-page.ts';

export interface RouteParts {
  readonly client: Client;
  readonly connections: Connections;
  /** Who waits is answered at once. */
  readonly stopping: AbortSignal;
}

/** Every operation of the API under /v1: what is mounted, described, and walked by the test of isolation. */
export function routeTable(
  config: ApiConfig,
  { client, connections, stopping }: RouteParts,
): readonly Route[] {
  const reader = { client, cursors: new Cursors(new Authenticator(config.CODEC_KEYS, 'cursor')) };
  const lists = new InvoiceLists(reader);
  const turnstiles = new Turnstiles(client, connections);
  const payments = new PaymentWatches(client, connections, config.TASK_QUEUE);
  const endpoints = new Endpoints(client, config);
  const asOfNow = async <View extends InvoiceView>(invoice: View) =>
    payments.withNextCheck(await turnstiles.withPosition(invoice));
  const noteAsOfNow = <View extends InvoiceView>(note: View) => turnstiles.withPosition(note);
  const invoices = new Invoices(client, config.TASK_QUEUE, 'invoice', asOfNow);
  const notes = new Invoices(client, config.TASK_QUEUE, 'credit_note', noteAsOfNow);
  return [
    ...connectionRoutes(connections, config),
    ...settingsRoutes(connections),
    ...ledgerRoutes(connections),
    ...templateRoutes(connections),
    ...invoiceListRoutes(lists, new InvoiceTotals(client, lists)),
    ...operationRoutes(new Operations(client, config.TASK_QUEUE)),
    ...creditNoteInterventionRoutes(notes),
    ...creditNoteCommandRoutes(notes),
    ...creditNoteRoutes({
      notes,
      lists: new InvoiceLists(reader, 'credit_note'),
      timelines: new InvoiceTimelines(client, 'credit_note', noteAsOfNow),
      connections,
      stopping,
    }),
    ...sageCallRoutes(reader),
    ...timelineRoutes(new InvoiceTimelines(client, 'invoice', asOfNow)),
    ...invoiceRoutes(invoices, connections, stopping),
    ...interventionRoutes(invoices),
    ...linkRoutes(invoices, connections),
    ...commandRoutes(invoices, connections),
    ...paymentRoutes(payments),
    ...turnstileRoutes(turnstiles),
    ...healthReportRoutes(new HealthReports(client, config.TASK_QUEUE)),
    ...billingRunRoutes({
      client,
      runs: new BillingRuns({ reader, taskQueue: config.TASK_QUEUE }),
      invoices,
      connections,
      progress: new RunProgress(client, turnstiles),
      reports: new RunReports(client, invoices),
    }),
    ...webhookEndpointRoutes(endpoints),
    ...webhookReplayRoutes(new Replays(client, config.TASK_QUEUE), endpoints),
    ...webhookDeliveryRoutes(new Deliveries(reader, config.TASK_QUEUE), endpoints),
  ];
}
