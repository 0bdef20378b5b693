import { type EndedHow } from '../runs/messages.ts';
import { type PsaEvent, subjectOf } from './event.ts';

/** The endpoint of PSA_WEBHOOK_URL: takes every event, and only its configuration changes or removes it. */
export const DEFAULT_ENDPOINT = 'default';

export interface EndpointSettings {
  readonly url: string;
  readonly description: string;
  /** `*`, all of a kind (`invoice.*`), or types of events. */
  readonly events: readonly string[];
  /** Null: of every business unit. */
  readonly businessUnits: readonly string[] | null;
}

export interface Disabled {
  readonly since: string;
  readonly reason: string;
}

/** Everything but secrets. Times are ISO date-times. */
export interface EndpointView extends EndpointSettings {
  readonly id: string;
  readonly configuredBy: 'api' | 'environment';
  /** Grows with every change. */
  readonly version: number;
  readonly disabled: Disabled | null;
  /** When the secret in force was made, and until when the former one signs as well. */
  readonly secret: { readonly since: string; readonly formerUntil: string | null } | null;
}

/** What the query answers. Of `default` only what configuration does not say: whether it is disabled. */
export interface EndpointsView {
  readonly endpoints: readonly EndpointView[];
  readonly default: Pick<EndpointView, 'version' | 'disabled'>;
  /** What an ended run knew is not read yet: nothing follows from what is missing here. */
  readonly takingOver: boolean;
  /** The run before ended and could not be asked: its endpoints are gone and must be put again. */
  readonly lost: { readonly at: string; readonly how: EndedHow } | null;
  /** When Temporal was asked to cancel it, which it does not do. */
  readonly cancellationRefusedAt: string | null;
}

/** Before the first endpoint is put. */
export const noEndpoints: EndpointsView = {
  endpoints: [],
  default: { version: 0, disabled: null },
  takingOver: false,
  lost: null,
  cancellationRefusedAt: null,
};

export interface SigningSecret {
  /** `whsec_` and base64, as Standard Webhooks has it. */
  readonly value: string;
  readonly since: string;
  /** Null: until it is rotated. */
  readonly until: string | null;
}

/** Whether an endpoint wants to hear of an event. */
export function wants(
  { events, businessUnits }: Pick<EndpointSettings, 'events' | 'businessUnits'>,
  event: PsaEvent,
): boolean {
  const { businessUnit } = subjectOf(event);
  if (businessUnits !== null && (businessUnit === null || !businessUnits.includes(businessUnit)))
    return false;
  const [kind] = event.type.split('.');
  return events.some((pattern) => pattern === '*' || pattern === `${kind}.*` || pattern === event.type);
}

/** Those that sign at this moment, the newest first. */
export const secretsInForce = (secrets: readonly SigningSecret[], nowMs: number): readonly SigningSecret[] =>
  secrets.filter(({ until }) => until === null || Date.parse(until) > nowMs);

/** Each one in force is a signature of every event; who rotates more often than this within the overlaps ends the oldest. */
export const MOST_SECRETS = 5;

/**
 * Puts a new secret first. All earlier ones end after the overlap at the latest, so that an overlap of 0 ends them at once:
 * the remedy for one that leaked.
 */
export function rotateSecret(
  secrets: readonly SigningSecret[],
  value: string,
  nowMs: number,
  overlapMs: number,
): readonly SigningSecret[] {
  const end = nowMs + overlapMs;
  const former = secrets.map((secret) => ({
    ...secret,
    until: new Date(Math.min(end, secret.until === null ? Infinity : Date.parse(secret.until))).toISOString(),
  }));
  const since = new Date(nowMs).toISOString();
  return [{ value, since, until: null }, ...secretsInForce(former, nowMs)].slice(0, MOST_SECRETS);
}
