import { type RequestHandler } from 'express';
import { type Answer, errorAnswer } from '../answer.ts';
import { noSubscription, notFound, problem, SageError, unexpected } from '../errors.ts';
import { tooMany } from '../fault-effects.ts';
import { incomingOf, type Incoming, type Processed, serve } from '../serve.ts';
import { type Business, type User } from '../state.ts';
import { type World } from '../world.ts';
import { authenticate } from './authenticate.ts';
import { type Call, type Route } from './call.ts';
import { once } from './idempotency.ts';
import { checkRights } from './rights.ts';
import { lacks } from '../editions.ts';
import { withOddities } from '../oddities.ts';
import { routes } from './routes.ts';

export const apiBase = '/v3.1';

interface Match {
  template: string;
  id: string;
  /** undefined: the path exists, the method does not. */
  route: Route | undefined;
}

export function apiHandler(world: World): RequestHandler {
  return async (req, res) => {
    const incoming = incomingOf(req, apiBase);
    const match = find(incoming);
    await serve(world, res, incoming, match?.template ?? incoming.path, async (fault) => {
      try {
        return await answerApi(world, incoming, match, {
          skipNumber: fault?.name === 'skip-number',
          centLess: fault?.name === 'cent-less',
          ownRate: fault?.name === 'own-rate',
        });
      } catch (error) {
        if (error instanceof SageError) return { answer: errorAnswer(error), businessId: null };
        console.error('The sandbox itself failed:', error);
        return { answer: errorAnswer(unexpected()), businessId: null };
      }
    });
  };
}

/** The order of the checks: who (before routing, as observed), what, in which form, which business, may it. */
async function answerApi(
  world: World,
  incoming: Incoming,
  match: Match | undefined,
  struck: Pick<Call, 'skipNumber' | 'centLess' | 'ownRate'>,
): Promise<Processed> {
  const caller = authenticate(world, incoming);
  if ('status' in caller) return { answer: caller, businessId: null };
  if (match === undefined) throw notFound();
  const { route } = match;
  if (route === undefined) throw new SageError(405, problem('MethodNotAllowed', 'Method not allowed.'));
  const body = parseBody(incoming);
  const business = businessOf(world, caller.user, route, incoming);
  const refusal = world.limits.take(business.id);
  if (refusal !== undefined) {
    const after = world.settings.retryAfterHeader ? refusal.retryAfterSeconds : undefined;
    return { answer: tooMany(after), businessId: business.id };
  }
  const call: Call = {
    world,
    ...caller,
    business,
    id: match.id,
    query: incoming.query,
    accept: incoming.headers.accept ?? '*/*',
    body,
    ...struck,
  };
  return { answer: await answerRoute(call, route), businessId: business.id };
}

async function answerRoute(call: Call, route: Route): Promise<Answer> {
  const { state } = call.world;
  if (route.ofBusiness === false) return withOddities(state, await route.handle(call), call.query);
  const answer = withOddities(state, await answerOrRefuse(call, route), call.query);
  return { ...answer, headers: { ...answer.headers, 'x-business': call.business.id } };
}

async function answerOrRefuse(call: Call, route: Route): Promise<Answer> {
  try {
    if (!call.business.subscriptionActive || lacks(call.business, route)) throw noSubscription();
    checkRights(call, route);
    return route.kind === 'write' ? once(call, route) : await route.handle(call);
  } catch (error) {
    if (error instanceof SageError) return errorAnswer(error);
    throw error;
  }
}

/** Without X-Business the user's lead business; a business the user does not see is not found (our assumption). */
function businessOf(world: World, user: User, route: Route, incoming: Incoming): Business {
  const named = route.ofBusiness === false ? undefined : incoming.headers['x-business'];
  const asked = named ?? user.leadBusinessId;
  const business = world.state.businesses.find((each) => each.id === asked);
  if (business === undefined || !user.access.some((access) => access.businessId === business.id))
    throw notFound();
  return business;
}

function parseBody(incoming: Incoming): unknown {
  if (incoming.body.length === 0) return undefined;
  if (!/^application\/json\b/i.test(incoming.headers['content-type'] ?? ''))
    throw new SageError(415, problem('UnsupportedMediaType', 'Only application/json is accepted.'));
  try {
    return JSON.parse(incoming.body.toString('utf8'));
  } catch {
    throw new SageError(422, problem('Validation', 'The request body is not valid JSON.'));
  }
}

function find(incoming: Incoming): Match | undefined {
  let found: Match | undefined;
  for (const route of routes) {
    const id = idIn(route.template, incoming.path);
    if (id === undefined) continue;
    if (route.method === incoming.method) return { template: route.template, id, route };
    found ??= { template: route.template, id, route: undefined };
  }
  return found;
}

/** The `{id}` of a path that fits the template ('' if it has none), or undefined. */
function idIn(template: string, path: string): string | undefined {
  const wanted = template.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  let id = '';
  for (const [index, part] of wanted.entries()) {
    const segment = given[index] ?? '';
    if (part === '{id}') id = segment;
    else if (part !== segment) return undefined;
  }
  return id;
}

export function tokenHandler(
  world: World,
  path: string,
  answer: (world: World, incoming: Incoming) => Answer,
): RequestHandler {
  return async (req, res) => {
    const incoming = incomingOf(req, '');
    await serve(world, res, incoming, path, () => ({ answer: answer(world, incoming), businessId: null }));
  };
}
