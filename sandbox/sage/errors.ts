/** One entry of Sage's error list (Sage guide, frequently raised errors). */
export interface SageProblem {
  $severity: 'error';
  $dataCode: string;
  $message: string;
  $source: string;
}

export function problem(dataCode: string, message: string, source = ''): SageProblem {
  return { $severity: 'error', $dataCode: dataCode, $message: message, $source: source };
}

export function required(source: string): SageProblem {
  return problem('RecordInvalid', 'This field is required.', source);
}

export function invalid(message: string, source = ''): SageProblem {
  return problem('RecordInvalid', message, source);
}

/** An answer in Sage's error form. */
export class SageError extends Error {
  readonly status: number;
  readonly problems: SageProblem[];

  constructor(status: number, ...problems: SageProblem[]) {
    super(problems.map((each) => each.$message).join(' '));
    this.name = 'SageError';
    this.status = status;
    this.problems = problems;
  }
}

export function refuse(message: string, source = ''): SageError {
  return new SageError(422, invalid(message, source));
}

/** Also the answer to unknown ids inside a POST body (observed). */
export function notFound(): SageError {
  return new SageError(404, problem('RecordNotFound', "Couldn't find record."));
}

export function accessDenied(): SageError {
  return new SageError(
    403,
    problem(
      'MultiUserAccessDenied',
      'The current user is not allowed to access that resource with that method.',
    ),
  );
}

/** The message for a malformed token was observed; that an expired one gets the same code is an assumption. */
export function tokenRefused(reason: string): SageError {
  return new SageError(
    401,
    problem('AccessTokenVerificationError', `Access token is invalid (${reason}).`, 'Authorization'),
  );
}

export function noSubscription(): SageError {
  return new SageError(401, problem('AuthorizationFailure', 'No active subscription. (MSE)'));
}

export function unexpected(): SageError {
  return new SageError(500, problem('UnexpectedError', 'An unexpected error occurred.'));
}
