import { z } from 'zod';
import { eventSchemas } from '../schemas/events.ts';
import { type EventType, type PsaEvent } from './event.ts';

interface Sampled {
  readonly endpoint: string;
  readonly businessUnit: string;
}

type Schema = z.core.JSONSchema.JSONSchema;

/** A made-up event of the type, every field of which is filled, so that a receiver meets all of them. */
export function sampleEvent(type: EventType, { endpoint, businessUnit }: Sampled): PsaEvent {
  const schema = eventSchemas.find(({ shape }) => shape.type.value === type);
  if (schema === undefined) throw new TypeError(`There is no event ${type}`);
  const json = z.toJSONSchema(schema, { io: 'input' });
  const [, status = ''] = type.split('.');
  const named = { endpoint, businessUnit, status, currency: 'GBP' };
  return schema.parse(new Sampler(json.$defs ?? {}, named).of(json, ''));
}

/** Of the part of JSON Schema that the events' schemas are made of. */
class Sampler {
  readonly #defs: Readonly<Record<string, Schema>>;
  readonly #named: Readonly<Record<string, string>>;

  constructor(defs: Readonly<Record<string, Schema>>, named: Readonly<Record<string, string>>) {
    this.#defs = defs;
    this.#named = named;
  }

  of(schema: Schema | boolean, name: string): unknown {
    if (typeof schema === 'boolean') return null;
    if (schema.$ref !== undefined)
      return this.of(this.#defs[schema.$ref.replace('#/$defs/', '')] ?? {}, name);
    if (schema.const !== undefined) return schema.const;
    const known = this.#named[name];
    if (schema.enum !== undefined) return schema.enum.find((value) => value === known) ?? schema.enum[0];
    const one = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].find(isSomething);
    if (one !== undefined) return this.of(one, name);
    switch (schema.type) {
      case 'object':
        return Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([key, value]) => [key, this.of(value, key)]),
        );
      case 'array':
        return schema.items === undefined || Array.isArray(schema.items) ? [] : [this.of(schema.items, name)];
      case 'integer':
      case 'number':
        return schema.minimum ?? 1;
      case 'boolean':
        return false;
      default:
        return known ?? text(schema, name);
    }
  }
}

const isSomething = (schema: Schema | boolean): boolean =>
  typeof schema === 'boolean' || schema.type !== 'null';

function text({ format, pattern }: Schema, name: string): string {
  const now = new Date().toISOString();
  if (format === 'date-time') return now;
  if (format === 'date') return now.slice(0, 10);
  return pattern === undefined ? `test ${name}` : '100.00';
}
