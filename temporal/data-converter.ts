import { fileURLToPath } from 'node:url';
import { type DataConverter } from '@temporalio/common';
import { type KeyRing } from './key-ring.ts';
import { EncryptionCodec } from './payload-codec.ts';

export const failureConverterPath = fileURLToPath(new URL('./failure-converter.ts', import.meta.url));

/** One converter for client, worker and replay. */
export const dataConverterFor = (keyRing: KeyRing): DataConverter => ({
  payloadCodecs: [new EncryptionCodec(keyRing)],
  failureConverterPath,
});
