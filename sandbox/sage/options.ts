import { type LimitShape, type MinuteLimit } from './limit-shapes.ts';

export const profiles = ['strict', 'kind'] as const;
export type Profile = (typeof profiles)[number];
export const limitModes = ['none', 'company', 'app'] as const;
export type LimitMode = (typeof limitModes)[number];

/** The budgets of one business. */
export interface CompanyLimits extends MinuteLimit {
  readonly perDay: number;
  readonly shape: LimitShape;
}

export interface NotifyTarget {
  url: string;
  /** Standard Webhooks secret: base64, with or without the `whsec_` prefix. */
  secret: string;
}

export interface SageSandboxOptions {
  /** 0 (default) takes any free port. */
  port?: number;
  /** Default 127.0.0.1. */
  host?: string;
  /** How browsers and the API's callers reach it, for links in pages and answers; default: host and port. */
  publicUrl?: string;
  /** The state is loaded from this file and saved to it; without it everything is gone at the end. */
  stateFile?: string;
  /** Default `sandbox-client`. */
  clientId?: string;
  /** Default `sandbox-secret`. */
  clientSecret?: string;
  /** Compared character for character; default: any http URL on localhost or 127.0.0.1. */
  redirectUris?: string[];
  /**
   * `strict` (default): a reused refresh token revokes its whole family, and a refusal (422) is remembered under its
   * idempotency id. `kind`: the last used refresh token is answered again, refusals are forgotten.
   */
  profile?: Profile;
  /** `company` (default): per minute and day for each business; `app`: 150 at a time and 1,296,000 a day. */
  limits?: LimitMode;
  /** The budgets of `company`; default 100 in any (`sliding`) minute of 60,000 ms and 2,500 a day. */
  companyLimits?: Partial<CompanyLimits>;
  /** Does a 429 carry Retry-After? Default true. */
  retryAfterHeader?: boolean;
  /** Does a payment change `updated_at` of the invoice? Default false. */
  bumpInvoiceOnPayment?: boolean;
  /** Is `tax_amount` null for a business that is not registered for VAT? Default false. */
  nullTaxUnregistered?: boolean;
  /** Does a second consent of the same user to the same app end the first one's tokens? Default true. */
  secondConsentRevokesFirst?: boolean;
  /** Where signed notices of payments go; default nowhere. */
  notify?: NotifyTarget;
  /** So many further businesses, each with an owner, a chart and a customer of its own (`extraBusiness`); default 0. */
  extraBusinesses?: number;
}

const defaultLimits: CompanyLimits = { perMinute: 100, minuteMs: 60_000, perDay: 2500, shape: 'sliding' };

type Optional = 'publicUrl' | 'stateFile' | 'redirectUris' | 'notify';
export type Settings = Required<Omit<SageSandboxOptions, Optional | 'companyLimits'>> &
  Pick<SageSandboxOptions, Optional> & { companyLimits: CompanyLimits };

export function settingsFrom(options: SageSandboxOptions): Settings {
  return {
    port: options.port ?? 0,
    host: options.host ?? '127.0.0.1',
    publicUrl: options.publicUrl?.replace(/\/$/, ''),
    stateFile: options.stateFile,
    clientId: options.clientId ?? 'sandbox-client',
    clientSecret: options.clientSecret ?? 'sandbox-secret',
    redirectUris: options.redirectUris,
    profile: options.profile ?? 'strict',
    limits: options.limits ?? 'company',
    companyLimits: { ...defaultLimits, ...options.companyLimits },
    retryAfterHeader: options.retryAfterHeader ?? true,
    bumpInvoiceOnPayment: options.bumpInvoiceOnPayment ?? false,
    nullTaxUnregistered: options.nullTaxUnregistered ?? false,
    secondConsentRevokesFirst: options.secondConsentRevokesFirst ?? true,
    notify: options.notify,
    extraBusinesses: options.extraBusinesses ?? 0,
  };
}
