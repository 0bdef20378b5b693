import express, { type RequestHandler } from 'express';
import { checkJson } from './check-json.ts';
import { unsupported } from './error-handler.ts';
import { Problem } from './problem.ts';

/**
 * Reads a body of JSON, an object or an array, into `request.body`: each name once in an object, and not more values than a request can
 * need. `limit`: its size, as in '1mb'. `type`: of the contents that are read. `most`: values in it.
 */
export const jsonBody = (
  limit: string,
  type: string | (() => boolean) = 'application/json',
  most?: number,
): RequestHandler =>
  express.json({
    limit,
    type,
    strict: true,
    verify: (_request, _response, content, encoding) => {
      if (encoding !== 'utf-8') throw unsupported('charset', encoding);
      checkJson(decoded(content), most);
    },
  });

export function decoded(content: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    throw new Problem({
      status: 400,
      code: 'not_json',
      detail: 'The content is not UTF-8: some of its bytes encode no character.',
      fix: 'Send well-formed JSON in UTF-8.',
    });
  }
}
