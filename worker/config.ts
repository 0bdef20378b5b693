import { z } from 'zod';
import { commonVariables, port, readEnvironment } from '../temporal/environment.ts';
import { sageEndpoints } from '../sage/endpoints.ts';

/** Everything the worker can be told, one line each; Sage's addresses default to the real ones. */
const variables = {
  ...commonVariables,
  SAGE_CLIENT_ID: z.string().min(1).describe("The application's id, from Sage's developer portal"),
  SAGE_CLIENT_SECRET: z.string().min(1).describe("The application's secret, from Sage's developer portal"),
  SAGE_API_URL: z.url().default(sageEndpoints.apiUrl).describe('Base address of the Sage Accounting API'),
  SAGE_TOKEN_URL: z
    .url()
    .default(sageEndpoints.tokenUrl)
    .describe('Where codes and refresh tokens are exchanged'),
  SAGE_REVOKE_URL: z.url().default(sageEndpoints.revokeUrl).describe('Where a consent is revoked'),
  SAGE_TIMEOUT_MS: z.coerce
    .number()
    .int()
    .min(1_000)
    .max(45_000)
    .default(20_000)
    .describe('Deadline of one call to Sage, milliseconds'),
  SMTP_URL: z.url().describe('Mail server, smtp://user:password@host:port'),
  MAIL_FROM: z
    .string()
    .min(3)
    .describe('Sender of invoice e-mails, such as "Northwind <billing@example.com>"'),
  PSA_WEBHOOK_URL: z.url().optional().describe('Where the PSA takes events; empty: no events are sent'),
  PSA_WEBHOOK_SECRET: z
    .string()
    .startsWith('whsec_')
    .optional()
    .describe('Secret that signs events, whsec_ and base64 (Standard Webhooks)'),
  SHUTDOWN_GRACE_MS: z.coerce
    .number()
    .int()
    .min(0)
    .default(30_000)
    .describe('How long running calls may end on shutdown; more than SAGE_TIMEOUT_MS'),
  MAX_CACHED_WORKFLOWS: z.coerce
    .number()
    .int()
    .min(0)
    .default(500)
    .describe('Workflows kept in memory, about 1 MB each'),
  WORKER_HEALTH_HOST: z.string().default('127.0.0.1').describe('Address of the health endpoint'),
  WORKER_HEALTH_PORT: port.default(0).describe('Port of the health endpoint; 0: none'),
};

export const configVariables: readonly string[] = Object.keys(variables);

export type WorkerConfig = ReturnType<typeof readWorkerConfig>;

export function readWorkerConfig(env: NodeJS.ProcessEnv) {
  const config = readEnvironment(variables, env);
  if (config.PSA_WEBHOOK_URL !== undefined && config.PSA_WEBHOOK_SECRET === undefined) {
    throw new Error('PSA_WEBHOOK_URL is set without PSA_WEBHOOK_SECRET: events are only sent signed');
  }
  if (config.SHUTDOWN_GRACE_MS <= config.SAGE_TIMEOUT_MS) {
    throw new Error(
      `SHUTDOWN_GRACE_MS (${config.SHUTDOWN_GRACE_MS}) must be more than SAGE_TIMEOUT_MS (${config.SAGE_TIMEOUT_MS}), or a shutdown cuts calls to Sage`,
    );
  }
  return config;
}
