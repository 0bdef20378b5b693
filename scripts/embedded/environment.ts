import { devNull } from 'node:os';
import { allRolesKey, type DevelopmentKeys } from './development-keys.ts';

/** Where the stand-ins are, in whichever process. */
export interface OutsideAddresses {
  readonly sage: { readonly url: string };
  readonly mail: { readonly smtpUrl: string };
  readonly psa: { readonly url: string; readonly pageUrl: string };
}

const unlimited = {
  REQUESTS_PER_MINUTE: '1000000',
  HAND_OVERS_PER_MINUTE: '1000000',
  UNAUTHENTICATED_PER_MINUTE: '1000000',
};

/**
 * The configuration of api and worker against the stand-ins: the very variables that a real deployment sets, so that the
 * same code talks to the real Sage by configuration alone.
 */
export function embeddedEnvironment(parts: {
  readonly keys: DevelopmentKeys;
  readonly outside: OutsideAddresses;
  readonly temporalAddress: string;
  /** By default `default`. */
  readonly namespace?: string | undefined;
  readonly apiPort: number;
  readonly uiUrl?: string | undefined;
  readonly taskQueue?: string | undefined;
  readonly logLevel: string;
  /** By default nowhere. */
  readonly auditLogFile?: string | undefined;
}): NodeJS.ProcessEnv {
  const { keys, outside } = parts;
  const uiOrigins =
    parts.uiUrl === undefined ? '' : `${parts.uiUrl},${parts.uiUrl.replace('127.0.0.1', 'localhost')}`;
  return {
    TEMPORAL_ADDRESS: parts.temporalAddress,
    TEMPORAL_NAMESPACE: parts.namespace ?? 'default',
    TASK_QUEUE: parts.taskQueue,
    CODEC_KEYS: keys.codecKeys,
    TOKEN_KEYS: keys.tokenKeys,
    LOG_LEVEL: parts.logLevel,
    API_HOST: '127.0.0.1',
    API_PORT: String(parts.apiPort),
    API_PUBLIC_URL: `http://127.0.0.1:${parts.apiPort}`,
    API_KEYS: allRolesKey(keys.apiKey),
    AUDIT_LOG_FILE: parts.auditLogFile ?? devNull,
    // The stand-ins, the tests and the load all come from one address.
    ...unlimited,
    ANSWER_CHECK: 'refuse',
    CODEC_ORIGINS: uiOrigins,
    NOTICE_SECRETS: keys.noticeSecret,
    MAIL_NOTICE_SECRETS: keys.noticeSecret,
    RETURN_URLS: outside.psa.pageUrl,
    SAGE_CLIENT_ID: 'sandbox-client',
    SAGE_CLIENT_SECRET: keys.sageClientSecret,
    SAGE_AUTHORIZE_URL: `${outside.sage.url}/oauth2/auth/central`,
    SAGE_API_URL: `${outside.sage.url}/v3.1`,
    SAGE_TOKEN_URL: `${outside.sage.url}/token`,
    SAGE_REVOKE_URL: `${outside.sage.url}/revoke`,
    SMTP_URL: outside.mail.smtpUrl,
    MAIL_FROM: 'Northwind Consulting <billing@northwind.test>',
    PSA_WEBHOOK_URL: outside.psa.url,
    PSA_WEBHOOK_SECRET: keys.psaSecret,
    WEBHOOK_ALLOW_HOSTS: '127.0.0.1,localhost',
  };
}
