import { type NextFunction, type Request, type Response } from 'express';
import { type Logger, pino } from 'pino';
import { declaredPath } from '../declared-path.ts';
import { hideSecrets } from '../without-secrets.ts';
import { factsOf } from './principal.ts';

/** Where lines go: each is complete and ends with a line feed. */
export interface LineSink {
  write(line: string): unknown;
  close(): void;
}

/** One change, or an attempt at one. */
export interface AuditEntry {
  /** ISO date-time of the answer. */
  readonly time: string;
  readonly requestId: string;
  readonly principal: string;
  readonly person: string | null;
  /** Address that the request came from. */
  readonly address: string | null;
  /** Method and path of the route: `PUT /v1/business-units/:businessUnit/invoices/:invoiceId`. */
  readonly action: string;
  /** The names in the path. */
  readonly target: Readonly<Record<string, string>>;
  /** Null: the caller was gone before it was answered; it may be done all the same. */
  readonly status: number | null;
  /** Code of the problem; null where it was done. */
  readonly problem: string | null;
}

const LONGEST_NAME = 100;

/** What a reader of lines, or a terminal, may take for more than a character of the text: it stands escaped, as JSON allows. */
const unsafe = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** One line of JSON, whatever the texts hold. */
export const auditLine = (entry: AuditEntry): string =>
  `${JSON.stringify(entry).replace(unsafe, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;

/**
 * `file` is appended to and readable by its owner alone; without one the lines go to standard error, apart from the log on standard
 * output. Each is written before the next request is looked at, so that a crash loses none.
 */
export function auditSink(file: string | undefined, log: Logger): LineSink {
  const sink = pino.destination({ dest: file ?? 2, append: true, mkdir: true, sync: true, mode: 0o600 });
  sink.on('error', (error) => log.error({ err: error }, 'the audit log cannot be written'));
  return {
    write: (line) => {
      try {
        sink.write(line);
      } catch (error) {
        // Of a caller that went away while the API stopped; Temporal's history has the change all the same.
        log.error({ err: error, line }, 'a line of the audit log was not written');
      }
    },
    close: () => (file === undefined ? undefined : sink.end()),
  };
}

/** Writes a line for each change that somebody known asked for, done or refused. Content never stands there, nor any key. */
export function auditLog(sink: LineSink) {
  return (request: Request, response: Response, next: NextFunction): void => {
    response.on('close', () => {
      const entry = entryOf(request, response);
      if (entry !== null) sink.write(auditLine(entry));
    });
    next();
  };
}

function entryOf(request: Request, response: Response): AuditEntry | null {
  const { principal, caller, problem, changes } = factsOf(request);
  const who = caller?.principal ?? principal?.id;
  const isChange = changes ?? !['GET', 'HEAD', 'OPTIONS'].includes(request.method);
  if (who === undefined || !isChange) return null;
  // What strangers try at the open doors is in the log of requests.
  if (principal === undefined && response.statusCode >= 400) return null;
  return {
    time: new Date().toISOString(),
    requestId: String(response.locals['requestId'] ?? ''),
    principal: who,
    person: caller?.person ?? null,
    address: request.ip ?? null,
    action: `${request.method} ${declaredPath(request) ?? hideSecrets(request.path).slice(0, LONGEST_NAME)}`,
    target: targetOf(request),
    status: response.writableFinished ? response.statusCode : null,
    problem: problem ?? null,
  };
}

const targetOf = ({ params }: Request): Record<string, string> =>
  Object.fromEntries(
    Object.entries(params ?? {}).map(([name, value]) => [name, String(value).slice(0, LONGEST_NAME)]),
  );
