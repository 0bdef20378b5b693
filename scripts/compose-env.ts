import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { allRolesKey, type DevelopmentKeys, developmentKeys } from './embedded/development-keys.ts';
import { fileURLToPath } from 'node:url';

/** The sandbox profile's environment: the addresses of docker/sandbox.env with the development keys of this directory. */
export async function composeEnvironment(keys: DevelopmentKeys): Promise<string> {
  const addresses = await readFile(new URL('../docker/sandbox.env', import.meta.url), 'utf8');
  return [
    addresses.trimEnd(),
    `POSTGRES_PASSWORD=${keys.apiKey}`,
    `CODEC_KEYS=${keys.codecKeys}`,
    `TOKEN_KEYS=${keys.tokenKeys}`,
    `API_KEYS=${allRolesKey(keys.apiKey)}`,
    `NOTICE_SECRETS=${keys.noticeSecret}`,
    `SAGE_CLIENT_SECRET=${keys.sageClientSecret}`,
    `PSA_WEBHOOK_SECRET=${keys.psaSecret}`,
    '',
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = '.data/compose.env';
  await mkdir('.data', { recursive: true });
  await writeFile(file, await composeEnvironment(await developmentKeys('.data')), { mode: 0o600 });
  console.log(`Written: ${file}. Next: docker compose --env-file ${file} --profile sandbox up --build`);
}
