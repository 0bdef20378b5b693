import { type PayloadCodec } from '@temporalio/common';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type proto from '@temporalio/proto';
import { payloadsOf } from './payloads-of.ts';

type History = proto.temporal.api.history.v1.IHistory;

/** Anything that looks like a JWT or like a secret that signs events, in whatever payload. */
const token = /eyJ[\w-]+\.[\w-]+\.[\w-]*|whsec_[A-Za-z0-9+/]+=*/g;

/** Where packages lie, in stack traces: beside the project or elsewhere. */
const packageFolder = /\/[^\s"'():]*?(?=\/node_modules\/)/g;

/**
 * A history as JSON, decrypted, without tokens, secrets and without paths of this machine: to keep as a fixture that replays without any key. Replay compares the
 * order of commands, not what is in them.
 */
export async function plainHistory(history: History, codec: PayloadCodec): Promise<string> {
  for (const payload of payloadsOf(history)) {
    const [opened] = await codec.decode([payload]);
    payload.metadata = opened?.metadata ?? {};
    const text = Buffer.from(opened?.data ?? []).toString('utf8');
    payload.data = Buffer.from(
      text.replace(token, 'a-token').replaceAll(process.cwd(), '').replace(packageFolder, ''),
    );
  }
  return historyToJSON(history);
}
