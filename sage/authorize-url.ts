/** Sage's central consent page; it asks for the country and leads on to the regional server (Sage guide on authentication). */
export const sageAuthorizeUrl = 'https://www.sageone.com/oauth2/auth/central';

export interface AuthorizeRequest {
  /** Where consent is asked, usually `sageAuthorizeUrl`; a query it already has is kept. */
  readonly authorizeUrl: string;
  readonly clientId: string;
  /** Must equal a redirect URI registered at Sage character for character, case included (Sage guide). */
  readonly redirectUri: string;
  readonly state: string;
  /** PKCE challenge, made by S256 from the verifier that is sent with the code. */
  readonly codeChallenge: string;
  /** Skips Sage's country page ("gb", "ie", "ca"); must be the country of the business. */
  readonly country?: string | undefined;
  /** Language of Sage's pages: "en-GB". */
  readonly locale?: string | undefined;
}

/** The address a person is sent to in order to connect a Sage business. Pure: makes no call. */
export function authorizeUrl(request: AuthorizeRequest): string {
  const url = new URL(request.authorizeUrl);
  const parameters = {
    filter: 'apiv3.1',
    response_type: 'code',
    client_id: request.clientId,
    redirect_uri: request.redirectUri,
    scope: 'full_access',
    state: request.state,
    code_challenge: request.codeChallenge,
    code_challenge_method: 'S256',
    country: request.country,
    locale: request.locale,
  };
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url.toString();
}
