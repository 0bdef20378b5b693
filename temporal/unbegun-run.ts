import { isGrpcServiceError, ServiceError } from '@temporalio/client';

/** Of gRPC's codes. */
const FAILED_PRECONDITION = 9;

/**
 * Whether a query failed because no worker ever saw the run, which was ended before or has only just begun: it cannot answer, though the one
 * in its place will.
 */
export function isUnbegun(error: unknown): boolean {
  const cause = error instanceof ServiceError ? error.cause : error;
  return isGrpcServiceError(cause) && Number(cause.code) === FAILED_PRECONDITION;
}
