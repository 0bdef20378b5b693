import express, { type Express, type Response } from 'express';
import type { Faults } from './faults.ts';
import type { Mailbox } from './mailbox.ts';
import { listPage, messagePage } from './pages.ts';

/** The mailbox for eyes (`/`) and for programs (`/messages`). What is in a mail may do nothing in the browser. */
export function createWeb(mailbox: Mailbox, faults: Faults): Express {
  const app = express().disable('x-powered-by');
  app.use((_request, response, next) => {
    response.set({
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'",
      'x-content-type-options': 'nosniff',
    });
    next();
  });
  app.get('/', (_request, response) => void response.type('html').send(listPage(mailbox.messages())));
  app.get('/messages', (_request, response) => void response.json(mailbox.messages()));
  app.delete('/messages', async (_request, response) => {
    await mailbox.clear();
    response.status(204).end();
  });
  app.get('/cut-after-data', (_request, response) => void response.json({ left: faults.cutsLeft() }));
  app.put('/cut-after-data/:times', (request, response) => {
    const times = Number(request.params.times);
    if (!Number.isInteger(times) || times < 0) {
      response.status(400).type('text').send(`"${request.params.times}" is not a whole number of mails.`);
      return;
    }
    faults.cutAfterData(times);
    response.status(204).end();
  });
  app.get('/messages/:id/view', (request, response) => {
    const found = mailbox.find(request.params.id);
    if (!found) return notFound(response);
    response.type('html').send(messagePage(found.message));
  });
  app.get('/messages/:id/html', (request, response) => {
    const body = mailbox.find(request.params.id)?.message.html;
    if (body === undefined) return notFound(response);
    // Also when it is opened outside its frame: no script, no request to anywhere.
    response.set(
      'content-security-policy',
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    );
    response.type('html').send(body);
  });
  app.get('/messages/:id/attachments/:index', (request, response) => {
    const found = mailbox.find(request.params.id);
    const index = Number(request.params.index);
    const attachment = found?.message.attachments[index];
    const content = found?.contents[index];
    if (attachment === undefined || content === undefined) return notFound(response);
    response.attachment(attachment.filename).set('content-type', attachment.contentType).send(content);
  });
  return app;
}

function notFound(response: Response): void {
  response.status(404).type('text').send('No such mail or attachment.');
}
