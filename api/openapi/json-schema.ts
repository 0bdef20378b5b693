import { z } from 'zod';

export type Json = Record<string, unknown>;

/** Schemas with a name of their own, one place for all operations. */
export class NamedSchemas {
  readonly all: Json = {};

  /** The schema in JSON; those with a name by reference, and kept here. */
  of(schema: z.core.$ZodType): Json {
    const {
      $schema: _,
      $defs,
      ...rest
    } = z.toJSONSchema(schema, {
      // Answers have neither defaults nor transformations, and fields may be added to them.
      io: 'input',
      unrepresentable: 'any',
      reused: 'inline',
      override: ({ jsonSchema }) => {
        // Of a TypeScript type: in OpenAPI it would mean that no request may have it.
        delete jsonSchema.readOnly;
      },
    });
    Object.assign(this.all, $defs);
    return rest;
  }
}
