import { CONNECT_TIMEOUT } from './connect-deadline.ts';
import { SageError, type SageErrorCause, type SageErrorKind } from './error.ts';
import { endpointOf, type HttpCall, isWrite, withoutSecrets } from './http-call.ts';

/** With these no byte of a request has left us: no address, no connection, or a certificate we do not trust. */
const notSentCodes = new Set([
  CONNECT_TIMEOUT,
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ERR_INVALID_CHAR',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/**
 * The error for a call without a whole answer. Takes code and message of what axios threw and lets go of the rest: its
 * `config.headers` hold the access token. `deadlineMs` when the time for the whole call was up.
 */
export function httpFailure(call: HttpCall, error: unknown, deadlineMs: number | null): SageError {
  const cause = deadlineMs === null ? plainCause(call, error) : deadlineCause(deadlineMs);
  const kind = kindOf(call, error, cause);
  return new SageError({ kind, endpoint: endpointOf(call), reason: reasonOf(kind, cause.message), cause });
}

const deadlineCause = (timeoutMs: number): SageErrorCause => ({
  code: 'ETIMEDOUT',
  message: `no whole answer within ${timeoutMs} ms`,
});

function plainCause(call: HttpCall, error: unknown): SageErrorCause {
  const code = textOf(error, 'code');
  const message = textOf(error, 'message') ?? code ?? 'the request failed';
  return { code, message: withoutSecrets(call, message) };
}

function kindOf(call: HttpCall, error: unknown, cause: SageErrorCause): SageErrorKind {
  if (notSentCodes.has(cause.code ?? '') || failedToConnect(error)) return 'not_sent';
  if (isWrite(call)) return 'unknown_outcome';
  // axios has no code of its own for this.
  return cause.message.startsWith('maxContentLength') ? 'too_large' : 'unavailable';
}

function failedToConnect(error: unknown): boolean {
  const below = error instanceof Error ? error.cause : undefined;
  // Node tries every address of a host and throws them together only when none could be reached.
  return below instanceof AggregateError || textOf(below, 'syscall') === 'connect';
}

function reasonOf(kind: SageErrorKind, message: string): string {
  if (kind === 'not_sent') return `not sent, ${message}`;
  if (kind === 'unknown_outcome') return `the answer was lost, Sage may have done it: ${message}`;
  return message;
}

function textOf(value: unknown, key: string): string | undefined {
  const text: unknown = value instanceof Object ? Reflect.get(value, key) : undefined;
  return typeof text === 'string' && text !== '' ? text : undefined;
}
