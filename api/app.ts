import { type Client } from '@temporalio/client';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { type Logger } from 'pino';
import { type ApiConfig } from './config.ts';
import { Connections } from './connection/connections.ts';
import { answerCheck } from './check-answer.ts';
import { Authenticator } from './authenticator.ts';
import { Browsers } from './connection/browser-binding.ts';
import { Tickets } from './connection/tickets.ts';
import { mountDocs } from './docs/docs-routes.ts';
import { errorHandler, notFound } from './error-handler.ts';
import { Notices } from './payments/notices.ts';
import { openApi } from './openapi/document.ts';
import { publicUrls } from './public-urls.ts';
import { asBrowser } from './principals/calling.ts';
import { auditLog, type LineSink } from './principals/audit-log.ts';
import { authenticateBy } from './principals/authenticate.ts';
import { counted, limitsOf } from './principals/limits.ts';
import { StaticKeys } from './principals/static-keys.ts';
import { Tokens } from './principals/tokens.ts';
import { securityHeaders } from './security-headers.ts';
import { requestLog } from './request-log.ts';
import { mountOtherMethods, only } from './methods.ts';
import { routeTable } from './route-table.ts';
import { mount } from './route.ts';
import { mountCodec } from './codec-routes.ts';
import { jsonBody } from './json-body.ts';
import { runBody } from './billing-run/run-body.ts';
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

/** Answers hold what a customer bought and for how much: no cache on the way keeps them. */
const notStored = (_request: Request, response: Response, next: NextFunction): void => {
  response.set('cache-control', 'no-store');
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
  const { base, isSecure } = publicUrls(config);
  const keys = new StaticKeys(config.API_KEYS, config.API_KEYS_FILE, log);
  const tokens = config.issuer && new Tokens(config.issuer);
  const limits = limitsOf(config);
  const authenticate = authenticateBy(keys, tokens, (request, response) =>
    counted(limits.byAddress, request, response),
  );
  const tickets = new Tickets(new Authenticator(config.CODEC_KEYS, 'authorization'));
  const browsers = new Browsers(new Authenticator(config.CODEC_KEYS, 'browser'), isSecure);
  const connections = new Connections(client, config.TASK_QUEUE, tickets);
  const routes = routeTable(config, { client, connections, stopping });
  const document = openApi(routes, base);

  const app = express();
  app.disable('x-powered-by');
  // Of the very bytes, and weak: none that a change could go by.
  app.disable('etag');
  app.use(securityHeaders(isSecure));
  app.set('trust proxy', config.TRUSTED_PROXIES);
  app.use(requestLog(log));
  app.use(auditLog(audit));
  app.use(closeWhenStopping(stopping));
  app.use('/v1', notStored, authenticate, limits.requests, runBody, jsonBody('1mb'));
  mount(app, routes, {
    countHandOver: limits.handOvers,
    expectUnit: (businessUnit) => connections.expectKnown(businessUnit),
    checkAnswer: answerCheck(config.ANSWER_CHECK, log),
  });
  mountOtherMethods(app, routes);
  app.use(limits.byAddress);
  mountHealth(app, client);
  app.use('/oauth', asBrowser);
  mountOAuth(app, connections, { tickets, browsers }, config);
  mountTestScreen(app, connections, { tickets, browsers }, config);
  mountNotices(app, new Notices(client, config.TASK_QUEUE), config);
  mountMailNotices(app, new MailNotices(client), config, log);
  const operators = config.operators ? new Tokens(config.operators) : tokens;
  // Each request to it is counted by its address already.
  mountCodec(
    app,
    config,
    authenticateBy(keys, operators, () => Promise.resolve()),
  );
  app.all('/openapi.json', only('GET', 'HEAD'));
  app.get('/openapi.json', (_request: Request, response: Response) => {
    response.json(document);
  });
  mountDocs(app);
  app.use(notFound);
  app.use(errorHandler(log));
  return app;
}
