import { type ApiConfig } from '../config.ts';
import { Problem } from '../problem.ts';

/** Where the person comes back to after the consent. @throws Problem 422 for an origin that the operator did not allow */
export function expectReturnUrl(returnUrl: string | undefined, { RETURN_URLS }: ApiConfig): void {
  if (returnUrl === undefined || RETURN_URLS.includes(new URL(returnUrl).origin)) return;
  const message = `leads to ${new URL(returnUrl).origin}, which is not an allowed origin`;
  throw new Problem({
    status: 422,
    code: 'return_url_not_allowed',
    detail: `returnUrl ${message}.`,
    fix: 'Add the origin to RETURN_URLS, or leave returnUrl out.',
    errors: [{ pointer: '/returnUrl', message, value: returnUrl }],
  });
}
