import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';
import { z } from 'zod';
import { Authenticator } from '../api/authenticator.ts';
import { readApiConfig } from '../api/config.ts';
import { Connections } from '../api/connection/connections.ts';
import { Tickets } from '../api/connection/tickets.ts';
import { openApi } from '../api/openapi/document.ts';
import { routeTable } from '../api/route-table.ts';
import { problemCodes } from '../domain/problems/catalogue.ts';
import { eventTypes } from '../domain/webhooks/event-catalogue.ts';
import { eventSchemas } from '../domain/schemas/events.ts';
import { generateKeys } from './embedded/development-keys.ts';
import { embeddedEnvironment } from './embedded/environment.ts';

/** `npm run client:types`: writes the client's types, which a test compares with what the schemas say. */

interface Written {
  /** Below client/src. */
  readonly file: string;
  readonly text: string;
}

const pathOf = (file: string): string => fileURLToPath(new URL(`../client/src/${file}`, import.meta.url));

/** What the generated files of the client must hold. */
export async function clientTypes(): Promise<Written[]> {
  return [
    await typesOf('api-types.ts', 'the OpenAPI document of the API', asOpenApi(apiDocument()), codes),
    await typesOf('event-types.ts', 'the catalogue of events', asOpenApi(eventDocument()), eventNames),
  ];
}

/** Every code of a problem, as a value and so as a type. */
const codes = `
/** Every code of a problem that this version of the client knows. */
export const problemCodes = ${JSON.stringify([...problemCodes].sort())} as const;
`;

/** Types are gone when the client runs: what it compares with must be there as values. */
const eventNames = `
/** Every type of event that this version of the client knows. */
export const eventTypes = ${JSON.stringify(eventTypes)} as const satisfies readonly components['schemas']['Event']['type'][];
`;

async function typesOf(file: string, source: string, document: OpenAPI3, more = ''): Promise<Written> {
  const body = astToString(
    await openapiTS(document, {
      alphabetize: false,
      defaultNonNullable: false,
      rootTypesNoSchemaPrefix: true,
    }),
  );
  const head = `/* Written by \`npm run client:types\` from ${source}: change the schemas, not this file. */\n`;
  const path = pathOf(file);
  const text = await format(`${head}${body}${more}`, { ...(await resolveConfig(path)), filepath: path });
  return { file, text };
}

/** Nothing is asked of Temporal: only the table of routes is made. */
function apiDocument(): unknown {
  const keys = generateKeys();
  const nowhere = 'http://127.0.0.1:9';
  const config = readApiConfig(
    embeddedEnvironment({
      keys,
      outside: {
        sage: { url: nowhere },
        mail: { smtpUrl: 'smtp://127.0.0.1:9' },
        psa: { url: nowhere, pageUrl: nowhere },
      },
      temporalAddress: '127.0.0.1:9',
      apiPort: 9,
      logLevel: 'silent',
    }),
  );
  const client = new Client({ connection: Connection.lazy({ address: '127.0.0.1:9' }) });
  const tickets = new Tickets(new Authenticator(config.CODEC_KEYS, 'authorization'));
  const connections = new Connections(client, config.TASK_QUEUE, tickets);
  return openApi(
    routeTable(config, { client, connections, stopping: new AbortController().signal }),
    'http://127.0.0.1:3000',
  );
}

function eventDocument(): unknown {
  const { $defs, $schema: _, ...event } = z.toJSONSchema(z.union(eventSchemas), { io: 'input' });
  const document = {
    openapi: '3.1.0',
    info: { title: 'Events', version: '1' },
    paths: {},
    components: { schemas: { ...$defs, Event: event } },
  };
  return JSON.parse(JSON.stringify(document).replaceAll('"#/$defs/', '"#/components/schemas/'));
}

const openApiShape = z.custom<OpenAPI3>(
  (value) => typeof value === 'object' && value !== null && 'openapi' in value,
);
const asOpenApi = (document: unknown): OpenAPI3 => openApiShape.parse(document);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { file, text } of await clientTypes()) {
    await writeFile(pathOf(file), text);
    console.log(`Written: client/src/${file} (${text.split('\n').length} lines)`);
  }
}
