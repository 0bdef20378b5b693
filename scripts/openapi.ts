import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Authenticator } from '../api/authenticator.ts';
import { readApiConfig } from '../api/config.ts';
import { Connections } from '../api/connection/connections.ts';
import { Tickets } from '../api/connection/tickets.ts';
import { openApi } from '../api/openapi/document.ts';
import { type Json } from '../api/openapi/json-schema.ts';
import { type Route } from '../api/route.ts';
import { routeTable } from '../api/route-table.ts';
import { connectClient, temporalSettings } from '../temporal/connect.ts';
import { allRolesKey, generateKeys } from './embedded/development-keys.ts';

/** What stands in `servers` where the document is of no installation. */
const SOMEWHERE = 'https://invoicing.example.org';

/** Every operation, mounted nowhere: nobody is connected to. */
export function routesOffline(): readonly Route[] {
  const keys = generateKeys();
  const env = {
    CODEC_KEYS: keys.codecKeys,
    API_KEYS: allRolesKey(keys.apiKey),
    SAGE_CLIENT_ID: 'none',
    TASK_QUEUE: 'none',
  };
  const config = readApiConfig(env);
  const client = connectClient(temporalSettings({}), config.CODEC_KEYS);
  const tickets = new Tickets(new Authenticator(config.CODEC_KEYS, 'authorization'));
  const connections = new Connections(client, config.TASK_QUEUE, tickets);
  return routeTable(config, { client, connections, stopping: new AbortController().signal });
}

export const openApiOffline = (serverUrl = SOMEWHERE): Json => openApi(routesOffline(), serverUrl);

/** `npm run -s openapi:write [FILE]`: the document without a running API, into a file or to the standard output. */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = `${JSON.stringify(openApiOffline(), null, 2)}\n`;
  const [, , file] = process.argv;
  if (file === undefined) process.stdout.write(text);
  else {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}
