import { type Client } from '@temporalio/client';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { type Logger } from 'pino';
import { Authenticator } from './authenticator.ts';
import { bearerKeys } from './authenticate.ts';
import { type ApiConfig } from './config.ts';
import { Connections } from './connection/connections.ts';
import { Browsers } from './connection/browser-binding.ts';
import { Tickets } from './connection/tickets.ts';
import { Deliveries } from './webhooks/deliveries.ts';
import { Endpoints } from './webhooks/endpoints.ts';
import { errorHandler, notFound } from './error-handler.ts';
import { type InvoiceView } from '../domain/invoice/invoice.ts';
import { InvoiceLists } from './invoice/invoice-lists.ts';
import { InvoiceTotals } from './invoice/invoice-totals.ts';
import { Invoices } from './invoice/invoices.ts';
import { PaymentWatches } from './payments/payment-watches.ts';
import { Notices } from './payments/notices.ts';
import { openApi } from './openapi.ts';
import { publicUrls } from './public-urls.ts';
import { securityHeaders } from './security-headers.ts';
import { requestLog } from './request-log.ts';
import { mountOtherMethods, only } from './methods.ts';
import { mount } from './route.ts';
import { mountCodec } from './codec-routes.ts';
import { connectionRoutes } from './connection/connection-routes.ts';
import { jsonBody } from './json-body.ts';
import { mountHealth } from './health-routes.ts';
import { interventionRoutes } from './invoice/intervention-routes.ts';
import { commandRoutes } from './invoice/command-routes.ts';
import { creditNoteInterventionRoutes } from './invoice/credit-note-intervention-routes.ts';
import { creditNoteRoutes } from './invoice/credit-note-routes.ts';
import { linkRoutes } from './invoice/link-routes.ts';
import { invoiceRoutes } from './invoice/invoice-routes.ts';
import { ledgerRoutes } from './connection/ledger-routes.ts';
import { mountMailNotices } from './invoice/mail-notice-routes.ts';
import { MailNotices } from './invoice/mail-notices.ts';
import { invoiceListRoutes } from './invoice/list-routes.ts';
import { healthReportRoutes } from './runs/health-report-routes.ts';
import { HealthReports } from './runs/health-reports.ts';
import { timelineRoutes } from './invoice/timeline-routes.ts';
import { mountNotices } from './payments/notice-routes.ts';
import { mountOAuth } from './connection/oauth-routes.ts';
import { mountTestScreen } from './connection/test-screen-routes.ts';
import { paymentRoutes } from './payments/payment-routes.ts';
import { turnstileRoutes } from './turnstile/turnstile-routes.ts';
import { Turnstiles } from './turnstile/turnstiles.ts';
import { webhookDeliveryRoutes } from './webhooks/delivery-routes.ts';
import { webhookEndpointRoutes } from './webhooks/endpoint-routes.ts';
import { Cursors } from './visibility-page.ts';
import { InvoiceTimelines } from './invoice/timeline/invoice-timelines.ts';

/** A connection kept alive would bring its next request to a process that takes none. */
const closeWhenStopping =
  (stopping: AbortSignal) =>
  (_request: Request, response: Response, next: NextFunction): void => {
    const close = () => {
      if (!response.headersSent) response.set('connection', 'close');
    };
    if (stopping.aborted) close();
    stopping.addEventListener('abort', close);
    response.once('close', () => stopping.removeEventListener('abort', close));
    next();
  };

/** Answers hold what a customer bought and for how much: no cache on the way keeps them. */
const notStored = (_request: Request, response: Response, next: NextFunction): void => {
  response.set('cache-control', 'no-store');
  next();
};

/** The HTTP interface: open to browsers and signed notices, behind a bearer key for the PSA. `stopping`: who waits is answered at once. */
export function createApp(config: ApiConfig, client: Client, log: Logger, stopping: AbortSignal): Express {
  const tickets = new Tickets(new Authenticator(config.CODEC_KEYS, 'authorization'));
  const browsers = new Browsers(new Authenticator(config.CODEC_KEYS, 'browser'), publicUrls(config).isSecure);
  const connections = new Connections(client, config.TASK_QUEUE, tickets);
  const invoices = new Invoices(client, config.TASK_QUEUE);
  const notes = new Invoices(client, config.TASK_QUEUE, 'credit_note');
  const reader = { client, cursors: new Cursors(new Authenticator(config.CODEC_KEYS, 'cursor')) };
  const lists = new InvoiceLists(reader);
  const turnstiles = new Turnstiles(client, connections);
  const payments = new PaymentWatches(client, connections, config.TASK_QUEUE);
  const endpoints = new Endpoints(client, config);
  const asOfNow = async (invoice: InvoiceView) =>
    payments.withNextCheck(await turnstiles.withPosition(invoice));
  const authenticate = bearerKeys(config.API_KEYS);
  const routes = [
    ...connectionRoutes(connections, config),
    ...ledgerRoutes(connections),
    ...invoiceListRoutes(lists, new InvoiceTotals(client, lists)),
    ...creditNoteInterventionRoutes(notes),
    ...creditNoteRoutes({
      notes,
      lists: new InvoiceLists(reader, 'credit_note'),
      timelines: new InvoiceTimelines(client, 'credit_note'),
      connections,
      asOfNow: (note) => turnstiles.withPosition(note),
      stopping,
    }),
    ...timelineRoutes(new InvoiceTimelines(client)),
    ...invoiceRoutes(invoices, connections, asOfNow, stopping),
    ...interventionRoutes(invoices),
    ...linkRoutes(invoices, connections),
    ...commandRoutes(invoices, connections),
    ...paymentRoutes(payments),
    ...turnstileRoutes(turnstiles),
    ...healthReportRoutes(new HealthReports(client, config.TASK_QUEUE)),
    ...webhookEndpointRoutes(endpoints),
    ...webhookDeliveryRoutes(new Deliveries(reader, config.TASK_QUEUE), endpoints),
  ];
  const document = openApi(routes, publicUrls(config).base);

  const app = express();
  app.disable('x-powered-by');
  app.use(securityHeaders(publicUrls(config).isSecure));
  app.use(requestLog(log));
  app.use(closeWhenStopping(stopping));
  mountHealth(app, client);
  mountOAuth(app, connections, { tickets, browsers }, config);
  mountTestScreen(app, connections, { tickets, browsers }, config);
  mountNotices(app, new Notices(client, config.TASK_QUEUE), config);
  mountMailNotices(app, new MailNotices(client), config, log);
  mountCodec(app, config, authenticate);
  app.all('/openapi.json', only('GET', 'HEAD'));
  app.get('/openapi.json', (_request: Request, response: Response) => {
    response.json(document);
  });
  app.use('/v1', notStored, authenticate, jsonBody('1mb'));
  mount(app, routes, (businessUnit) => connections.expectKnown(businessUnit));
  mountOtherMethods(app, routes);
  app.use(notFound);
  app.use(errorHandler(log));
  return app;
}
