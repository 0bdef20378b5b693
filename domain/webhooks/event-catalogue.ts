import { z } from 'zod';
import { type EventType } from './event.ts';
import { eventSchemas } from '../schemas/events.ts';

export interface CatalogueEntry {
  readonly type: EventType;
  readonly summary: string;
  /** JSON Schema, draft 2020-12, complete in itself. Fields may be added to an event: a receiver ignores those it does not know. */
  readonly schema: Readonly<Record<string, unknown>>;
}

export const eventTypes: readonly EventType[] = eventSchemas.map((schema) => schema.shape.type.value);

/** Every event with the JSON schema of its body, made of the schemas that its type is made of. */
export const eventCatalogue = (): CatalogueEntry[] =>
  eventSchemas.map((event) => ({
    type: event.shape.type.value,
    summary: event.description ?? '',
    schema: schemaOf(event),
  }));

/** Its own name is of use among others only: here it stands in the open, with what it refers to beside it. */
function schemaOf(event: (typeof eventSchemas)[number]): CatalogueEntry['schema'] {
  const {
    $schema,
    $ref,
    $defs = {},
  } = z.toJSONSchema(event, {
    io: 'input',
    override: ({ jsonSchema }) => {
      // Of a TypeScript type, and no promise to a receiver.
      delete jsonSchema.readOnly;
    },
  });
  const name = $ref?.replace('#/$defs/', '') ?? '';
  const { [name]: own, ...others } = $defs;
  return { $schema, ...own, $defs: others };
}
