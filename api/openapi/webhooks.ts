import { eventSchemas } from '../../domain/schemas/events.ts';
import { examplesOf } from './examples.ts';
import { signatureHeaders } from './headers.ts';
import { type Json, type NamedSchemas } from './json-schema.ts';

/** What the PSA is told, from the catalogue of events: one operation of the receiver for each. */
export const webhooks = (named: NamedSchemas): Json =>
  Object.fromEntries(
    eventSchemas.map((event) => {
      const type = event.shape.type.value;
      const examples = examplesOf(event);
      const content = { schema: named.of(event), ...(examples !== undefined && { examples }) };
      const post = {
        operationId: `on${pascal(type)}`,
        tags: ['Webhooks'],
        summary: type,
        description: event.description ?? type,
        security: [{ webhookSignature: [] }],
        parameters: signatureHeaders,
        requestBody: { required: true, content: { 'application/json': content } },
        responses: {
          '2XX': { description: 'Taken. Answer within 15 seconds, do the work afterwards' },
          '410': { description: 'Sends nothing more to this endpoint until a person enables it' },
          default: { description: 'Not taken: it is sent again, with growing pauses over three days' },
        },
      };
      return [type, { post }];
    }),
  );

export const pascal = (type: string): string =>
  type.replace(/(?:^|[._])(\w)/g, (_, letter: string) => letter.toUpperCase());
