import { z } from 'zod';
import { type Route, type RouteAnswer } from '../route.ts';
import { conditionsOf, idempotencyKeyOf } from './request-headers.ts';
import { examplesOf } from './examples.ts';
import { everywhere, onBehalfOfHeader, withHeaders } from './headers.ts';
import { type Json, type NamedSchemas } from './json-schema.ts';
import { anyProblem, problemAnswer, problemResponse } from './problem-responses.ts';
import { tagOf } from './tags.ts';

/** One route as OpenAPI has it. */
export function operation(one: Route, named: NamedSchemas): Json {
  return {
    operationId: one.operationId,
    tags: [tagOf(one.path)],
    summary: one.summary,
    description: `${one.summary}. Needs ${one.roles.length === 1 ? 'the role' : 'one of the roles'} ${one.roles.map((role) => `\`${role}\``).join(', ')}.${isAnew(one) ? ' Each request does it anew; Idempotency-Key is not taken.' : ''}`,
    // One credential with one of the roles is needed.
    security: one.roles.flatMap((role) => [{ apiKey: [role] }, { token: [role] }]),
    parameters: [
      ...parameters(one.params, 'path', named),
      ...parameters(one.query, 'query', named),
      ...(one.method === 'get' ? [] : [onBehalfOfHeader]),
      ...conditionsOf(one.tagged),
      ...(one.method === 'post' ? idempotencyKeyOf(one.repeat ?? 'anew') : []),
    ],
    ...(one.body && { requestBody: { required: true, content: bodyContent(one, named) } }),
    responses: responses(one, named),
  };
}

const isAnew = ({ method, repeat = 'anew' }: Route): boolean => method === 'post' && repeat === 'anew';

/** Example first for people: a schema alone says little of what it is like. */
export function jsonContent(schema: z.ZodType, named: NamedSchemas): Json {
  const examples = examplesOf(schema);
  return {
    'application/json': { schema: named.of(schema), ...(examples !== undefined && { examples }) },
  };
}

function responses(one: Route, named: NamedSchemas): Json {
  const own = Object.entries<RouteAnswer>(one.answers).map(([status, answer]): [string, Json] => [
    status,
    Number(status) < 400
      ? success(answer, named, isTagged(one, status))
      : problemAnswer(Number(status), answer.description),
  ]);
  return {
    ...Object.fromEntries(usualRefusals(one).map((status) => [status, problemResponse(status)])),
    ...Object.fromEntries(own),
    ...(one.tagged === 'reads' && { 304: success(notModified, named, true) }),
    default: anyProblem,
  };
}

const text: Json = { schema: { type: 'string' } };

const bodyContent = ({ body, bodyShown = body, bodyType }: Route, named: NamedSchemas): Json => ({
  ...(bodyShown && jsonContent(bodyShown, named)),
  ...(bodyType !== undefined && { [bodyType]: text }),
});

const notModified: RouteAnswer = { description: 'It is as the caller has it' };

/** What was removed has no tag any more. */
const isTagged = ({ tagged }: Route, status: string): boolean => tagged !== undefined && status !== '204';

function success(answer: RouteAnswer, named: NamedSchemas, tagged: boolean): Json {
  const { description, schema, headers = [] } = answer;
  const textType = schema && answer.textType;
  return {
    description,
    headers: withHeaders(...everywhere, ...headers, ...(tagged ? (['ETag'] as const) : [])),
    ...(schema !== undefined && {
      content: { ...jsonContent(schema, named), ...(textType !== undefined && { [textType]: text }) },
    }),
  };
}

/** What the door, and whatever stands behind it, may answer to any request of the kind. */
function usualRefusals({ path, body, query, takesNewUnit, tagged }: Route): readonly number[] {
  const isOfUnit = path.includes(':businessUnit') || query?.shape['businessUnit'] !== undefined;
  return [
    400,
    401,
    403,
    ...(isOfUnit && takesNewUnit !== true ? [404] : []),
    ...(path.includes(':businessUnit') ? [409] : []),
    ...(tagged === 'changes' || tagged === 'puts' ? [412] : []),
    ...(body === undefined ? [] : [413, 415, 422]),
    429,
    500,
    503,
  ];
}

function parameters(schema: z.ZodObject | undefined, where: 'path' | 'query', named: NamedSchemas) {
  return Object.entries<z.core.$ZodType>(schema?.shape ?? {}).map(([name, field]) => {
    const { description, ...rest } = named.of(field);
    return {
      name,
      in: where,
      required: where === 'path' || !z.safeParse(z.object({ field }), {}).success,
      ...(description !== undefined && { description }),
      schema: rest,
    };
  });
}
