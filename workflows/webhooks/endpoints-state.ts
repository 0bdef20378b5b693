import { type EndedHow } from '../../domain/runs/messages.ts';
import { type LastRequest } from '../../domain/principals/caller.ts';
import { type Disabled, type EndpointSettings, type SigningSecret } from '../../domain/webhooks/endpoint.ts';

export interface Endpoint extends EndpointSettings {
  readonly id: string;
  readonly version: number;
  readonly disabled: Disabled | null;
  /** The newest first. */
  readonly secrets: readonly SigningSecret[];
  /** Null, or left out by former versions: nobody said who changed it last, or Temporal's UI or its receiver did. */
  readonly lastChange?: LastRequest | null;
}

/** Everything that the entity remembers. Times are ISO date-times. */
export interface EndpointsState {
  readonly endpoints: readonly Endpoint[];
  readonly default: { readonly version: number; readonly disabled: Disabled | null };
  /** Of the last change of any endpoint: one that is removed and put again never has a version it had before. */
  readonly lastVersion: number;
  /** When somebody asked Temporal to cancel it, which would end the delivery of all events. */
  readonly cancellationRefusedAt: string | null;
  /** The run before ended and could not be asked any more: what it held is gone. */
  readonly lost: { readonly at: string; readonly how: EndedHow } | null;
}

export const newEndpoints = (): EndpointsState => ({
  endpoints: [],
  default: { version: 0, disabled: null },
  lastVersion: 0,
  cancellationRefusedAt: null,
  lost: null,
});

/** What an ended run answered; null where it is nothing of ours. */
export const asEndpointsState = (value: unknown): EndpointsState | null =>
  isEndpointsState(value) ? { ...newEndpoints(), ...value, cancellationRefusedAt: null } : null;

const isEndpointsState = (value: unknown): value is EndpointsState =>
  typeof value === 'object' &&
  value !== null &&
  'endpoints' in value &&
  Array.isArray(value.endpoints) &&
  'default' in value &&
  'lastVersion' in value &&
  typeof value.lastVersion === 'number';
