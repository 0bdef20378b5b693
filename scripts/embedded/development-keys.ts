import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { digestOf, type WrittenKeyEntry } from '../../api/principals/key-entry.ts';
import { roles } from '../../api/principals/roles.ts';
import { generateKeyEntry } from '../../temporal/key-ring.ts';

const keys = z.object({
  apiKey: z.string(),
  codecKeys: z.string(),
  noticeSecret: z.string(),
  psaSecret: z.string(),
  sageClientSecret: z.string(),
  tokenKeys: z.string(),
});
const earlierKeys = keys.omit({ tokenKeys: true });
export type DevelopmentKeys = z.infer<typeof keys>;

const secret = (): string => randomBytes(32).toString('base64url');
const webhookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

const tokenKeys = (): string => generateKeyEntry(`tokens-${randomBytes(4).toString('hex')}`);

export const generateKeys = (): DevelopmentKeys => ({
  apiKey: secret(),
  // An id of its own, so that a key of another directory is missed by its name.
  codecKeys: generateKeyEntry(`dev-${randomBytes(4).toString('hex')}`),
  noticeSecret: webhookSecret(),
  psaSecret: webhookSecret(),
  sageClientSecret: secret(),
  tokenKeys: tokenKeys(),
});

/** `API_KEYS` for one key that may do everything: for trying and testing only. */
export function allRolesKey(apiKey: string): string {
  const entry: WrittenKeyEntry = {
    id: 'development',
    sha256: digestOf(apiKey),
    units: '*',
    roles: [...roles],
    expires: null,
  };
  return JSON.stringify([entry]);
}

/** The keys of the embedded default: made on the first run, for this directory only, readable by its owner alone. */
export async function developmentKeys(dataDir: string): Promise<DevelopmentKeys> {
  const file = join(dataDir, 'keys.json');
  try {
    const kept: unknown = JSON.parse(await readFile(file, 'utf8'));
    const complete = keys.safeParse(kept);
    if (complete.success) return complete.data;
    // Made by a version that had no token keys.
    const completed = { ...earlierKeys.parse(kept), tokenKeys: tokenKeys() };
    await writeFile(file, JSON.stringify(completed, null, 2), { mode: 0o600 });
    return completed;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) {
      throw new Error(`${file} is not usable: restore it, or remove ${dataDir} to begin anew`, {
        cause: error,
      });
    }
  }
  const fresh = generateKeys();
  await mkdir(dataDir, { recursive: true });
  await writeFile(file, JSON.stringify(fresh, null, 2), { mode: 0o600, flag: 'wx' });
  return fresh;
}
