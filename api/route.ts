import { type Express, type Request, type RequestHandler, type Response } from 'express';
import { type z } from 'zod';
import { type AnswerHeader } from './openapi/headers.ts';
import { type Caller } from '../domain/principals/caller.ts';
import { type Precondition } from '../domain/etag.ts';
import { type Repeat, withIdempotencyKey } from './idempotency-key.ts';
import { hasAlready, preconditionOf, type Tagged } from './preconditions.ts';
import { onBehalfOf } from './principals/calling.ts';
import { expectOwnUnit, expectRole, unitIn } from './principals/door.ts';
import { callerOf } from './principals/on-behalf-of.ts';
import { factsOf, type Principal } from './principals/principal.ts';
import { type Role } from './principals/roles.ts';
import { invalid, Problem } from './problem.ts';

type Shape = z.ZodObject;
type Empty = z.ZodObject<Record<string, never>>;

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  /** In place of a body of JSON; its type is in the headers. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Header of the answer of what has an entity tag; undefined where a worker of a former version told none. */
export const tag = (etag: string | undefined): ReplyHeaders =>
  etag === undefined ? {} : { headers: { ETag: etag } };

/** An answer with content: nobody has to guess what is in it. */
export interface ContentAnswer {
  readonly description: string;
  /** That not every answer has. */
  readonly headers?: readonly AnswerHeader[];
  readonly schema: z.ZodType;
  /** Media type of the text that is answered in place of JSON where that is asked for. */
  readonly textType?: string;
}

/** An answer without content, or a problem, which all have one form. */
export interface BareAnswer {
  readonly description: string;
  readonly headers?: readonly AnswerHeader[];
  readonly schema?: undefined;
}
export type RouteAnswer = ContentAnswer | BareAnswer;

type RefusedStatus = 304 | 400 | 401 | 403 | 404 | 405 | 409 | 412 | 413 | 415 | 422 | 428 | 429 | 500 | 503;

/** By status. */
export type RouteAnswers = { readonly [Status in 200 | 201]?: ContentAnswer } & {
  readonly 202?: RouteAnswer;
  readonly 204?: BareAnswer;
} & { readonly [Status in RefusedStatus]?: BareAnswer };

type Success = 200 | 201 | 202 | 204;
type ReplyHeaders = Pick<Reply, 'headers'>;

type TextReply<Answer, Status> = Answer extends { readonly textType: string }
  ? { readonly status: Status; readonly text: string } & ReplyHeaders
  : never;

/** What a handler may reply: only what its answers say. */
type ReplyTo<Answers extends RouteAnswers> = {
  [Status in Success]: Status extends keyof Answers
    ? Answers[Status] extends { readonly schema: infer Schema extends z.ZodType }
      ? | ({ readonly status: Status; readonly body: z.input<Schema> } & ReplyHeaders)
        | TextReply<Answers[Status], Status>
      : { readonly status: Status; readonly body?: undefined } & ReplyHeaders
    : never;
}[Success];

/** @throws Problem for a business unit that was never connected */
export type ExpectUnit = (businessUnit: string) => Promise<void>;

/** One operation: what it takes, what it answers, and what it does. The OpenAPI document is made of the same. */
export interface Route {
  readonly method: 'get' | 'put' | 'post' | 'patch' | 'delete';
  /** In Express's form: `/v1/business-units/:businessUnit`. */
  readonly path: string;
  /** Its name in a client: verb and noun, once in the whole table. */
  readonly operationId: string;
  readonly summary: string;
  /** One of them is needed. */
  readonly roles: readonly Role[];
  /** Takes on work at Sage, and is counted as such. */
  readonly handsOver?: boolean;
  /** Of a POST: what it comes to that it is sent again. Where nobody said, it may be done anew. */
  readonly repeat?: Repeat;
  /** It answers, or goes by, the entity tag of what it reads or changes. */
  readonly tagged?: Tagged;
  readonly params: Shape;
  readonly query?: Shape;
  readonly body?: z.ZodType;
  /** What the document says of a body whose schema only lets it in, since it is checked bit by bit. */
  readonly bodyShown?: z.ZodType;
  /** Media type that the body may have besides JSON. */
  readonly bodyType?: string;
  readonly answers: RouteAnswers;
  /** Also for a business unit that was never connected; everywhere else that has the one same answer. */
  readonly takesNewUnit?: boolean;
  readonly run: (request: Request, expectUnit: ExpectUnit) => Promise<Reply>;
}

interface Definition<
  Params extends Shape,
  Query extends Shape,
  Body extends z.ZodType,
  Answers extends RouteAnswers,
> extends Omit<Route, 'params' | 'query' | 'body' | 'answers' | 'run'> {
  readonly params: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly answers: Answers;
  readonly handle: (input: {
    readonly params: z.output<Params>;
    readonly query: z.output<Query>;
    readonly body: z.output<Body>;
    readonly requestId: string;
    readonly principal: Principal;
    readonly caller: Caller;
    /** Of what a `tagged` operation changes; empty where the request says nothing. */
    readonly condition: { readonly precondition?: Precondition };
  }) => Promise<ReplyTo<Answers>>;
}

/**
 * The door, in this order: who asks, with which role, for a unit of its own; then path, query and body are checked, and refused by name,
 * then whether the unit is known, before any work. What is asked of Temporal is asked in the caller's name.
 */
export function route<
  Params extends Shape,
  Query extends Shape = Empty,
  Body extends z.ZodType = z.ZodUndefined,
  Answers extends RouteAnswers = RouteAnswers,
>(definition: Definition<Params, Query, Body, Answers>): Route {
  const { handle, ...described } = definition;
  return {
    ...described,
    run: async (request, expectUnit) => {
      const principal = expectRole(request, definition.roles);
      const params = parse(definition.params, request.params, 'path');
      expectOwnUnit(principal, request.params);
      const caller = callerOf(request, principal);
      factsOf(request).caller = caller;
      const precondition = preconditionOf(request, definition.tagged);
      const condition = precondition === undefined ? {} : { precondition };
      const query = parse(definition.query, request.query, 'query');
      expectOwnUnit(principal, query);
      const sent = readBody(request, definition.body);
      const { method, repeat = 'anew' } = definition;
      const keyed = method === 'post' ? withIdempotencyKey(request, repeat, sent) : sent;
      const body = parse(definition.body, keyed, 'body');
      const unit = unitIn(params) ?? unitIn(query);
      if (unit !== undefined && definition.takesNewUnit !== true) await expectUnit(unit);
      const requestId = String(request.res?.locals['requestId'] ?? '');
      return onBehalfOf(caller, () =>
        handle({ params, query, body, requestId, principal, caller, condition }),
      );
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

/** Longer than any request takes that goes as it should. */
const ANSWER_WITHIN_MS = 150_000;

export interface Guards {
  /** Runs before what hands over. */
  readonly countHandOver: RequestHandler;
  readonly expectUnit: ExpectUnit;
  /** Sees each answer before it goes out. */
  readonly checkAnswer: (one: Route, reply: Reply) => void;
  /** Milliseconds until a request that is still worked on is answered as such; by default longer than any takes that goes as it should. */
  readonly answerWithinMs?: number;
}

export function mount(app: Express, routes: readonly Route[], guards: Guards): void {
  const { countHandOver, expectUnit, checkAnswer, answerWithinMs = ANSWER_WITHIN_MS } = guards;
  for (const one of routes) {
    const before = one.handsOver === true ? [countHandOver] : [];
    app[one.method](one.path, ...before, async (request: Request, response: Response) => {
      const reply = await inTime(one.run(request, expectUnit), answerWithinMs);
      checkAnswer(one, reply);
      const { status, body, text, headers } = reply;
      if (headers) response.set(headers);
      if (one.tagged === 'reads' && hasAlready(request, headers?.['ETag'])) {
        response.status(304).end();
        return;
      }
      response.status(status);
      if (text !== undefined) response.send(text);
      else if (body === undefined) response.end();
      else response.json(body);
    });
  }
}

async function inTime<T>(work: Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(tookTooLong()), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

const tookTooLong = (): Problem =>
  new Problem({
    status: 503,
    code: 'still_working',
    detail: 'The answer did not come in time; what was asked may be done all the same.',
    fix: 'Send the same request again in a few seconds: it is safe to repeat.',
    retryAfterSeconds: 5,
  });
