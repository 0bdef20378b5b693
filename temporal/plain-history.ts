import { type Payload, type PayloadCodec } from '@temporalio/common';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type proto from '@temporalio/proto';

type History = proto.temporal.api.history.v1.IHistory;

/** Anything that looks like a JWT, in whatever payload. */
const token = /eyJ[\w-]+\.[\w-]+\.[\w-]*/g;

/**
 * A history as JSON, decrypted, without tokens and without paths of this machine: to keep as a fixture that replays without any key. Replay compares the
 * order of commands, not what is in them.
 */
export async function plainHistory(history: History, codec: PayloadCodec): Promise<string> {
  await openPayloads(history, codec);
  return historyToJSON(history);
}

async function openPayloads(value: unknown, codec: PayloadCodec): Promise<void> {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return;
  if (isPayload(value)) {
    const [opened] = await codec.decode([value]);
    value.metadata = opened?.metadata ?? {};
    const text = Buffer.from(opened?.data ?? []).toString('utf8');
    value.data = Buffer.from(text.replace(token, 'a-token').replaceAll(process.cwd(), ''));
    return;
  }
  for (const child of Object.values(value)) await openPayloads(child, codec);
}

const isPayload = (
  value: object,
): value is Payload & { metadata: Record<string, Uint8Array>; data: Uint8Array } =>
  'metadata' in value && 'data' in value && value.data instanceof Uint8Array;
