import { sageAuthorizeUrl } from './authorize-url.ts';

/** Where Sage is. The sandbox gives its own; no address ends in a slash. */
export interface SageEndpoints {
  readonly authorizeUrl: string;
  /** Base of the API with its version, the same host for every country: "https://…/v3.1". */
  readonly apiUrl: string;
  readonly tokenUrl: string;
  readonly revokeUrl: string;
}

/** The real Sage Business Cloud Accounting (Sage guide on authentication). */
export const sageEndpoints: SageEndpoints = {
  authorizeUrl: sageAuthorizeUrl,
  apiUrl: 'https://api.accounting.sage.com/v3.1',
  tokenUrl: 'https://oauth.accounting.sage.com/token',
  revokeUrl: 'https://oauth.accounting.sage.com/revoke',
};
