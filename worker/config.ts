import { z } from 'zod';
import { Destinations } from '../activities/webhooks/destinations.ts';
import { limitProfiles } from '../domain/turnstile/limits.ts';
import { sageEndpoints } from '../sage/endpoints.ts';
import { commonVariables, keyRing, list, port, readEnvironment } from '../temporal/environment.ts';

const wholeNumber = (otherwise: number) => z.coerce.number().int().min(1).default(otherwise);

/** Everything the worker can be told, one line each; Sage's addresses default to the real ones. */
const variables = {
  ...commonVariables,
  SAGE_CLIENT_ID: z.string().min(1).describe("The application's id, from Sage's developer portal"),
  SAGE_CLIENT_SECRET: z.string().min(1).describe("The application's secret, from Sage's developer portal"),
  TOKEN_KEYS: keyRing.describe(
    'Keys that seal Sage tokens, in the form of CODEC_KEYS and other keys than those, for workers alone; the first seals, all open',
  ),
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
  SAGE_LIMITS: z
    .enum(limitProfiles, { error: `must be one of ${limitProfiles.join(', ')}` })
    .default('business')
    .describe(
      '"business": calls per minute and day of each Sage business; "app": of the whole application; "off": none',
    ),
  SAGE_CALLS_PER_MINUTE: wholeNumber(100).describe('Calls that one Sage business takes in any minute'),
  SAGE_CALLS_PER_DAY: wholeNumber(2_500).describe('Calls that one Sage business takes on a day'),
  SAGE_MINUTE_MS: wholeNumber(60_000).describe(
    'Length of that minute, milliseconds; shorter only where a sandbox runs with a shortened one too',
  ),
  SAGE_DAY_RESERVE: z.coerce
    .number()
    .int()
    .min(0)
    .default(50)
    .describe("Calls of a day kept for a person's test, look or retry when invoices have used up theirs"),
  SAGE_DAY_RESETS_AT: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'must be a time of day in UTC such as 00:00' })
    .default('00:00')
    .describe('When the calls of a day begin anew, UTC'),
  SAGE_MAX_CONCURRENT: wholeNumber(50).describe(
    'Calls to Sage at a time by this worker; over all workers at most 150 (Sage guide on best practices)',
  ),
  SMTP_URL: z.url().describe('Mail server, smtp://user:password@host:port'),
  MAIL_FROM: z
    .string()
    .min(3)
    .describe('Sender of invoice e-mails, such as "Northwind <billing@example.com>"'),
  PSA_WEBHOOK_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https URL' })
    .optional()
    .describe('Where the PSA takes all events; empty: they go to the endpoints put by the API only'),
  PSA_WEBHOOK_SECRET: z
    .string()
    .transform((text) => text.split(',').map((secret) => secret.trim()))
    .refine((secrets) => secrets.every((secret) => /^whsec_[A-Za-z0-9+/]{4,}={0,2}$/.test(secret)), {
      error: 'must be whsec_ and base64; several, comma separated, while one is replaced',
    })
    .optional()
    .describe('Secret that signs events, whsec_ and base64 (Standard Webhooks); several, all sign'),
  WEBHOOK_ALLOW_HOSTS: list.describe(
    'Hosts, addresses and networks (10.1.0.0/16) that events may go to, and attachments be fetched from, although they are internal or without https, comma separated',
  ),
  PAYMENT_CHECK_MINUTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(1440)
    .default(15)
    .describe(
      'From one look for payments to the next in office hours of the business; four times as long otherwise',
    ),
  RESTORED_FROM: z.iso
    .datetime({ error: 'must be a time such as 2026-11-30T04:00:00Z' })
    .refine((time) => Date.parse(time) <= Date.now(), { error: 'lies in the future' })
    .optional()
    .describe(
      "Time of the backup that Temporal's database was restored from: Sage is then searched before each create (docs/runbook.md); empty: never restored",
    ),
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
    // With 250, 5,000 invoices handed over at once pushed the turnstiles out, which then were replayed at each step (docs/benchmarks.md).
    .default(500)
    .describe('Workflows kept in memory, about 1 MB each'),
  WORKFLOW_BUNDLE: z
    .string()
    .optional()
    .describe(
      'File made by `npm run bundle`, of this very version; empty: the one of `npm run build`, or from source bundled at the start',
    ),
  WORKER_DEPLOYMENT: z
    .string()
    .regex(/^[\w-]{1,100}$/, { error: 'must be at most 100 letters, digits, hyphens or underscores' })
    .optional()
    .describe(
      'Name of the Temporal worker deployment that this worker is a version of (docs/deployments.md); empty: no versions',
    ),
  BUILD_ID: z
    .string()
    .regex(/^[\w.+-]{1,100}$/, {
      error: 'must be at most 100 letters, digits, dots, plus signs, hyphens or underscores',
    })
    .optional()
    .describe('Which version of WORKER_DEPLOYMENT, another one for each build; of no effect without it'),
  WORKER_HEALTH_HOST: z.string().default('127.0.0.1').describe('Address of the health endpoint'),
  WORKER_HEALTH_PORT: port.default(0).describe('Port of the health endpoint; 0: none'),
};

export const configVariables: readonly string[] = Object.keys(variables);

export type WorkerConfig = ReturnType<typeof readWorkerConfig>;

const read = (env: NodeJS.ProcessEnv) => readEnvironment(variables, env);

export function readWorkerConfig(env: NodeJS.ProcessEnv) {
  const config = read(env);
  if (config.PSA_WEBHOOK_URL !== undefined && config.PSA_WEBHOOK_SECRET === undefined) {
    throw new Error('PSA_WEBHOOK_URL is set without PSA_WEBHOOK_SECRET: events are only sent signed');
  }
  if (config.WORKER_DEPLOYMENT !== undefined && config.BUILD_ID === undefined) {
    throw new Error(
      `WORKER_DEPLOYMENT is "${config.WORKER_DEPLOYMENT}" and BUILD_ID is not set: say which build this is, such as the version or the commit`,
    );
  }
  const payloadKeys = [...config.CODEC_KEYS.keys.values()];
  if ([...config.TOKEN_KEYS.keys.values()].some((key) => payloadKeys.some((other) => other.equals(key)))) {
    throw new Error('TOKEN_KEYS has a key of CODEC_KEYS, which every API holds: make others');
  }
  expectDestination(config);
  if (config.SHUTDOWN_GRACE_MS <= config.SAGE_TIMEOUT_MS) {
    throw new Error(
      `SHUTDOWN_GRACE_MS (${config.SHUTDOWN_GRACE_MS}) must be more than SAGE_TIMEOUT_MS (${config.SAGE_TIMEOUT_MS}), or a shutdown cuts calls to Sage`,
    );
  }
  return config;
}

/** What could never be delivered is told at the start. A name is only judged when it is connected to. */
function expectDestination({
  PSA_WEBHOOK_URL,
  WEBHOOK_ALLOW_HOSTS,
}: Readonly<ReturnType<typeof read>>): void {
  const destinations = new Destinations(WEBHOOK_ALLOW_HOSTS);
  if (PSA_WEBHOOK_URL === undefined) return;
  try {
    destinations.lookupFor(new URL(PSA_WEBHOOK_URL));
  } catch (error) {
    throw new Error(`PSA_WEBHOOK_URL: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
