import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import { type Precondition } from '../etag.ts';
import { type DeliveryAttempt, type DeliveryView } from './delivery.ts';
import { type PsaEvent } from './event.ts';
import { type ReplayView } from './replay.ts';
import { type EndpointSettings, type EndpointsView, type SigningSecret } from './endpoint.ts';

export const getEndpointsQuery = defineQuery<EndpointsView>('getEndpoints');

/** Of the endpoint after the change; of a removed one, of the last change of any. */
export interface EndpointAcknowledgement {
  readonly version: number;
  /** Entity tag after the very change, of one that was put; a worker of a former version answers none. */
  readonly etag?: string;
}

/** Left out: the change is made however the endpoint stands. */
interface Conditional {
  readonly precondition?: Precondition;
}

/** Adds an endpoint, which gets `secret`, or changes one, which keeps its own. */
export const putEndpointUpdate = defineUpdate<
  EndpointAcknowledgement & { readonly created: boolean },
  [{ id: string; settings: EndpointSettings; secret: string } & Conditional]
>('putEndpoint');

export const removeEndpointUpdate = defineUpdate<EndpointAcknowledgement, [{ id: string } & Conditional]>(
  'removeEndpoint',
);

export const enableEndpointUpdate = defineUpdate<EndpointAcknowledgement, [{ id: string }]>('enableEndpoint');

export const disableEndpointUpdate = defineUpdate<EndpointAcknowledgement, [{ id: string; reason: string }]>(
  'disableEndpoint',
);

export const rotateSecretUpdate = defineUpdate<
  EndpointAcknowledgement,
  [{ id: string; secret: string; overlapMs: number }]
>('rotateSecret');

/** For who signs: no query ever answers a secret. */
export const signingSecretsUpdate = defineUpdate<
  { version: number; secrets: readonly SigningSecret[] },
  [{ id: string }]
>('signingSecrets');

/** Sends the endpoint a trial event, once, whether it is enabled or not; without `event` a ping. */
export const pingEndpointUpdate = defineUpdate<
  DeliveryAttempt,
  [{ id: string; eventId: string; event?: PsaEvent }]
>('pingEndpoint');

/** The endpoint of that version answered that it wants no more events. */
export const endpointGoneSignal =
  defineSignal<[{ id: string; version: number; reason: string }]>('endpointGone');

export const getDeliveryQuery = defineQuery<DeliveryView>('getDelivery');

/** Try now what is pending, or send again: to one endpoint, or (null) to those that failed, else to all that want it. */
export const resendDeliverySignal = defineSignal<[{ endpoint: string | null }]>('resendDelivery');

export const getReplayQuery = defineQuery<ReplayView>('getReplay');

/** Name of the activity by which a run tells an event, and makes the first attempts; its history is read for what was delivered at once. */
export const DELIVER_EVENT = 'deliverEvent';
