import { isDeepStrictEqual } from 'node:util';
import { type Logger } from 'pino';
import { Problem } from './problem.ts';
import { type Reply, type Route } from './route.ts';

/** `log`: told to the operator, who reports it, and answered all the same. `refuse`: the caller sees it, as tests want. */
export const answerChecks = ['off', 'log', 'refuse'] as const;
export type AnswerCheck = (one: Route, reply: Reply) => void;

/** Holds every answer to what its operation promises: a client is made of that. @throws Problem 500 where it is to be refused */
export function answerCheck(mode: (typeof answerChecks)[number], log: Logger): AnswerCheck {
  if (mode === 'off') return () => undefined;
  return (one, reply) => {
    const deviations = deviationsOf(one, reply);
    if (deviations.length === 0) return;
    const { operationId } = one;
    const { status } = reply;
    log.error({ operationId, status, deviations }, 'an answer is not as the OpenAPI document says');
    if (mode === 'refuse') throw differs(`${operationId} ${status}: ${deviations.join('; ')}`);
  };
}

/** Paths and what is wrong there, never values: they go to the log. Empty: the answer is as described. */
export function deviationsOf(
  { answers }: Pick<Route, 'answers'>,
  { status, body, text }: Pick<Reply, 'status' | 'body' | 'text'>,
): string[] {
  const described = new Map(Object.entries(answers)).get(String(status));
  if (described === undefined) return ['the status is not described'];
  const { schema } = described;
  if (text !== undefined)
    return schema !== undefined && described.textType !== undefined ? [] : ['is text, and none is described'];
  if (schema === undefined) return body === undefined ? [] : ['has content, and none is described'];
  const sent: unknown = JSON.parse(JSON.stringify(body ?? null));
  const result = schema.safeParse(sent);
  if (!result.success)
    return result.error.issues.map(({ path, code, message }) => `/${path.join('/')} ${code}: ${message}`);
  return isDeepStrictEqual(result.data, sent) ? [] : unknownFields(sent, result.data, '');
}

/** What the schema let go by, as a schema does with fields that it does not know. */
function unknownFields(sent: unknown, known: unknown, at: string): string[] {
  if (isDeepStrictEqual(sent, known)) return [];
  if (!isObject(sent) || !isObject(known)) return [`${at || '/'} is changed by its schema`];
  return Object.keys(sent).flatMap((key) =>
    Object.hasOwn(known, key)
      ? unknownFields(sent[key], known[key], `${at}/${key}`)
      : [`${at}/${key} is not described`],
  );
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const differs = (detail: string): Problem =>
  new Problem({
    status: 500,
    code: 'answer_not_as_described',
    detail: `The answer is not as the OpenAPI document says: ${detail}`,
    fix: 'Report it, with the x-request-id of this answer. What was asked may be done all the same.',
  });
