import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { eventCatalogue } from '../domain/webhooks/event-catalogue.ts';

/** `npm run events:catalogue`: writes docs/events.md, which a test compares with what the schemas say. */
const file = fileURLToPath(new URL('../docs/events.md', import.meta.url));

const block = (schema: unknown): string => ['```json', JSON.stringify(schema, null, 2), '```'].join('\n');

/** What docs/events.md must hold. */
export async function cataloguePage(): Promise<string> {
  const events = eventCatalogue();
  const definitions: Record<string, unknown> = {};
  const sections = events.map(({ type, summary, schema }) => {
    const { $schema: _, $defs, description: __, ...own } = schema;
    Object.assign(definitions, $defs);
    return [`### ${type}`, summary, block(own)].join('\n\n');
  });
  const page = [
    '# Events',
    '<!-- Written by `npm run events:catalogue` from domain/schemas/events.ts: change that file, not this one. -->',
    introduction,
    '## Catalogue',
    [
      '| type | told when |',
      '| --- | --- |',
      ...events.map(({ type, summary }) => `| [\`${type}\`](#${type.replace('.', '')}) | ${summary} |`),
    ].join('\n'),
    '## Schemas',
    'JSON Schema, draft 2020-12. `#/$defs/…` are under [definitions](#definitions); `GET /v1/webhooks/catalogue` answers each schema complete in itself.',
    ...sections,
    '## Definitions',
    ...Object.entries(definitions).map(([name, schema]) => [`### ${name}`, block(schema)].join('\n\n')),
  ].join('\n\n');
  return format(page, { ...(await resolveConfig(file)), parser: 'markdown' });
}

const introduction = `
What the PSA is told, by \`POST\` to every endpoint that wants it, signed as [Standard Webhooks](https://www.standardwebhooks.com) describes.

| header | holds |
| --- | --- |
| \`webhook-id\` | id of the event: up to 220 letters, digits, \`-\` and \`_\`, the same on every attempt, every endpoint and when it is sent again. Drop what you have |
| \`webhook-timestamp\` | when this attempt was made, seconds since 1970 |
| \`webhook-signature\` | \`v1,\` and base64 of the HMAC-SHA256 over id, timestamp and body, joined by dots. Two, separated by a space, while a secret is replaced: one that fits is enough |

- Take an event by answering 2xx within 15 seconds; the body of the answer is not needed. Do the work afterwards. Who takes more than two seconds, or fails, gets the events of the next minute a moment later.
- Anything else is a failed attempt, a redirect as well. It is repeated after 5 seconds, 1, 5 and 30 minutes, 1, 2, 4 and 8 hours, then every 11 hours (each a tenth more or less), up to three days after the first attempt. \`Retry-After\` with 429 or 503 is heeded, up to a day.
- 410 disables the endpoint until a person enables it.
- What was not taken in three days is listed as failed and can be [sent again](runbook.md#events-that-did-not-arrive).
- Events may overtake each other. \`data.sequence\` grows by one per invoice, credit note and connection, without gaps: the higher one is the newer state, of equal ones (after an operator's reset) the later \`timestamp\`. Of a gap, \`GET\` the invoice, whose \`eventSequence\` is that of the last event.
- Amounts are decimal strings. Fields may be added to an event, and events to the catalogue: ignore what you do not know. That leaves \`version\` as it is; it grows when something is taken away or comes to mean something else, and not without notice in the changelog a release before.
- \`"test": true\` marks trials: a \`ping\`, and an event of any type that \`POST /v1/webhooks/endpoints/{id}/test\` sends with made-up content. Check the signature, answer, and book nothing.
- Events of a time span are sent to one endpoint again, in the order of each invoice, by [replay](runbook.md#events-that-did-not-arrive).

An endpoint names what it wants as \`events\`: \`*\`, all of a kind such as \`invoice.*\`, or types of this catalogue.
`.trim();

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(file, await cataloguePage());
  console.log(`Written: docs/events.md (${(await readFile(file, 'utf8')).split('\n').length} lines)`);
}
