import { type Logger } from 'pino';
import { type WatchedInvoice } from '../domain/payments/watched-invoice.ts';
import { type SageLimits } from '../domain/turnstile/limits.ts';
import { type SageHttp } from '../sage/http.ts';
import { type Mailer } from './invoice/mailer.ts';
import { type InvoiceRuns } from './payments/invoice-runs.ts';
import { type SecretSeal } from '../temporal/secret-seal.ts';
import { type TokenSource } from './consent/token-source.ts';
import { type Destinations } from './webhooks/destinations.ts';
import { type EventSender } from './webhooks/event-sender.ts';

/** What activities reach the outside world with; made once per worker. */
export interface ActivityDependencies {
  readonly sage: SageHttp;
  readonly application: { readonly clientId: string; readonly clientSecret: string };
  readonly tokens: TokenSource;
  /** Of tokens: no workflow and no API sees them open. */
  readonly seal: SecretSeal;
  readonly mailer: Mailer;
  readonly events: EventSender;
  /** Where files may be fetched from. */
  readonly destinations: Destinations;
  /** Of ours, by what they publish of themselves. */
  readonly invoiceRuns: InvoiceRuns;
  /** Keyed digest of a record and what settled it, 16 hex digits: what an invoice publishes as the last it heard. */
  readonly fingerprint: (watched: WatchedInvoice) => string;
  /** What one Sage business may be asked. */
  readonly limits: SageLimits;
  /** From look to look at the books in office hours. */
  readonly paymentCheckMs: number;
  /** Of workflows; where turnstiles are started. */
  readonly taskQueue: string;
  /** Temporal's database was restored from a backup of this time (ISO): what was done since may stand in Sage unknown to us. */
  readonly restoredFrom: string | null;
  readonly log: Logger;
  /** Milliseconds since 1970; another one only where tests move the time. */
  readonly now: () => number;
}
