import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';
import ts from 'typescript';
import { z } from 'zod';
import { problemCodes } from '../domain/problems/catalogue.ts';
import { eventTypes } from '../domain/webhooks/event-catalogue.ts';
import { eventSchemas } from '../domain/schemas/events.ts';
import { openApiOffline } from './openapi.ts';

/** `npm run client:types`: writes the client's types, which a test compares with what the schemas say. */

interface Written {
  /** Below client/src. */
  readonly file: string;
  readonly text: string;
}

const pathOf = (file: string): string => fileURLToPath(new URL(`../client/src/${file}`, import.meta.url));

/** Values of an enumeration that are worth a name each. */
const MOST_NAMED = 200;

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
      // A country is text in a PSA; which ones there are is the API's to say.
      transform: ({ enum: values }) =>
        values !== undefined && values.length > MOST_NAMED
          ? ts.factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword)
          : undefined,
    }),
  );
  const head = `/* Written by \`npm run client:types\` from ${source}: change the schemas, not this file. */\n`;
  const path = pathOf(file);
  const text = await format(`${head}${body}${more}`, { ...(await resolveConfig(path)), filepath: path });
  return { file, text };
}

/** Without what the receiver of events takes: the client has the catalogue of events for that. */
function apiDocument(): unknown {
  const { webhooks: _, ...document } = openApiOffline();
  return document;
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
