import { z } from 'zod';
import { problemCodes } from '../problems/catalogue.ts';

/** RFC 9457, with what a program and a person need besides. */
export const problem = z
  .object({
    type: z.string().meta({ format: 'uri' }),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string().describe('What is wrong, with the value'),
    instance: z.string().describe('Path of the request'),
    code: z.enum(problemCodes).describe('Stable, for programs. Codes may be added'),
    fix: z.string().describe('What to do about it'),
    retriable: z.boolean().describe('The same request may succeed later, without anybody doing anything'),
    errors: z
      .array(
        z.object({
          pointer: z.string().describe('JSON pointer into the content, or name of a parameter'),
          message: z.string(),
          value: z.unknown().optional().describe('What was sent there, shortened'),
        }),
      )
      .max(50)
      .optional(),
    errorsNotNamed: z.int().min(1).optional().describe('How many there are besides the 50 of `errors`'),
    suggestions: z.array(z.string()).optional().describe('What was probably meant'),
  })
  .meta({ id: 'Problem' });
