import { type z } from 'zod';
import { answerError, isSuccess } from './answer-error.ts';
import { checkBusiness } from './check-business.ts';
import { SageError } from './error.ts';
import { type HttpAnswer, type HttpCall, type HttpMethod } from './http-call.ts';
import { readJson } from './read-json.ts';
import { type SageSession } from './session.ts';

export interface SageRequest {
  readonly method: HttpMethod;
  /** Template below the API's base: "/sales_invoices/{id}". */
  readonly path: string;
  /** Stands in for `{id}`. */
  readonly id?: string | undefined;
  readonly query?: Readonly<Record<string, string>> | undefined;
  /** A text is JSON already and travels byte for byte. */
  readonly body?: object | string | undefined;
  /** Of a body that holds the content of a file: the same without. */
  readonly shownBody?: object | undefined;
  /** "application/json" by default. */
  readonly accept?: string | undefined;
}

/** One call to the API whose answer is JSON of the given shape. */
export async function requestJson<Shape extends z.ZodType>(
  session: SageSession,
  request: SageRequest,
  shape: Shape,
): Promise<z.output<Shape>> {
  const { call, answer } = await requestRaw(session, request);
  return readJson(call, answer, shape);
}

/** One call to the API; the answer is a success from the business asked for, its body is unread. */
export async function requestRaw(
  session: SageSession,
  request: SageRequest,
): Promise<{ call: HttpCall; answer: HttpAnswer }> {
  const call = callOf(session, request);
  const answer = await session.http.send(call);
  if (!isSuccess(answer)) throw answerError(call, answer);
  checkBusiness(session, call, answer);
  return { call, answer };
}

function callOf(session: SageSession, request: SageRequest): HttpCall {
  const { method, path, body, shownBody } = request;
  const query = new URLSearchParams(request.query).toString();
  return {
    method,
    path,
    url: `${session.http.endpoints.apiUrl}${pathOf(request)}${query === '' ? '' : `?${query}`}`,
    headers: {
      Accept: request.accept ?? 'application/json',
      Authorization: `Bearer ${session.accessToken}`,
      ...businessHeader(session, path),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    body: typeof body === 'object' ? JSON.stringify(body) : body,
    ...(shownBody && { shownBody: JSON.stringify(shownBody) }),
    secrets: [session.accessToken],
  };
}

/** Some ids are typed by people; only what looks like one of Sage's becomes part of an address. */
function pathOf({ method, path, id }: SageRequest): string {
  if (!path.includes('{id}')) return path;
  if (id !== undefined && /^[\w-]+$/.test(id)) return path.replace('{id}', id);
  throw new SageError({
    kind: 'not_found',
    endpoint: `${method} ${path}`,
    reason: `"${id ?? ''}" is no Sage id`,
  });
}

/** Without it Sage takes the user's lead business, which can change (Sage guide): so always but where none applies. */
function businessHeader(session: SageSession, path: string): Record<string, string> {
  if (path === '/businesses' || path === '/user') return {};
  if (session.businessId === null) throw new TypeError(`${path} needs a session with a Sage business`);
  return { 'X-Business': session.businessId };
}
