import { type z } from 'zod';
import { answerExamples } from './answer-examples.ts';
import { requestExamples } from './request-examples.ts';

export interface Example {
  readonly summary: string;
  readonly value: unknown;
}

/** By the name of the schema that each is of; a test holds them to it. */
export const examples: Readonly<Record<string, Readonly<Record<string, Example>>>> = {
  ...requestExamples,
  ...answerExamples,
};

export function examplesOf(schema: z.ZodType): Readonly<Record<string, Example>> | undefined {
  const id = schema.meta()?.id;
  return id !== undefined && Object.hasOwn(examples, id) ? examples[id] : undefined;
}
