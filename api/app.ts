import { type Client } from '@temporalio/client';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { type Logger } from 'pino';
import { type ApiConfig } from './config.ts';
import { Connections } from './connection/connections.ts';
import { errorHandler, notFound } from './error-handler.ts';
import { Notices } from './payments/notices.ts';
import { openApi } from './openapi.ts';
import { publicUrls } from './public-urls.ts';
import { asBrowser } from './principals/calling.ts';
import { auditLog, type LineSink } from './principals/audit-log.ts';
import { authenticateBy } from './principals/authenticate.ts';
import { counted, limitsOf } from './principals/limits.ts';
import { StaticKeys } from './principals/static-keys.ts';
import { Tokens } from './principals/tokens.ts';
import { requestLog } from './request-log.ts';
import { routeTable } from './route-table.ts';
import { mount } from './route.ts';
import { mountCodec } from './codec-routes.ts';
import { mountHealth } from './health-routes.ts';
import { mountMailNotices } from './invoice/mail-notice-routes.ts';
import { MailNotices } from './invoice/mail-notices.ts';
import { mountNotices } from './payments/notice-routes.ts';
import { mountOAuth } from './connection/oauth-routes.ts';
import { mountTestScreen } from './connection/test-screen-routes.ts';

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

export interface AppParts {
  readonly client: Client;
  readonly log: Logger;
  readonly audit: LineSink;
  /** Who waits is answered at once. */
  readonly stopping: AbortSignal;
}

/** The HTTP interface: open to browsers and signed notices, for everybody else behind a key or token. */
export function createApp(config: ApiConfig, { client, log, audit, stopping }: AppParts): Express {
  const keys = new StaticKeys(config.API_KEYS, config.API_KEYS_FILE, log);
  const tokens = config.issuer && new Tokens(config.issuer);
  const limits = limitsOf(config);
  const authenticate = authenticateBy(keys, tokens, (request, response) =>
    counted(limits.byAddress, request, response),
  );
  const connections = new Connections(client, config.TASK_QUEUE);
  const routes = routeTable(config, client, stopping);
  const document = openApi(routes, publicUrls(config).base);

  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', config.TRUSTED_PROXIES);
  app.use(requestLog(log));
  app.use(auditLog(audit));
  app.use(closeWhenStopping(stopping));
  app.use('/v1', authenticate, limits.requests, express.json({ limit: '1mb', strict: true }));
  mount(app, routes, limits.handOvers);
  app.use(limits.byAddress);
  mountHealth(app, client);
  app.use('/oauth', asBrowser);
  mountOAuth(app, connections, config);
  mountTestScreen(app, connections);
  mountNotices(app, new Notices(client, config.TASK_QUEUE), config);
  mountMailNotices(app, new MailNotices(client), config, log);
  mountCodec(app, config, authenticate);
  app.get('/openapi.json', (_request: Request, response: Response) => {
    response.json(document);
  });
  app.use(notFound);
  app.use(errorHandler(log));
  return app;
}
