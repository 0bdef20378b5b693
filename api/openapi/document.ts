import { z } from 'zod';
import { problem } from '../../domain/schemas/problem.ts';
import { type Route } from '../route.ts';
import { besideTheTable } from './beside-the-table.ts';
import { headers, parameters } from './headers.ts';
import { type Json, NamedSchemas } from './json-schema.ts';
import { operation } from './operation.ts';
import { problemResponses } from './problem-responses.ts';
import { tagDescriptions } from './tags.ts';
import { webhooks } from './webhooks.ts';

/** OpenAPI 3.1 made of the same routes and schemas that check requests and answers. */
export function openApi(routes: readonly Route[], serverUrl: string): Json {
  const named = new NamedSchemas();
  named.of(problem);
  const paths: Record<string, Json> = {};
  for (const one of routes) {
    const path = one.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [one.method]: operation(one, named) };
  }
  const document = {
    openapi: '3.1.0',
    info: {
      title: 'Sage invoicing on Temporal',
      version: '1',
      summary: 'From a PSA to Sage Business Cloud Accounting, each invoice exactly once',
      description,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: serverUrl, description: 'This installation' }],
    tags: Object.entries(tagDescriptions).map(([name, text]) => ({ name, description: text })),
    paths: { ...paths, ...besideTheTable(named) },
    webhooks: webhooks(named),
    components: { securitySchemes, headers, parameters, responses: problemResponses, schemas: named.all },
  };
  // zod refers to names within the one schema it makes; here they are the document's.
  const text = JSON.stringify(document).replaceAll('"#/$defs/', '"#/components/schemas/');
  return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
}

const description = `
Every operation is safe to repeat. What is refused is a problem (RFC 9457) with a stable \`code\` and a \`fix\`.

- Amounts, quantities and rates are decimal numbers in strings; an amount is in the \`currency\` beside it.
- Times are RFC 3339, days YYYY-MM-DD.
- What two people may edit has an \`ETag\`: sent back as \`If-Match\`, it keeps a change from overwriting another (412).
- A POST that is to be done once takes \`Idempotency-Key\`, or \`requestId\` in its content. Where each request is carried out anew, it says so.
- Fields may be added to answers and events: ignore what you do not know.
- Lengths of texts are counted as in JavaScript: a character outside of the basic plane counts twice.
`.trim();

const securitySchemes = {
  apiKey: {
    type: 'http',
    scheme: 'bearer',
    description:
      'A key of the installation: `Authorization: Bearer KEY`. Each operation names the roles of which one is needed.',
  },
  token: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description:
      "A token of the PSA's own issuer, good for an hour at most, with claims for units and roles.",
  },
  webhookSignature: {
    type: 'apiKey',
    in: 'header',
    name: 'webhook-signature',
    description: 'Standard Webhooks: HMAC-SHA256 with a secret that both sides have.',
  },
} as const;
