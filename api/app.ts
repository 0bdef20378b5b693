import { type Client } from '@temporalio/client';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { type Logger } from 'pino';
import { bearerKeys } from './authenticate.ts';
import { type ApiConfig } from './config.ts';
import { Connections } from './connections.ts';
import { Deliveries } from './deliveries.ts';
import { Endpoints } from './endpoints.ts';
import { errorHandler, notFound } from './error-handler.ts';
import { InvoiceLists } from './invoice-lists.ts';
import { InvoiceTotals } from './invoice-totals.ts';
import { Invoices } from './invoices.ts';
import { PaymentWatches } from './payment-watches.ts';
import { Notices } from './notices/notices.ts';
import { openApi } from './openapi.ts';
import { publicUrls } from './public-urls.ts';
import { requestLog } from './request-log.ts';
import { mount } from './route.ts';
import { mountCodec } from './routes/codec.ts';
import { connectionRoutes } from './routes/connection.ts';
import { mountHealth } from './routes/health.ts';
import { interventionRoutes } from './routes/invoice-interventions.ts';
import { wishRoutes } from './routes/invoice-wishes.ts';
import { invoiceRoutes } from './routes/invoices.ts';
import { ledgerRoutes } from './routes/ledgers.ts';
import { invoiceListRoutes } from './routes/invoice-lists.ts';
import { timelineRoutes } from './routes/invoice-timeline.ts';
import { mountNotices } from './routes/notices.ts';
import { mountOAuth } from './routes/oauth.ts';
import { mountTestScreen } from './routes/test-screen.ts';
import { paymentRoutes } from './routes/payments.ts';
import { turnstileRoutes } from './routes/turnstile.ts';
import { Turnstiles } from './turnstiles.ts';
import { webhookDeliveryRoutes } from './routes/webhook-deliveries.ts';
import { webhookEndpointRoutes } from './routes/webhook-endpoints.ts';
import { InvoiceTimelines } from './timeline/invoice-timelines.ts';

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

/** The HTTP door: open to browsers and signed notices, behind a bearer key for the PSA. `stopping`: who waits is answered at once. */
export function createApp(config: ApiConfig, client: Client, log: Logger, stopping: AbortSignal): Express {
  const connections = new Connections(client, config.TASK_QUEUE);
  const invoices = new Invoices(client, config.TASK_QUEUE);
  const lists = new InvoiceLists(client);
  const turnstiles = new Turnstiles(client, connections);
  const endpoints = new Endpoints(client, config);
  const authenticate = bearerKeys(config.API_KEYS);
  const routes = [
    ...connectionRoutes(connections, config),
    ...ledgerRoutes(connections),
    ...invoiceListRoutes(lists, new InvoiceTotals(client, lists)),
    ...timelineRoutes(new InvoiceTimelines(client)),
    ...invoiceRoutes(invoices, connections, turnstiles, stopping),
    ...interventionRoutes(invoices),
    ...wishRoutes(invoices, connections),
    ...paymentRoutes(new PaymentWatches(client, connections)),
    ...turnstileRoutes(turnstiles),
    ...webhookEndpointRoutes(endpoints),
    ...webhookDeliveryRoutes(new Deliveries(client, config.TASK_QUEUE), endpoints),
  ];
  const document = openApi(routes, publicUrls(config).base);

  const app = express();
  app.disable('x-powered-by');
  app.use(requestLog(log));
  app.use(closeWhenStopping(stopping));
  mountHealth(app, client);
  mountOAuth(app, connections, config);
  mountTestScreen(app, connections);
  mountNotices(app, new Notices(client, config.TASK_QUEUE), config);
  mountCodec(app, config, authenticate);
  app.get('/openapi.json', (_request: Request, response: Response) => {
    response.json(document);
  });
  app.use('/v1', authenticate, express.json({ limit: '1mb', strict: true }));
  mount(app, routes);
  app.use(notFound);
  app.use(errorHandler(log));
  return app;
}
