import { type Answer, errorAnswer, jsonAnswer } from '../answer.ts';
import { problem, SageError } from '../errors.ts';
import { z } from 'zod';
import { type Call, type WriteRoute } from './call.ts';
import { isRaw } from './fields.ts';

/** 7 days, and 32 hex characters without hyphens inside the resource object (Sage guide, idempotency). */
const days = 7;

/**
 * Runs a write once per idempotency id: a repeat gets the first answer again, whatever its body says (what Sage does
 * with another body is not documented). Whether Sage remembers refusals is not documented either: `strict` does.
 */
export function once(call: Call, route: WriteRoute): Answer {
  const id = idOf(call, route);
  if (id === undefined) return route.handle(call);
  const { world } = call;
  const key = `${call.business.id}:${id}`;
  const known = world.state.remembered[key];
  const now = world.clock.now().getTime();
  if (known !== undefined && now < known.at + days * 86_400_000) {
    if (known.resource !== route.resource)
      throw new SageError(422, problem('IdempotencyResourceMismatch', 'Entity type mismatch'));
    return jsonAnswer(known.status, known.body);
  }
  const answer = attempt(call, route);
  if (answer.status < 300 || world.settings.profile === 'strict')
    world.state.remembered[key] = {
      resource: route.resource,
      at: now,
      status: answer.status,
      body: z.json().parse(JSON.parse(answer.body.toString())),
    };
  return answer;
}

function attempt(call: Call, route: WriteRoute): Answer {
  try {
    return route.handle(call);
  } catch (error) {
    if (error instanceof SageError) return errorAnswer(error);
    throw error;
  }
}

function idOf(call: Call, route: WriteRoute): string | undefined {
  const resource = isRaw(call.body) ? call.body[route.resource] : undefined;
  const id = isRaw(resource) ? resource.idempotency_id : undefined;
  if (id === undefined || id === null) return undefined;
  if (typeof id === 'string' && /^[0-9a-f]{32}$/i.test(id)) return id.toLowerCase();
  throw new SageError(422, problem('RecordInvalid', 'must be 32 hexadecimal characters', 'idempotency_id'));
}

/** The idempotency id a body carries, for the record. */
export function idempotencyIdOf(call: Call, resource: string): string | null {
  const inner = isRaw(call.body) ? call.body[resource] : undefined;
  const id = isRaw(inner) ? inner.idempotency_id : undefined;
  return typeof id === 'string' ? id : null;
}
