import { type NextFunction, type Request, type Response } from 'express';
import { type Logger } from 'pino';
import { factsOf } from './principals/principal.ts';
import { Problem, problemBody } from './problem.ts';
import { temporalProblem } from './temporal-problem.ts';

/** The one place where errors become answers. */
export function errorHandler(log: Logger) {
  // Express knows an error handler by its four parameters.
  return (error: unknown, request: Request, response: Response, _next: NextFunction): void => {
    const problem = toProblem(error);
    factsOf(request).problem = problem.fields.code;
    const requestId: unknown = response.locals['requestId'];
    if (problem.fields.status === 500) log.error({ requestId, err: error }, 'unexpected error');
    // The caller hears only that it should ask again: why is known nowhere else.
    if (problem.fields.status === 503) log.warn({ requestId, err: error }, 'told the caller to ask again');
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const { status, retryAfterSeconds, etag } = problem.fields;
    if (retryAfterSeconds !== undefined) response.set('retry-after', String(retryAfterSeconds));
    if (etag !== undefined) response.set('etag', etag);
    if (status === 401) response.set('www-authenticate', 'Bearer');
    response
      .status(status)
      .type('application/problem+json')
      .send(JSON.stringify(problemBody(problem, request.path)));
  };
}

export function notFound(request: Request): void {
  throw new Problem({
    status: 404,
    code: 'no_such_route',
    detail: `There is no ${request.method} ${request.path}.`,
    fix: 'GET /openapi.json lists every operation.',
  });
}

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return (
    temporalProblem(error) ??
    requestProblem(error) ??
    new Problem({
      status: 500,
      code: 'internal_error',
      detail: 'Something went wrong on our side.',
      fix: 'Try again; if it stays so, report the x-request-id of this answer.',
    })
  );
}

/** Errors of Express's body parser, told by their `type`, and of its router. */
function requestProblem(error: unknown): Problem | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if (error instanceof URIError) {
    return new Problem({
      status: 400,
      code: 'invalid_parameter',
      detail: 'The path has a percent sign that encodes no character.',
      fix: 'Encode the parts of the path as UTF-8, such as %20 for a space.',
    });
  }
  if ('type' in error && error.type === 'entity.too.large') {
    return new Problem({
      status: 413,
      code: 'too_large',
      detail: `The content is over the ${'limit' in error ? String(error.limit) : ''} bytes that are taken here.`,
      fix: 'Send less at once.',
    });
  }
  if ('type' in error && error.type === 'charset.unsupported')
    return unsupported('charset', 'charset' in error ? String(error.charset) : '');
  if ('type' in error && error.type === 'encoding.unsupported')
    return unsupported('encoding', 'encoding' in error ? String(error.encoding) : '');
  // Marked so by Express: the sender's fault, be it the syntax, the charset, the compression or a body cut short.
  if (!('expose' in error) || error.expose !== true) return undefined;
  return new Problem({
    status: 400,
    code: 'not_json',
    detail: 'The content is not JSON.',
    fix: 'Send well-formed JSON in UTF-8.',
  });
}

/** @param named as the sender named it */
export function unsupported(what: 'charset' | 'encoding', named: string): Problem {
  const shown = named.slice(0, 40);
  return new Problem({
    status: 415,
    code: `unsupported_${what}`,
    detail:
      what === 'charset'
        ? `The content is said to be in the charset "${shown}".`
        : `The content is said to be compressed as "${shown}".`,
    fix:
      what === 'charset'
        ? 'Send JSON in UTF-8, as RFC 8259 has it.'
        : 'Send it as it is, or compressed as gzip, deflate or br.',
  });
}
