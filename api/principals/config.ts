import { isIP } from 'node:net';
import { z } from 'zod';
import { list } from '../../temporal/environment.ts';
import { parseKeyEntries } from './key-entry.ts';
import { type Issuer } from './tokens.ts';

const perMinute = z.coerce
  .number({ error: 'must be a whole number of requests a minute' })
  .int({ error: 'must be a whole number of requests a minute' })
  .min(1, { error: 'must be at least 1' });

const isAddress = (text: string): boolean => {
  const [address = '', prefix = '0'] = text.split('/');
  return isIP(address) !== 0 && /^\d{1,3}$/.test(prefix);
};

/** Who is let in, and how often. */
export const principalVariables = {
  API_KEYS: z
    .string()
    .default('')
    .transform((text, context) => {
      try {
        return parseKeyEntries(text);
      } catch (error) {
        context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
        return z.NEVER;
      }
    })
    .describe(
      'Keys as a JSON array of {id, sha256, units, roles, expires}; "npm run -s keys:make" makes one',
    ),
  API_KEYS_FILE: z
    .string()
    .optional()
    .describe('File with the same, read again within seconds when it changes'),
  JWT_ISSUER: z
    .string()
    .optional()
    .describe("The PSA's issuer of JSON Web Tokens, as their claim iss has it"),
  JWT_AUDIENCE: z.string().optional().describe('What their claim aud must have'),
  JWT_JWKS_URL: z.url().optional().describe('Where the public keys of the issuer are, by https'),
  JWT_UNITS_CLAIM: z.string().default('business_units').describe('Claim with the business units, or "*"'),
  JWT_ROLES_CLAIM: z.string().default('roles').describe('Claim with the roles'),
  JWT_PERSON_CLAIM: z.string().default('name').describe('Claim with the name of the person'),
  JWT_ALLOW_HOSTS: list.describe('Hosts that a JWKS_URL may lead to without TLS, comma separated'),
  OPERATOR_JWT_ISSUER: z
    .string()
    .optional()
    .describe('The login of the Temporal UI: its access tokens decode payloads at /codec'),
  OPERATOR_JWT_AUDIENCE: z.string().optional().describe('What their claim aud must have'),
  OPERATOR_JWT_JWKS_URL: z.url().optional().describe('Where the public keys of that login are, by https'),
  AUDIT_LOG_FILE: z.string().optional().describe('Where the audit log is appended; empty: to standard error'),
  REQUESTS_PER_MINUTE: perMinute.default(12_000).describe('Requests taken of one principal by one process'),
  HAND_OVERS_PER_MINUTE: perMinute
    .default(6_000)
    .describe('Hand-overs taken of one principal by one process'),
  UNAUTHENTICATED_PER_MINUTE: perMinute
    .default(600)
    .describe(
      'Requests without a credential, or with one that is refused, taken of one address by one process',
    ),
  TRUSTED_PROXIES: list
    .refine((proxies) => proxies.every(isAddress), {
      error: 'must be addresses or networks such as 10.0.0.0/8, comma separated',
    })
    .describe('Proxies whose X-Forwarded-For says from which address a request came, comma separated'),
};

type Principals = z.output<z.ZodObject<typeof principalVariables>>;

export interface Issuers {
  /** The PSA's; null: it has none, and shows keys. */
  readonly issuer: Issuer | null;
  /** The login of those who operate Temporal; null: they show keys. */
  readonly operators: Issuer | null;
}

/** @throws Error that names what is missing */
export function issuersOf(config: Principals): Issuers {
  const claims = {
    units: config.JWT_UNITS_CLAIM,
    roles: config.JWT_ROLES_CLAIM,
    person: config.JWT_PERSON_CLAIM,
  };
  const issuer = issuerOf(config, '', claims);
  if (issuer === null && config.API_KEYS.length === 0 && config.API_KEYS_FILE === undefined)
    throw unusable(
      'API_KEYS is not set: nobody could use the API without API_KEYS, API_KEYS_FILE or JWT_ISSUER',
    );
  return { issuer, operators: issuerOf(config, 'OPERATOR_', null) };
}

function issuerOf(config: Principals, of: '' | 'OPERATOR_', claims: Issuer['claims']): Issuer | null {
  const issuer = config[`${of}JWT_ISSUER`];
  const audience = config[`${of}JWT_AUDIENCE`];
  const url = config[`${of}JWT_JWKS_URL`];
  if (issuer === undefined && audience === undefined && url === undefined) return null;
  if (issuer === undefined || audience === undefined || url === undefined)
    throw unusable(
      `${of}JWT_ISSUER, ${of}JWT_AUDIENCE and ${of}JWT_JWKS_URL belong together: set all three, or none`,
    );
  const jwksUrl = new URL(url);
  const mayBePlain = jwksUrl.protocol === 'http:' && config.JWT_ALLOW_HOSTS.includes(jwksUrl.hostname);
  if (jwksUrl.protocol !== 'https:' && !mayBePlain)
    throw unusable(`${of}JWT_JWKS_URL: must begin with https://, unless JWT_ALLOW_HOSTS has its host`);
  return { issuer, audience, jwksUrl, claims };
}

const unusable = (problem: string): Error => new Error(`The configuration is not usable:\n  ${problem}`);
