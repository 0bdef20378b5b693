import { type Payload } from '@temporalio/common';

export type FullPayload = Payload & { metadata: Record<string, Uint8Array>; data: Uint8Array };

/** Every payload in a history or any other answer of Temporal, however deep. */
export function* payloadsOf(value: unknown): Generator<FullPayload> {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return;
  if (isPayload(value)) yield value;
  else for (const child of Object.values(value)) yield* payloadsOf(child);
}

const isPayload = (value: object): value is FullPayload =>
  'metadata' in value && 'data' in value && value.data instanceof Uint8Array;
