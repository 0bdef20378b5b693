import {
  isGrpcServiceError,
  QueryNotRegisteredError,
  QueryRejectedError,
  ServiceError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { CodecKeyProblem, codecKeyNamedIn } from '../temporal/payload-codec.ts';
import { isGrpcStatus } from '../temporal/server/grpc-status.ts';
import { RunStandsStill } from '../temporal/standstill.ts';
import { oneOf } from '../domain/one-of.ts';
import { type ProblemCode, problemCodes } from '../domain/problems/catalogue.ts';
import { failureTypes, type RefusalDetails } from '../domain/failures.ts';
import { Problem } from './problem.ts';

/** What an error of the Temporal client means to whoever called us; undefined when it means a fault of ours. */
export function temporalProblem(error: unknown): Problem | undefined {
  if (error instanceof WorkflowUpdateFailedError) return fromUpdate(error);
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) {
    return away('still_working', 'The work goes on, but its result did not come in time.');
  }
  if (error instanceof CodecKeyProblem) return keyProblem(error.keyId, 'This API does');
  if (error instanceof RunStandsStill) return standstill(error);
  if (isRefusedAsInvalid(error)) {
    return new Problem({
      status: 400,
      code: 'invalid_parameter',
      detail:
        'The workflow engine does not take what this request asks for: one of its values is out of reach.',
      fix: 'Correct the request; sent again as it is, it is refused again.',
    });
  }
  if (error instanceof ServiceError || error instanceof QueryRejectedError || isGrpcServiceError(error)) {
    return away(
      'temporarily_unavailable',
      'The invoicing service cannot reach its workflow engine just now.',
    );
  }
  // So it is also called when no worker can take up the run; the queries themselves are of one version with the API.
  if (error instanceof QueryNotRegisteredError) return standstill(error);
  return undefined;
}

/** The message is a worker's, on what it could not go on with. */
function standstill({ message }: Error): Problem {
  const keyId = codecKeyNamedIn(message);
  if (keyId !== undefined) return keyProblem(keyId, 'The workers do');
  return away(
    'not_readable',
    'No worker could go on with this just now: its last step failed or took too long. Its history in Temporal says which.',
  );
}

const keyProblem = (keyId: string, whoDoes: string): Problem =>
  new Problem({
    status: 503,
    code: 'codec_key_missing',
    detail: `${whoDoes} not hold the codec key "${keyId}" that this was encrypted with, or hold another key under that id.`,
    fix: 'Give every API and worker the same CODEC_KEYS, this key among them; then send the same request again: it is safe to repeat.',
    retryAfterSeconds: 60,
  });

function fromUpdate(error: WorkflowUpdateFailedError): Problem | undefined {
  const { cause } = error;
  if (!(cause instanceof ApplicationFailure)) return undefined;
  const details: unknown = cause.details?.[0];
  if (cause.type === failureTypes.refused && isRefusal(details)) {
    const { code, fix, field, suggestions, retriable, retryAfterSeconds, presentTag } = details;
    return new Problem({
      status: presentTag !== undefined ? 412 : field === undefined ? 409 : 422,
      // A worker of a newer version may know more of them.
      code: oneOf(problemCodes, code) ?? 'not_possible_now',
      detail: cause.message,
      fix,
      ...(field === undefined ? {} : { errors: [{ pointer: field, message: cause.message }] }),
      ...(suggestions && { suggestions }),
      ...(retriable !== undefined && { retriable }),
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
      ...(typeof presentTag === 'string' && { etag: presentTag }),
    });
  }
  if (cause.type === failureTypes.connectionLost) {
    return new Problem({
      status: 409,
      code: 'not_connected',
      detail: cause.message,
      fix: 'Connect to Sage first.',
    });
  }
  // The server's word: the run was terminated with this in its hands, or ended by itself.
  if (cause.type === 'AcceptedUpdateCompletedWorkflow')
    return away('temporarily_unavailable', 'The run that was asked ended before it had answered.');
  return undefined;
}

const away = (code: ProblemCode, detail: string): Problem =>
  new Problem({
    status: 503,
    code,
    detail,
    fix: 'Send the same request again in a few seconds: it is safe to repeat.',
    retryAfterSeconds: 5,
  });

/** Itself, or as the cause of the error that the client makes of it. A server that lacks our search attributes is none of the caller's fault. */
function isRefusedAsInvalid(error: unknown): boolean {
  const told = error instanceof ServiceError ? error.cause : error;
  return isGrpcStatus(told, 'INVALID_ARGUMENT') && !String(told).includes('search attribute');
}

const isRefusal = (details: unknown): details is RefusalDetails =>
  typeof details === 'object' && details !== null && 'code' in details && 'fix' in details;
