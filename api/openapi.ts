import { z } from 'zod';
import { type Route } from './route.ts';

/** Schemas with a name of their own, one place for all operations. */
type Named = Record<string, unknown>;

/** OpenAPI 3.1 made of the same routes and schemas that check the requests. */
export function openApi(routes: readonly Route[], serverUrl: string): unknown {
  const paths: Record<string, Record<string, unknown>> = {};
  const named: Named = { Problem: problemSchema };
  for (const one of routes) {
    const path = one.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [one.method]: operation(one, named) };
  }
  const document = {
    openapi: '3.1.0',
    info: {
      title: 'Sage invoicing on Temporal',
      version: '1',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: serverUrl }],
    paths,
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description:
            "An API key, or a JSON Web Token of the PSA's issuer. Each operation names the roles of which one is needed.",
        },
      },
      schemas: named,
    },
  };
  // zod refers to names within the one schema it makes; here they are the document's.
  return JSON.parse(JSON.stringify(document).replaceAll('"#/$defs/', '"#/components/schemas/'));
}

const onBehalfOf = {
  name: 'On-Behalf-Of',
  in: 'header',
  required: false,
  description:
    'The person for whom it is asked, percent-encoded as UTF-8 where not ASCII; stands in timeline, events and audit log. A token that names a person counts before it.',
  schema: { type: 'string', minLength: 1 },
};

function operation(one: Route, named: Named) {
  return {
    summary: one.summary,
    operationId: one.operationId,
    // One of the roles is needed.
    security: one.roles.map((role) => ({ bearer: [role] })),
    parameters: [
      ...parameters(one.params, 'path', named),
      ...parameters(one.query, 'query', named),
      ...(one.method === 'get' ? [] : [onBehalfOf]),
    ],
    ...(one.body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: jsonSchema(one.body, named) } },
      },
    }),
    responses: {
      ...Object.fromEntries(
        Object.entries(one.answers).map(([status, answer]) => [
          status,
          {
            description: answer.description,
            ...(Number(status) >= 400 && problemContent),
            ...(Number(status) < 300 &&
              Number(status) !== 204 && {
                content: {
                  'application/json': answer.schema
                    ? { schema: jsonSchema(answer.schema, named, 'output') }
                    : {},
                },
              }),
          },
        ]),
      ),
      default: { description: 'A problem that says what to change', ...problemContent },
    },
  };
}

function parameters(schema: z.ZodObject | undefined, where: 'path' | 'query', named: Named) {
  return Object.entries<z.core.$ZodType>(schema?.shape ?? {}).map(([name, field]) => ({
    name,
    in: where,
    required: where === 'path' || !z.safeParse(z.object({ field }), {}).success,
    schema: jsonSchema(field, named),
  }));
}

function jsonSchema(schema: z.core.$ZodType, named: Named, io: 'input' | 'output' = 'input') {
  const {
    $schema: _,
    $defs,
    ...rest
  } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    reused: 'inline',
  });
  Object.assign(named, $defs);
  return rest;
}

const problemContent = {
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code', 'fix', 'retriable'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'What is wrong, with the value' },
    instance: { type: 'string' },
    code: { type: 'string', description: 'Stable, for programs' },
    fix: { type: 'string', description: 'What to do about it' },
    retriable: { type: 'boolean', description: 'The same request may succeed later' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'message'],
        properties: { pointer: { type: 'string' }, message: { type: 'string' }, value: {} },
      },
    },
    errorsNotNamed: { type: 'integer', description: 'How many there are besides the 50 that "errors" names' },
    suggestions: { type: 'array', items: { type: 'string' } },
  },
};
