import { z } from 'zod';
import { EVENT_VERSION, type EventType } from './event.ts';
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
    schema: z.toJSONSchema(withMarks(event), {
      io: 'input',
      override: ({ jsonSchema }) => {
        // Of a TypeScript type, and no promise to a receiver.
        delete jsonSchema.readOnly;
      },
    }),
  }));

/** What every event carries besides, of whatever type. */
const withMarks = ({ shape, description }: (typeof eventSchemas)[number]) =>
  z
    .object({
      type: shape.type,
      version: z
        .literal(EVENT_VERSION)
        .describe('Of the form of all events; what is added leaves it as it is'),
      timestamp: shape.timestamp,
      test: z.literal(true).optional().describe('Only of trials: nothing of it is to be booked'),
      data: shape.data,
    })
    .meta({ description });
