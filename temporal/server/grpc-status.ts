import { isGrpcServiceError } from '@temporalio/client';

/** The gRPC codes we tell apart (https://grpc.io/docs/guides/status-codes). */
const codes = {
  INVALID_ARGUMENT: 3,
  NOT_FOUND: 5,
  ALREADY_EXISTS: 6,
  PERMISSION_DENIED: 7,
  FAILED_PRECONDITION: 9,
  UNIMPLEMENTED: 12,
  UNAUTHENTICATED: 16,
} as const;

/** Whether the server answered with one of these codes. */
export function isGrpcStatus(error: unknown, ...statuses: readonly (keyof typeof codes)[]): boolean {
  return isGrpcServiceError(error) && statuses.some((status) => codes[status] === Number(error.code));
}
