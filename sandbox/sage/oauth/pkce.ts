import { createHash } from 'node:crypto';

/** 43 to 128 characters for the verifier and for a plain challenge (Sage guide, RFC 7636). */
export function isPkceText(text: string): boolean {
  return /^[A-Za-z0-9._~-]{43,128}$/.test(text);
}

export function verifierFits(
  verifier: string | null,
  challenge: string | null,
  method: 'S256' | 'plain',
): boolean {
  if (challenge === null) return true;
  if (verifier === null || !isPkceText(verifier)) return false;
  const derived = method === 'plain' ? verifier : createHash('sha256').update(verifier).digest('base64url');
  return derived === challenge;
}
