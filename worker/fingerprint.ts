import { createHmac, hkdfSync } from 'node:crypto';
import { contentOf, PART_LENGTH } from '../domain/payments/fingerprint.ts';
import { type WatchedInvoice } from '../domain/payments/watched-invoice.ts';
import { type KeyRing } from '../temporal/key-ring.ts';

const PURPOSE = 'sage-invoicing/fingerprint/1';

/**
 * Digests records of Sage with a key derived from the one that encrypts payloads now. After that key was replaced every record looks new
 * once, and who is told it again changes nothing.
 */
export function fingerprintWith({ activeKeyId, keys }: KeyRing): (watched: WatchedInvoice) => string {
  const active = keys.get(activeKeyId);
  if (active === undefined) throw new Error(`No codec key "${activeKeyId}"`);
  const key = Buffer.from(hkdfSync('sha256', active, '', PURPOSE, 32));
  const digest = (content: string) =>
    createHmac('sha256', key).update(content).digest('hex').slice(0, PART_LENGTH);
  return (watched) => {
    const { record, settlements } = contentOf(watched);
    return digest(record) + digest(settlements);
  };
}
