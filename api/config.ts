import { z } from 'zod';
import { sageAuthorizeUrl } from '../sage/authorize-url.ts';
import { commonVariables, list, port, readEnvironment } from '../temporal/environment.ts';
import { noticeSecretKey } from './payments/notice-secret.ts';
import { issuerOf, principalVariables } from './principals/config.ts';

const noticeSecrets = list.refine((secrets) => secrets.every((secret) => noticeSecretKey(secret) !== null), {
  error: 'each must be whsec_ and base64 of 24 to 64 bytes, comma separated',
});

/** Everything the API can be told, one line each. */
const variables = {
  ...commonVariables,
  API_HOST: z.string().default('127.0.0.1').describe('Address to listen on'),
  API_PORT: port.default(3000).describe('Port to listen on'),
  API_PUBLIC_URL: z
    .url()
    .optional()
    .describe('How browsers reach this API; empty: http://localhost and the port'),
  ...principalVariables,
  SAGE_CLIENT_ID: z.string().min(1).describe("The application's id, from Sage's developer portal"),
  SAGE_AUTHORIZE_URL: z.url().default(sageAuthorizeUrl).describe("Sage's consent page"),
  SAGE_REDIRECT_URL: z
    .url()
    .optional()
    .describe('Registered at Sage, character for character; empty: API_PUBLIC_URL/oauth/sage/callback'),
  RETURN_URLS: list.describe('Origins a person may be sent back to after the consent, comma separated'),
  NOTICE_SECRETS: noticeSecrets.describe(
    'Secrets of incoming payment notices (whsec_…), comma separated; empty: none are taken',
  ),
  MAIL_NOTICE_SECRETS: noticeSecrets.describe(
    'Secrets of incoming notices of a mail service (whsec_…), comma separated; empty: none are taken',
  ),
  PSA_WEBHOOK_URL: z
    .url()
    .optional()
    .describe('As the worker has it, to show it among the webhook endpoints as "default"'),
  CODEC_ORIGINS: list.describe(
    'Origins of Temporal UIs that may decode without a key, comma separated; only where none but operators reach the API',
  ),
};

export const configVariables: readonly string[] = Object.keys(variables);

export type ApiConfig = ReturnType<typeof readApiConfig>;

/** @throws Error that names what is wrong, as `readEnvironment` */
export function readApiConfig(env: NodeJS.ProcessEnv) {
  const config = readEnvironment(variables, env);
  return { ...config, issuer: issuerOf(config) };
}
