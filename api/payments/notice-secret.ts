const PREFIX = 'whsec_';

/** Key of a secret in the form of Standard Webhooks, `whsec_` and base64 of 24 to 64 bytes; null when it is not one. */
export function noticeSecretKey(secret: string): Buffer | null {
  const encoded = secret.slice(PREFIX.length);
  if (!secret.startsWith(PREFIX) || !/^[A-Za-z0-9+/]+={0,2}$/.test(encoded)) return null;
  const key = Buffer.from(encoded, 'base64');
  return key.length >= 24 && key.length <= 64 ? key : null;
}
