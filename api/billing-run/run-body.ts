import express, { type NextFunction, type Request, type Response } from 'express';
import { decoded, jsonBody } from '../json-body.ts';
import { checkJson } from '../check-json.ts';
import { unsupported } from '../error-handler.ts';

/** A large run is larger than any other request. */
const MOST_BYTES = '32mb';
/** Two thousand invoices of some lines each. */
const MOST_VALUES = 1_000_000;
export const NDJSON = 'application/x-ndjson';

const isRun = ({ method, path }: Request): boolean =>
  method === 'PUT' && /^\/business-units\/[^/]+\/runs\/[^/]+$/.test(path);

const asJson = jsonBody(MOST_BYTES, 'application/json', MOST_VALUES);
const asLines = express.text({
  limit: MOST_BYTES,
  type: NDJSON,
  defaultCharset: 'utf-8',
  verify: (_request, _response, content, encoding) => {
    if (encoding !== 'utf-8') throw unsupported('charset', encoding);
    decoded(content);
  },
});

/** What one line stands for: its value, or why it has none. */
export type Line = { readonly value: unknown } | { readonly unreadable: string };

/** The lines of an NDJSON body, in place of the invoices of a JSON body. */
export class Lines {
  readonly lines: readonly { readonly number: number; readonly line: Line }[];

  constructor(text: string) {
    this.lines = text
      .split('\n')
      .map((content, index) => ({ content: content.trim(), number: index + 1 }))
      .filter(({ content }) => content !== '')
      .map(({ content, number }) => ({ number, line: read(content) }));
  }
}

function read(content: string): Line {
  try {
    checkJson(content);
    return { value: JSON.parse(content) };
  } catch (error) {
    return { unreadable: error instanceof SyntaxError ? 'is not JSON' : `is not usable: ${String(error)}` };
  }
}

/** Reads the body of a run, which is larger than what is read elsewhere, as JSON or as one invoice a line. */
export function runBody(request: Request, response: Response, next: NextFunction): void {
  if (!isRun(request)) {
    next();
    return;
  }
  asJson(request, response, (error?: unknown) => {
    if (error !== undefined || request.is(NDJSON) === false) {
      next(error);
      return;
    }
    asLines(request, response, (failed?: unknown) => {
      const text: unknown = request.body;
      if (typeof text === 'string') request.body = new Lines(text);
      next(failed);
    });
  });
}
