import { problemCatalogue } from '../../domain/problems/catalogue.ts';
import { refusalEntries } from '../../domain/problems/catalogue.ts';
import { type AnswerHeader, everywhere, withHeaders } from './headers.ts';
import { type Json } from './json-schema.ts';

const content = {
  'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
} as const;

const described: Readonly<Record<number, string>> = {
  400: 'A parameter or header is not usable, or the content is not JSON',
  401: 'No credential, or none that is taken',
  403: 'The credential does not allow it',
  404: 'There is no such thing, or it is none of yours',
  409: 'Not possible as things stand',
  412: 'Somebody else was first; nothing was done',
  413: 'More than is taken at once',
  415: 'Not JSON in UTF-8',
  422: 'The content is not usable; nothing was done',
  429: 'Too many requests',
  500: 'A fault of this service',
  503: 'Not just now; the same request is safe to repeat',
};

const own: Readonly<Record<number, readonly AnswerHeader[]>> = {
  401: ['WWW-Authenticate'],
  409: ['Retry-After'],
  412: ['ETag'],
  429: ['Retry-After'],
  503: ['Retry-After'],
};

const nameOf = (status: number): string => `Problem${status}`;

export const problemHeaders = (status: number): Json => withHeaders(...everywhere, ...(own[status] ?? []));

/** One for each status, with the codes that it comes with. What orders fail with is not named one by one. */
export const problemResponses: Json = Object.fromEntries(
  Object.entries(described).map(([status, text]) => {
    const codes = refusalEntries
      .filter((entry) => entry.status.includes(Number(status)))
      .map(({ code }) => `\`${code}\``);
    return [
      nameOf(Number(status)),
      {
        description: `${text}. Codes: ${codes.join(', ')}`,
        headers: problemHeaders(Number(status)),
        content,
      },
    ];
  }),
);

export const problemResponse = (status: number): Json => ({
  $ref: `#/components/responses/${nameOf(status)}`,
});

/** With the words of the operation itself. */
export const problemAnswer = (status: number, description: string): Json => ({
  description,
  headers: problemHeaders(status),
  content,
});

export const anyProblem: Json = {
  description: 'A problem that says what to change',
  headers: withHeaders('X-Request-Id', 'Allow', 'Retry-After'),
  content,
};

/** Every status that some code comes with is described. */
export const describedStatuses: readonly number[] = problemCatalogue.flatMap(({ status }) => status);
