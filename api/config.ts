import { z } from 'zod';
import { sageAuthorizeUrl } from '../sage/authorize-url.ts';
import { commonVariables, list, port, readEnvironment } from '../temporal/environment.ts';
import { answerChecks } from './check-answer.ts';
import { noticeSecretKey } from './payments/notice-secret.ts';
import { issuersOf, principalVariables } from './principals/config.ts';

const noticeSecrets = list.refine((secrets) => secrets.every((secret) => noticeSecretKey(secret) !== null), {
  error: 'each must be whsec_ and base64 of 24 to 64 bytes, comma separated',
});

/** As browsers name them: what was written with a slash or a path at the end is the same origin. */
const origins = list.transform((entries, context) =>
  entries.map((entry) => {
    if (URL.canParse(entry) && /^https?:$/.test(new URL(entry).protocol)) return new URL(entry).origin;
    context.addIssue({ code: 'custom', message: 'each must be an origin such as https://psa.example.com' });
    return z.NEVER;
  }),
);

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
  RETURN_URLS: origins.describe('Origins a person may be sent back to after the consent, comma separated'),
  NOTICE_SECRETS: noticeSecrets.describe(
    'Secrets of incoming payment notices (whsec_…), comma separated; empty: none are taken',
  ),
  MAIL_NOTICE_SECRETS: noticeSecrets.describe(
    'Secrets of incoming notices of a mail service (whsec_…), comma separated; empty: none are taken',
  ),
  SHUTDOWN_GRACE_MS: z.coerce
    .number()
    .int()
    .min(0)
    .default(30_000)
    .describe(
      'How long running requests may end on shutdown, milliseconds; then their connections are closed',
    ),
  PSA_WEBHOOK_URL: z
    .url()
    .optional()
    .describe('As the worker has it, to show it among the webhook endpoints as "default"'),
  ANSWER_CHECK: z
    .enum(answerChecks)
    .default('log')
    .describe(
      'An answer that is not as the OpenAPI document says is logged as an error ("log"), or refused as well ("refuse", for tests)',
    ),
  CODEC_ORIGINS: origins.describe(
    'Origins of Temporal UIs that may decode payloads, comma separated: without a key where API_HOST is a loopback address, else with one',
  ),
};

export const configVariables: readonly string[] = Object.keys(variables);

export type ApiConfig = ReturnType<typeof readApiConfig>;

/** @throws Error that names what is wrong, as `readEnvironment` */
export function readApiConfig(env: NodeJS.ProcessEnv) {
  const config = readEnvironment(variables, env);
  return { ...config, ...issuersOf(config) };
}
