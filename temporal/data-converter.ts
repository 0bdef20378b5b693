import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DataConverter } from '@temporalio/common';
import { type KeyRing } from './key-ring.ts';
import { EncryptionCodec } from './payload-codec.ts';

/** Beside this file and of its kind, source or compiled: the SDK loads it by its path. */
export const failureConverterPath = fileURLToPath(
  new URL(`./failure-converter${extname(import.meta.url)}`, import.meta.url),
);

/** One converter for client, worker and replay. */
export const dataConverterFor = (keyRing: KeyRing): DataConverter => ({
  payloadCodecs: [new EncryptionCodec(keyRing)],
  failureConverterPath,
});
