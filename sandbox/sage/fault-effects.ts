import { z } from 'zod';
import { type Answer, errorAnswer } from './answer.ts';
import {
  accessDenied,
  invalid,
  noSubscription,
  notFound,
  problem,
  refuse,
  required,
  SageError,
  tokenRefused,
  unexpected,
} from './errors.ts';
import { type ArmedFault } from './faults.ts';

/** Faults that strike before anything is done: an answer instead of the real one, a cut, or nothing yet. */
export function beforeCommit(fault: ArmedFault): Answer | 'cut' | undefined {
  switch (fault.name) {
    case 'cut-before-commit':
      return 'cut';
    case 'error-500-before-commit':
      return errorAnswer(unexpected());
    case 'error-503':
      return unavailable();
    case 'html-502':
      return gatewayPage(502, 'Bad Gateway');
    case 'not-json':
      return gatewayPage(200, 'Please wait');
    case 'rate-limited':
      return tooMany(fault.retryAfterSeconds);
    case 'token-refused':
      return errorAnswer(tokenRefused('JWT expired'));
    case 'no-subscription':
      return errorAnswer(noSubscription());
    case 'forbidden':
      return errorAnswer(accessDenied());
    case 'not-found':
      return errorAnswer(notFound());
    case 'misleading-422':
      // Observed: this body for causes that have nothing to do with the description.
      return errorAnswer(new SageError(422, required('line_items.description')));
    case 'tax-refused':
      return errorAnswer(refuse(zeroRatedOnly, 'line_items.tax_rate_id'));
    case 'address-required':
      return errorAnswer(
        new SageError(
          422,
          invalid('Invoice Address is required.', 'base'),
          invalid('Delivery Address is required.', 'base'),
        ),
      );
    case 'cut-after-commit':
    case 'cut-mid-body':
    case 'error-500-after-commit':
    case 'slow':
    case 'hang':
    case 'wrong-business-echo':
    case 'no-business-echo':
    case 'hyphenated-business-echo':
    case 'skip-number':
    case 'cent-less':
    case 'own-rate':
    case 'null-amounts':
    case 'lost-rotation':
      return undefined;
  }
}

/** Observed wording for customers of a UK business who are not in GB. */
export const zeroRatedOnly = "must be 'Zero Rated' for Customers outside the EU";

export function unavailable(): Answer {
  return errorAnswer(new SageError(503, problem('ServiceUnavailable', 'Service temporarily unavailable.')));
}

/** Body and headers of Sage's 429 are documented nowhere; some clients report Retry-After. */
export function tooMany(retryAfterSeconds: number | undefined): Answer {
  const error = new SageError(429, problem('TooManyRequests', 'Too many requests. Wait and repeat.'));
  return errorAnswer(
    error,
    retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) },
  );
}

function gatewayPage(status: number, title: string): Answer {
  return {
    status,
    headers: { 'content-type': 'text/html' },
    body: `<html><head><title>${title}</title></head><body><h1>${title}</h1><hr>gateway</body></html>`,
  };
}

/** Of a record that was created, as the oddity `null-amounts` has it in each answer. */
export function withNullAmounts(answer: Answer): Answer {
  if (answer.status >= 300 || typeof answer.body !== 'string') return answer;
  const none = { net_amount: null, tax_amount: null, total_amount: null, outstanding_amount: null };
  const record = z.record(z.string(), z.json()).parse(JSON.parse(answer.body));
  return { ...answer, body: JSON.stringify({ ...record, ...none }) };
}
