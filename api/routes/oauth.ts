import { createHash, randomBytes } from 'node:crypto';
import { type Express, type Request, type Response } from 'express';
import { z } from 'zod';
import { identifier } from '../../domain/schemas/text.ts';
import { authorizeUrl } from '../../sage/authorize-url.ts';
import { bindBrowserUpdate, completeAuthorizationUpdate } from '../../workflows/messages.ts';
import { type ApiConfig } from '../config.ts';
import { type Connections } from '../connections.ts';
import { outcomePage, problemPage } from '../pages/authorization.ts';
import { Problem } from '../problem.ts';
import { publicUrls } from '../public-urls.ts';
import { temporalProblem } from '../temporal-problem.ts';

const WINDOW_SECONDS = 600;

/** Business unit and secret, as made by `Connections.begin`. */
const stateText = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\.[A-Za-z0-9_-]{43}$/);
const ticketQuery = z.object({ ticket: stateText });
const callbackQuery = z.union([
  z.object({ state: stateText, code: z.string().min(1).max(2048) }),
  z.object({ state: stateText, error: z.string().min(1).max(200), reason: z.string().max(500).optional() }),
]);

/** What a person's browser opens: the way to Sage's consent page, and the way back. */
export function mountOAuth(app: Express, connections: Connections, config: ApiConfig): void {
  const secure = publicUrls(config).base.startsWith('https:');

  app.get('/oauth/sage/start', async (request: Request, response: Response) => {
    await answerInHtml(response, async () => {
      const { ticket } = readQuery(ticketQuery, request);
      // The same browser may open its link twice; another one may not.
      const secret = readCookie(request, ticket) ?? randomBytes(32).toString('base64url');
      const bound = await connections.update(businessUnitOf(ticket), (connection) =>
        connection.executeUpdate(bindBrowserUpdate, { args: [{ state: ticket, browser: hashed(secret) }] }),
      );
      response.cookie(cookieName(ticket), secret, {
        httpOnly: true,
        sameSite: 'lax',
        secure,
        path: '/oauth/sage',
        maxAge: WINDOW_SECONDS * 1000,
      });
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
    await answerInHtml(response, async () => {
      const answer = readQuery(callbackQuery, request);
      const businessUnit = businessUnitOf(answer.state);
      const outcome =
        'code' in answer ? { code: answer.code } : { error: answer.error, reason: answer.reason ?? null };
      const browser = hashed(readCookie(request, answer.state) ?? '');
      const { view, returnUrl } = await connections.update(businessUnit, (connection) =>
        connection.executeUpdate(completeAuthorizationUpdate, {
          args: [{ state: answer.state, browser, outcome }],
        }),
      );
      response.clearCookie(cookieName(answer.state), { path: '/oauth/sage' });
      if (returnUrl === null) {
        response.send(outcomePage(view));
        return;
      }
      const back = new URL(returnUrl);
      back.searchParams.set('businessUnit', businessUnit);
      back.searchParams.set('connection', view.status);
      if (view.problem !== null) back.searchParams.set('problem', view.problem.code);
      response.redirect(302, back.toString());
    });
  });
}

const hashed = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

const cookieName = (state: string): string => `sage_connect_${hashed(state).slice(0, 12)}`;

function readCookie(request: Request, state: string): string | undefined {
  const wanted = `${cookieName(state)}=`;
  const pair = (request.get('cookie') ?? '').split(/;\s*/).find((one) => one.startsWith(wanted));
  return pair?.slice(wanted.length);
}

/** Everything before the last dot; the secret itself has none. */
const businessUnitOf = (state: string): string => identifier.parse(state.slice(0, state.lastIndexOf('.')));

function readQuery<Schema extends z.ZodType>(schema: Schema, request: Request): z.output<Schema> {
  const result = schema.safeParse(request.query);
  if (result.success) return result.data;
  throw new Problem({
    status: 400,
    code: 'link_damaged',
    detail: 'This link is not complete, or it was changed on the way.',
    fix: 'Begin the connection again.',
  });
}

/** As of a link that was used: who guesses at links does not learn which business units there are. */
const linkUnknown = new Problem({
  status: 409,
  code: 'authorization_unknown',
  detail: 'This link was used already, or a newer one was made.',
  fix: 'Begin the connection again.',
});

/** A person looks at these answers: errors become a page, not JSON. */
async function answerInHtml(response: Response, work: () => Promise<void>): Promise<void> {
  response.set({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  try {
    await work();
  } catch (error) {
    const found = error instanceof Problem ? error : temporalProblem(error);
    if (found === undefined) throw error;
    const problem = found.fields.code === 'unknown_business_unit' ? linkUnknown : found;
    response.status(problem.fields.status).send(problemPage(problem));
  }
}
