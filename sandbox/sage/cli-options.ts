import { parseArgs } from 'node:util';
import { z } from 'zod';
import { checked } from './control/checked.ts';
import { limitShapes } from './limit-shapes.ts';
import { type CompanyLimits, limitModes, profiles, type SageSandboxOptions } from './options.ts';

export const usage = `npm run sandbox -- [options]

  --port N                 default 4010, or SANDBOX_PORT; 0 takes any free port
  --host NAME              default 127.0.0.1
  --public-url URL         how browsers reach it, for links; default: host and port
  --state FILE             keep the state in this file; default: memory only
  --profile strict|kind    default strict
  --limits MODE            none, company or app; default company
  --per-minute N           budget of --limits company; default 100, or SANDBOX_PER_MINUTE
  --per-day N              budget of --limits company; default 2500, or SANDBOX_PER_DAY
  --limit-shape SHAPE      how a minute is counted: sliding, fixed, bucket, or all (each must let a call through);
                           default sliding, or SANDBOX_LIMIT_SHAPE
  --minute-ms N            length of that minute; default 60000, or SANDBOX_MINUTE_MS
  --extra-businesses N     further businesses, each with its own owner; default 0
  --client-id ID           default sandbox-client
  --client-secret TEXT     default sandbox-secret, or SANDBOX_CLIENT_SECRET
  --redirect-uri URL       registered redirect, may be repeated; default: any http URL on localhost
  --no-retry-after         429 without Retry-After
  --bump-on-payment        a payment changes updated_at of its invoice
  --null-tax               tax_amount is null where a business is not registered for VAT
  --keep-first-consent     a second consent leaves the first one's tokens alone
  --notify-url URL         where signed notices of payments go
  --notify-secret SECRET   their Standard Webhooks secret, or SANDBOX_NOTIFY_SECRET
  --help`;

const flags = {
  port: { type: 'string' },
  host: { type: 'string' },
  'public-url': { type: 'string' },
  state: { type: 'string' },
  profile: { type: 'string' },
  limits: { type: 'string' },
  'per-minute': { type: 'string' },
  'per-day': { type: 'string' },
  'limit-shape': { type: 'string' },
  'minute-ms': { type: 'string' },
  'extra-businesses': { type: 'string' },
  'client-id': { type: 'string' },
  'client-secret': { type: 'string' },
  'redirect-uri': { type: 'string', multiple: true },
  'no-retry-after': { type: 'boolean' },
  'bump-on-payment': { type: 'boolean' },
  'null-tax': { type: 'boolean' },
  'keep-first-consent': { type: 'boolean' },
  'notify-url': { type: 'string' },
  'notify-secret': { type: 'string' },
  help: { type: 'boolean' },
} as const;

const oneOf = <T extends string>(allowed: readonly T[]) =>
  z.enum(allowed, {
    error: (issue) => `${String(issue.input)} is not one of ${allowed.join(', ')}`,
  });
const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, { error: (issue) => `${String(issue.input)} is not a whole number` })
    .transform(Number)
    .refine((value) => value >= min && value <= max, {
      error: (issue) => `${String(issue.input)} is not from ${min} to ${max}`,
    });
const url = z.string().refine((text) => URL.canParse(text), {
  error: (issue) => `${String(issue.input)} is not a URL`,
});

const valuesSchema = z.object({
  port: whole(0, 65_535),
  host: z.string().optional(),
  'public-url': url.optional(),
  state: z.string().optional(),
  profile: oneOf(profiles).optional(),
  limits: oneOf(limitModes).optional(),
  'per-minute': whole(1, 1_000_000).optional(),
  'per-day': whole(1, 100_000_000).optional(),
  'limit-shape': oneOf(limitShapes).optional(),
  'minute-ms': whole(1, 86_400_000).optional(),
  'extra-businesses': whole(0, 10_000).optional(),
  'client-id': z.string().optional(),
  'client-secret': z.string().optional(),
  'redirect-uri': z.array(url).optional(),
  'no-retry-after': z.boolean().optional(),
  'bump-on-payment': z.boolean().optional(),
  'null-tax': z.boolean().optional(),
  'keep-first-consent': z.boolean().optional(),
  'notify-url': url.optional(),
  'notify-secret': z.string().optional(),
});

/** The sandbox's options from a command line; an Error names the wrong option and its value. */
export function optionsFrom(
  args: string[],
  env: Record<string, string | undefined>,
): SageSandboxOptions | 'help' {
  const { values } = parseArgs({ args, options: flags, allowPositionals: false });
  if (values.help) return 'help';
  const options = checked(valuesSchema, {
    ...values,
    port: values.port ?? env.SANDBOX_PORT ?? '4010',
    'per-minute': values['per-minute'] ?? env.SANDBOX_PER_MINUTE,
    'per-day': values['per-day'] ?? env.SANDBOX_PER_DAY,
    'limit-shape': values['limit-shape'] ?? env.SANDBOX_LIMIT_SHAPE,
    'minute-ms': values['minute-ms'] ?? env.SANDBOX_MINUTE_MS,
  });
  const notifyUrl = options['notify-url'];
  const notifySecret = options['notify-secret'] ?? env.SANDBOX_NOTIFY_SECRET;
  if ((notifyUrl === undefined) !== (notifySecret === undefined))
    throw new Error('notify-url and notify-secret go together');
  return {
    port: options.port,
    host: options.host,
    publicUrl: options['public-url'],
    stateFile: options.state,
    profile: options.profile,
    limits: options.limits,
    companyLimits: given({
      perMinute: options['per-minute'],
      perDay: options['per-day'],
      shape: options['limit-shape'],
      minuteMs: options['minute-ms'],
    }),
    extraBusinesses: options['extra-businesses'],
    clientId: options['client-id'],
    clientSecret: options['client-secret'] ?? env.SANDBOX_CLIENT_SECRET,
    redirectUris: options['redirect-uri'],
    retryAfterHeader: options['no-retry-after'] !== true,
    bumpInvoiceOnPayment: options['bump-on-payment'] === true,
    nullTaxUnregistered: options['null-tax'] === true,
    secondConsentRevokesFirst: options['keep-first-consent'] !== true,
    notify:
      notifyUrl === undefined || notifySecret === undefined
        ? undefined
        : { url: notifyUrl, secret: notifySecret },
  };
}

/** Without what was not said, which must not hide a default. */
function given(limits: {
  [Name in keyof CompanyLimits]: CompanyLimits[Name] | undefined;
}): Partial<CompanyLimits> {
  const { perMinute, perDay, shape, minuteMs } = limits;
  return {
    ...(perMinute !== undefined && { perMinute }),
    ...(perDay !== undefined && { perDay }),
    ...(shape !== undefined && { shape }),
    ...(minuteMs !== undefined && { minuteMs }),
  };
}
