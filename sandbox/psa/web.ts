import express, { type Express, type Request, type Response } from 'express';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import type { Answers } from './answers.ts';
import type { EventBody, EventLog } from './event-log.ts';
import { eventBody } from './event-schema.ts';
import type { createFiles } from './files.ts';
import { eventsPage } from './page.ts';

const signedHeaders = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const;

interface Parts {
  readonly answers: Answers;
  readonly files: ReturnType<typeof createFiles>;
}

/** `POST /webhooks` takes events, `GET /` shows them, `GET /events` gives them as JSON; `GET /files/…` gives files out. */
export function createWeb(secret: string, log: EventLog, { answers, files }: Parts): Express {
  const webhook = new Webhook(secret);
  const app = express().disable('x-powered-by');
  app.use((_request, response, next) => {
    response.set('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'");
    next();
  });
  app.get('/', (_request, response) => void response.type('html').send(eventsPage(log.events())));
  app.get('/events', (_request, response) => void response.json(log.events()));
  app.get('/files/:name', files.handle);
  // The signature covers the bytes as sent, so the body stays raw until it is verified.
  app.post('/webhooks', express.raw({ type: () => true, limit: '1mb' }), async (request, response) => {
    const body = readVerified(webhook, request);
    if (body === undefined) return refuse(response, 401, 'The signature is missing, wrong or too old.');
    const event = eventBody.safeParse(body.json);
    if (!event.success) return refuse(response, 400, `Not an event: ${event.error.message}`);
    const answer = answers.take();
    log.append({
      webhookId: body.id,
      at: new Date().toISOString(),
      status: answer.status,
      body: event.data satisfies EventBody,
    });
    if (!(await answers.wait(answer))) return void response.destroy();
    response
      .status(answer.status)
      .set({ ...answer.headers })
      .end();
  });
  return app;
}

function readVerified(webhook: Webhook, request: Request): { id: string; json: unknown } | undefined {
  const raw: unknown = request.body;
  const headers = Object.fromEntries(signedHeaders.map((name) => [name, request.get(name) ?? '']));
  try {
    const json = webhook.verify(Buffer.isBuffer(raw) ? raw : '', headers);
    return { id: request.get('webhook-id') ?? '', json };
  } catch (error) {
    if (error instanceof WebhookVerificationError) return undefined;
    throw error;
  }
}

function refuse(response: Response, status: number, why: string): void {
  response.status(status).type('text').send(why);
}
