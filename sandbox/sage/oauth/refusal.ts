import { type Answer, jsonAnswer } from '../answer.ts';

export type OAuthErrorCode =
  'invalid_request' | 'invalid_grant' | 'invalid_client' | 'unauthorized_client' | 'unsupported_grant_type';

/** Always 400, invalid_client too (Sage guide, best practices). */
export function oauthRefusal(error: OAuthErrorCode, description: string): Answer {
  return jsonAnswer(400, { error, error_description: description });
}
