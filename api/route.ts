import { type Express, type Request, type Response } from 'express';
import { type z } from 'zod';
import { invalid, Problem } from './problem.ts';

type Shape = z.ZodObject;
type Empty = z.ZodObject<Record<string, never>>;

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface RouteAnswer {
  readonly description: string;
  readonly schema?: z.ZodType;
}

/** @throws Problem for a business unit that was never connected */
export type ExpectUnit = (businessUnit: string) => Promise<void>;

/** One operation: what it takes, what it answers, and what it does. The OpenAPI document is made of the same. */
export interface Route {
  readonly method: 'get' | 'put' | 'post' | 'patch' | 'delete';
  /** In Express's form: `/v1/business-units/:businessUnit`. */
  readonly path: string;
  readonly summary: string;
  readonly params: Shape;
  readonly query?: Shape;
  readonly body?: z.ZodType;
  readonly answers: Readonly<Record<number, RouteAnswer>>;
  /** Also for a business unit that was never connected; everywhere else that has the one same answer. */
  readonly takesNewUnit?: boolean;
  readonly run: (request: Request, expectUnit: ExpectUnit) => Promise<Reply>;
}

interface Definition<Params extends Shape, Query extends Shape, Body extends z.ZodType> extends Omit<
  Route,
  'params' | 'query' | 'body' | 'run'
> {
  readonly params: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly handle: (input: {
    readonly params: z.output<Params>;
    readonly query: z.output<Query>;
    readonly body: z.output<Body>;
    readonly requestId: string;
  }) => Promise<Reply>;
}

/** Checks before the handler: path, query and body are checked, and refused by name, before any work. */
export function route<
  Params extends Shape,
  Query extends Shape = Empty,
  Body extends z.ZodType = z.ZodUndefined,
>(definition: Definition<Params, Query, Body>): Route {
  const { handle, ...described } = definition;
  return {
    ...described,
    run: async (request, expectUnit) => {
      const params = parse(definition.params, request.params, 'path');
      const query = parse(definition.query, request.query, 'query');
      const body = parse(definition.body, readBody(request, definition.body), 'body');
      if (definition.takesNewUnit !== true) {
        // Of the path, or what a list is filtered by.
        const { businessUnit } = { ...query, ...params };
        if (typeof businessUnit === 'string') await expectUnit(businessUnit);
      }
      const requestId = String(request.res?.locals['requestId'] ?? '');
      return handle({ params, query, body, requestId });
    },
  };
}

function readBody(request: Request, schema: z.ZodType | undefined): unknown {
  const body: unknown = request.body;
  if (schema === undefined || body !== undefined) return schema === undefined ? undefined : body;
  // Nothing sent at all stands for an object without fields.
  if (request.get('transfer-encoding') === undefined && Number(request.get('content-length') ?? 0) === 0)
    return {};
  throw new Problem({
    status: 415,
    code: 'not_json',
    detail: `The content type "${request.get('content-type') ?? 'none'}" is not JSON.`,
    fix: 'Send the content as application/json.',
  });
}

function parse<Schema extends z.ZodType>(
  schema: Schema | undefined,
  input: unknown,
  where: 'body' | 'query' | 'path',
): z.output<Schema>;
function parse(schema: z.ZodType | undefined, input: unknown, where: 'body' | 'query' | 'path'): unknown {
  if (schema === undefined) return undefined;
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw invalid(result.error, input, where);
}

export function mount(app: Express, routes: readonly Route[], expectUnit: ExpectUnit): void {
  for (const one of routes) {
    app[one.method](one.path, async (request: Request, response: Response) => {
      const { status, body, headers } = await one.run(request, expectUnit);
      if (headers) response.set(headers);
      response.status(status);
      if (body === undefined) response.end();
      else response.json(body);
    });
  }
}
