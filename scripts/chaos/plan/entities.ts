import { harbour, northwind, userIds } from '../../../sandbox/sage/seed.ts';
import {
  connectionWorkflowId,
  consentWorkflowId,
  endpointsWorkflowId,
  paymentWatchWorkflowId,
  turnstileWorkflowId,
} from '../../../domain/keys.ts';
import { units } from './units.ts';

/** Of the api and the workers of a run. */
export const TASK_QUEUE = 'sage-invoicing';

export type EntityKind = 'connection' | 'consent' | 'turnstile' | 'payment watch' | 'webhook endpoints';

const businesses = [northwind.id, harbour.id] as const;

/** Workflows that never end by themselves, by kind: their ids. */
export const entities: Readonly<Record<EntityKind, readonly [string, ...string[]]>> = {
  connection: [
    connectionWorkflowId(units[0].id),
    ...units.slice(1).map(({ id }) => connectionWorkflowId(id)),
  ],
  consent: [
    consentWorkflowId(userIds.olivia),
    consentWorkflowId(userIds.rita),
    consentWorkflowId(userIds.sam),
  ],
  turnstile: [turnstileWorkflowId(businesses[0]), turnstileWorkflowId(businesses[1])],
  'payment watch': [paymentWatchWorkflowId(businesses[0]), paymentWatchWorkflowId(businesses[1])],
  'webhook endpoints': [endpointsWorkflowId(TASK_QUEUE)],
};

export const entityKinds = [
  'connection',
  'consent',
  'turnstile',
  'payment watch',
  'webhook endpoints',
] as const satisfies readonly EntityKind[];
