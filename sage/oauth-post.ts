import { type z } from 'zod';
import { answerError, isSuccess } from './answer-error.ts';
import { type HttpCall } from './http-call.ts';
import { type SageHttp } from './http.ts';
import { readJson } from './read-json.ts';

/** What Sage knows our application by. */
export interface SageClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

interface OauthRequest {
  readonly path: '/token' | '/revoke';
  readonly credentials: SageClientCredentials;
  readonly form: Readonly<Record<string, string>>;
  /** Goes in the form as well, and never in an error. */
  readonly secretForm: Readonly<Record<string, string>>;
}

/** One form to Sage's OAuth server; the client's credentials go in the body (Sage guide on authentication). */
export async function oauthPost<Shape extends z.ZodType>(
  http: SageHttp,
  { path, credentials, form, secretForm }: OauthRequest,
  shape: Shape,
): Promise<z.output<Shape>> {
  const { clientId, clientSecret } = credentials;
  const call: HttpCall = {
    method: 'POST',
    url: path === '/token' ? http.endpoints.tokenUrl : http.endpoints.revokeUrl,
    path,
    headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      client_id: clientId,
      client_secret: clientSecret,
      ...form,
      ...secretForm,
    }).toString(),
    secrets: [clientSecret, ...Object.values(secretForm)],
  };
  const answer = await http.send(call);
  if (!isSuccess(answer)) throw answerError(call, answer);
  return readJson(call, answer, shape);
}
