import { type Express, type Request, type Response } from 'express';
import { z } from 'zod';
import { authorizeUrl } from '../../sage/authorize-url.ts';
import { bindBrowserUpdate, completeAuthorizationUpdate } from '../../domain/connection/messages.ts';
import { answerInHtml, linkUnknown, readLink } from '../answer-in-html.ts';
import { type Browsers, hashed } from './browser-binding.ts';
import { type ApiConfig } from '../config.ts';
import { type Connections } from './connections.ts';
import { backToPsa, notConnectedPage } from './authorization-pages.ts';
import { only } from '../methods.ts';
import { type Onward } from '../page.ts';
import { publicUrls } from '../public-urls.ts';
import { type Tickets, ticketText } from './tickets.ts';

const ticketQuery = z.object({ ticket: ticketText });
const callbackQuery = z.union([
  z.object({ state: ticketText, code: z.string().min(1).max(2048) }),
  z.object({ state: ticketText, error: z.string().min(1).max(200), reason: z.string().max(500).optional() }),
]);

/** What a person's browser opens: the way to Sage's consent page, and the way back. */
export function mountOAuth(
  app: Express,
  connections: Connections,
  { tickets, browsers }: { readonly tickets: Tickets; readonly browsers: Browsers },
  config: ApiConfig,
): void {
  const { screenUrl, startUrl, redirectUri, psaUrl } = publicUrls(config);
  /** Nothing is asked about a ticket that was made up. */
  const unitOf = (ticket: string): string => {
    const businessUnit = tickets.businessUnitOf(ticket);
    if (businessUnit === null) throw linkUnknown;
    return businessUnit;
  };
  /** Whoever opened a link of ours begins again by himself, everybody else where links are made. */
  const onward = (request: Request, ticket: unknown): Onward | null =>
    typeof ticket === 'string' &&
    tickets.businessUnitOf(ticket) !== null &&
    browsers.hasOpened(request, ticket)
      ? { href: `/oauth/sage/again?ticket=${encodeURIComponent(ticket)}`, text: 'Begin again' }
      : backToPsa(psaUrl);
  app.all(['/oauth/sage/start', '/oauth/sage/callback', '/oauth/sage/again'], only('GET'));

  app.get('/oauth/sage/again', async (request: Request, response: Response) => {
    await answerInHtml(response, backToPsa(psaUrl), async () => {
      const { ticket } = readLink(ticketQuery, request.query);
      const businessUnit = unitOf(ticket);
      if (!browsers.hasOpened(request, ticket)) throw linkUnknown;
      const { state } = await connections.begin(businessUnit, {
        redirectUri,
        returnUrl: null,
        country: null,
        allowOtherBusiness: false,
      });
      response.redirect(302, `${startUrl}?ticket=${encodeURIComponent(state)}`);
    });
  });

  app.get('/oauth/sage/start', async (request: Request, response: Response) => {
    await answerInHtml(response, onward(request, request.query['ticket']), async () => {
      const { ticket } = readLink(ticketQuery, request.query);
      const businessUnit = unitOf(ticket);
      const secret = browsers.secretOf(request, ticket);
      const bound = await connections.update(businessUnit, (connection) =>
        connection.executeUpdate(bindBrowserUpdate, { args: [{ state: ticket, browser: hashed(secret) }] }),
      );
      browsers.bind(response, ticket, secret);
      response.redirect(
        302,
        authorizeUrl({
          authorizeUrl: config.SAGE_AUTHORIZE_URL,
          clientId: config.SAGE_CLIENT_ID,
          redirectUri: bound.redirectUri,
          state: ticket,
          codeChallenge: bound.codeChallenge,
          country: bound.country ?? undefined,
        }),
      );
    });
  });

  app.get('/oauth/sage/callback', async (request: Request, response: Response) => {
    await answerInHtml(response, onward(request, request.query['state']), async () => {
      const answer = readLink(callbackQuery, request.query);
      const { state } = answer;
      const outcome =
        'code' in answer ? { code: answer.code } : { error: answer.error, reason: answer.reason ?? null };
      const businessUnit = unitOf(state);
      const browser = browsers.boundTo(request, state);
      const { returnUrl } = await connections.update(businessUnit, (connection) =>
        connection.executeUpdate(completeAuthorizationUpdate, { args: [{ state, browser, outcome }] }),
      );
      const view = await connections.view(businessUnit);
      if (returnUrl === null && view.problem !== null) {
        response.send(notConnectedPage(view.problem, onward(request, state)));
        return;
      }
      const next = new URL(returnUrl ?? screenUrl);
      if (returnUrl === null) {
        next.searchParams.set('ticket', state);
      } else {
        next.searchParams.set('businessUnit', view.businessUnit);
        next.searchParams.set('connection', view.status);
        if (view.problem !== null) next.searchParams.set('problem', view.problem.code);
      }
      response.redirect(302, next.toString());
    });
  });
}
