import express, { type Request, type Response, type Router } from 'express';
import { randomBytes, randomUUID } from 'node:crypto';
import { type AuthorizeTransaction, type User } from '../state.ts';
import { type World } from '../world.ts';
import { consentPage, errorPage, loginPage } from './authorize-pages.ts';
import { readAuthorizeRequest } from './authorize-request.ts';
import { codeKey } from './token.ts';

const transactionSeconds = 600;

/** The pages between the app's authorise URL and its callback: sign in, then consent. */
export function authorizeRouter(world: World): Router {
  const router = express.Router();
  router.use(express.urlencoded({ extended: false }));
  router.get('/central', (req, res) => start(world, req, res));
  router.post('/login', (req, res) => signIn(world, req, res));
  router.get('/consent', (req, res) => askConsent(world, req, res));
  router.post('/consent', (req, res) => decide(world, req, res));
  return router;
}

function start(world: World, req: Request, res: Response): void {
  const now = world.clock.now().getTime();
  forgetOld(world, now);
  const request = readAuthorizeRequest(new URL(req.url, 'http://sandbox').searchParams, world.settings, now);
  switch (request.kind) {
    case 'stop':
      res.status(400).send(errorPage('Authorisation failed', request.message));
      return;
    case 'refuse':
      goBack(res, request.redirectUri, request.state, { error: request.error });
      return;
    case 'start': {
      const id = randomUUID();
      world.state.transactions[id] = request.transaction;
      res.send(loginPage(id, world.state.users));
    }
  }
}

function signIn(world: World, req: Request, res: Response): void {
  const form = fieldsOf(req);
  const found = transactionOf(world, form.transaction, res);
  if (found === undefined) return;
  const { id, transaction } = found;
  const user = world.state.users.find((each) => each.email === form.email?.toLowerCase());
  if (user === undefined || user.password !== form.password) {
    res.status(401).send(loginPage(id, world.state.users, 'Wrong e-mail or password.'));
    return;
  }
  if (transaction.country !== null && transaction.country !== user.region.toLowerCase()) {
    delete world.state.transactions[id];
    // Not an OAuth error code: Sage answers so when the region does not fit the user (Sage guide).
    goBack(res, transaction.redirectUri, transaction.state, {
      error: 'Invalid request',
      reason: 'Email already in use',
    });
    return;
  }
  transaction.userId = user.id;
  const remembered = world.state.consents.some(
    (consent) => consent.userId === user.id && consent.clientId === transaction.clientId,
  );
  if (remembered) finish(world, id, transaction, user, res);
  else res.redirect(303, `/oauth2/auth/consent?transaction=${encodeURIComponent(id)}`);
}

function askConsent(world: World, req: Request, res: Response): void {
  const query = new URL(req.url, 'http://sandbox').searchParams;
  const found = transactionOf(world, query.get('transaction') ?? undefined, res);
  if (found === undefined) return;
  const user = signedIn(world, found.transaction, res);
  if (user === undefined) return;
  const reached = world.state.businesses.filter((business) =>
    user.access.some((access) => access.businessId === business.id),
  );
  res.send(consentPage(found.id, found.transaction.clientId, user, reached));
}

function decide(world: World, req: Request, res: Response): void {
  const form = fieldsOf(req);
  const found = transactionOf(world, form.transaction, res);
  if (found === undefined) return;
  const { id, transaction } = found;
  const user = signedIn(world, transaction, res);
  if (user === undefined) return;
  if (form.decision !== 'allow' && form.decision !== 'deny') {
    res.status(400).send(errorPage('Authorisation failed', 'decision must be allow or deny.'));
    return;
  }
  if (form.decision === 'deny') {
    delete world.state.transactions[id];
    goBack(res, transaction.redirectUri, transaction.state, { error: 'access_denied' });
    return;
  }
  world.state.consents.push({ userId: user.id, clientId: transaction.clientId });
  world.record.add('consent.given', null, user.id, { userEmail: user.email, clientId: transaction.clientId });
  finish(world, id, transaction, user, res);
}

function finish(
  world: World,
  id: string,
  transaction: AuthorizeTransaction,
  user: User,
  res: Response,
): void {
  delete world.state.transactions[id];
  // Country prefix and slash as Sage has them: a client that encodes twice fails here as it would there.
  const code = `${user.region}/${randomBytes(20).toString('hex')}`;
  world.state.codes[codeKey(code)] = {
    userId: user.id,
    clientId: transaction.clientId,
    redirectUri: transaction.redirectUri,
    scope: transaction.scope,
    challenge: transaction.challenge,
    challengeMethod: transaction.challengeMethod,
    issuedAt: world.clock.now().getTime(),
  };
  goBack(res, transaction.redirectUri, transaction.state, { code, country: user.region });
}

function goBack(
  res: Response,
  redirectUri: string,
  state: string | null,
  values: Record<string, string>,
): void {
  const query = new URLSearchParams({ ...values, ...(state === null ? {} : { state }) });
  res.redirect(302, `${redirectUri}${redirectUri.includes('?') ? '&' : '?'}${query.toString()}`);
}

function transactionOf(world: World, id: string | undefined, res: Response) {
  const { transactions } = world.state;
  const transaction = id !== undefined && Object.hasOwn(transactions, id) ? transactions[id] : undefined;
  if (id !== undefined && transaction !== undefined) return { id, transaction };
  res
    .status(400)
    .send(errorPage('Authorisation failed', 'This authorisation is unknown or too old. Start again.'));
  return undefined;
}

function signedIn(world: World, transaction: AuthorizeTransaction, res: Response): User | undefined {
  const user = world.state.users.find((each) => each.id === transaction.userId);
  if (user === undefined) res.status(401).send(errorPage('Authorisation failed', 'Sign in first.'));
  return user;
}

function fieldsOf(req: Request): Record<string, string | undefined> {
  const body: unknown = req.body;
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, typeof value === 'string' ? value : undefined]),
  );
}

function forgetOld(world: World, now: number): void {
  for (const [id, transaction] of Object.entries(world.state.transactions))
    if (transaction.startedAt < now - transactionSeconds * 1000) delete world.state.transactions[id];
  for (const [key, code] of Object.entries(world.state.codes))
    if (code.issuedAt < now - transactionSeconds * 1000) delete world.state.codes[key];
}
