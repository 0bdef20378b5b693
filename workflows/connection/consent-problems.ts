import { type ConsentProblem, type Problem } from '../../domain/connection/connection.ts';
import { type SageBusiness, type SageBusinessProfile } from '../../domain/sage-records.ts';
import { explain, failureOf } from '../failure.ts';

/** Why a business cannot be connected to. */
export class BusinessRefused extends Error {
  readonly problem: ConsentProblem;

  constructor(problem: ConsentProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

export const noTokens: ConsentProblem = {
  code: 'tokens_missing',
  message: 'Sage took the code, but its tokens did not arrive.',
  fix: 'Connect again.',
};

export const problemOf = (error: unknown): ConsentProblem =>
  error instanceof BusinessRefused
    ? error.problem
    : { code: 'sage_refused_consent', ...explain(failureOf(error)) };

export const noBusiness = (reached: readonly SageBusiness[], former: SageBusiness | null): ConsentProblem =>
  former === null || reached.length === 0
    ? {
        code: 'no_business',
        message: 'This Sage user reaches no business.',
        fix: 'Log in at Sage as a user of the business to invoice from.',
      }
    : {
        code: 'other_business',
        message: `This consent reaches ${reached.map(({ name }) => `"${name}"`).join(', ')}, but the unit belongs to "${former.name}".`,
        fix: 'Log in at Sage as a user of that business, or confirm the move to another one (allowOtherBusiness).',
      };

/** Whose tax, addresses and ids are known well enough. Null, where Sage does not say, is not turned away. */
const offered: readonly (string | null)[] = ['GB', 'IE', null];

export const countryNotOffered = ({ name, countryId }: SageBusinessProfile): ConsentProblem | null =>
  offered.includes(countryId)
    ? null
    : {
        code: 'country_not_offered',
        message: `"${name}" is a business in ${countryId ?? ''}: businesses in the United Kingdom and Ireland are offered, others, Canada among them, are not.`,
        fix: 'Log in at Sage as a user of a business in the United Kingdom or Ireland.',
      };

/** Errors of Sage's authorise page, in a person's words (Sage guide on authentication). */
export function consentProblem(error: string, reason: string | null): Problem {
  if (error === 'access_denied') {
    return {
      code: 'access_denied',
      message: 'The consent was refused at Sage.',
      fix: 'Connect again and choose "Allow".',
    };
  }
  if (reason !== null && /email already in use/i.test(reason)) {
    return {
      code: 'wrong_region',
      message: 'The Sage user belongs to another country than the one chosen.',
      fix: "Connect again and choose the country of the user's business.",
    };
  }
  if (error === 'temporarily_unavailable' || error === 'server_error') {
    return {
      code: 'sage_away',
      message: 'Sage could not show its consent page.',
      fix: 'Wait ten minutes, then connect again.',
    };
  }
  return {
    code: 'consent_failed',
    message: `Sage answered "${error}"${reason === null ? '' : ` (${reason})`} instead of a consent.`,
    fix: "Connect again; if it stays so, the operator must compare the application's registration at Sage with this service's settings.",
  };
}
