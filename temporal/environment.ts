import { z } from 'zod';
import { parseKeyRing } from './key-ring.ts';

/** Several values, comma separated; none when it is empty. */
export const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== ''),
  );

/** `id:base64 of 32 bytes`, comma separated. */
export const keyRing = z.string().transform((value, context) => {
  try {
    return parseKeyRing(value);
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
    return z.NEVER;
  }
});

/** Settings that every process of ours has. */
export const commonVariables = {
  TEMPORAL_ADDRESS: z
    .string()
    .default('localhost:7233')
    .describe('Address of the Temporal frontend, host:port'),
  TEMPORAL_NAMESPACE: z.string().default('default').describe('Temporal namespace'),
  TASK_QUEUE: z.string().default('sage-invoicing').describe('Task queue of workflows and activities'),
  CODEC_KEYS: keyRing.describe(
    'Payload encryption keys, "id:base64 of 32 bytes", comma separated; the first encrypts, all decrypt',
  ),
  CARETAKER_MINUTES: z.coerce
    .number()
    .int()
    .min(0)
    .max(1440)
    .default(5)
    .describe('From one look of the caretaker at all runs to the next; 0: it never looks'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('pino log level'),
};

const portRule = { error: 'must be a port, a whole number from 0 to 65535' };
export const port = z.coerce.number(portRule).int(portRule).min(0, portRule).max(65_535, portRule);

/**
 * Reads a process's settings, all problems at once.
 * @throws Error that names each wrong variable and what it must be, never its value when that may be a secret
 */
export function readEnvironment<Shape extends z.ZodRawShape>(shape: Shape, env: NodeJS.ProcessEnv) {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = z.object(shape).safeParse(present);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    return present[name] === undefined
      ? `  ${name} is not set: ${shapeHint(shape, name)}`
      : `  ${name}: ${issue.message}`;
  });
  throw new Error(`The configuration is not usable:\n${problems.join('\n')}`);
}

function shapeHint(shape: z.ZodRawShape, name: string): string {
  const field = shape[name];
  return (field instanceof z.ZodType ? field.description : undefined) ?? 'it is needed';
}

/** For a process's start: a configuration that is not usable ends it with the message alone, exit code 2. */
export function orExit<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(2);
  }
}
