import { parseArgs } from 'node:util';
import { z } from 'zod';

export const usage = `npm run chaos -- [options]

  --invoices N   how many invoices are handed over; default 500
  --seed S       a whole number: the same one repeats the plan; default 1
  --workers K    default 3
  --kills K      SIGKILLs at least; default 20, or one for each 25 invoices if that is more
  --runs         hands the invoices over as large runs of 25 each
  --short        leaves out what holds everything up for minutes: most kills and the pauses at named points
  --brief        as --short, and no kill at a named point, and no outage
  --away S       Temporal is killed once and stays away for so many seconds; default 10
  --plan         shows the plan and does nothing
  --dir DIR      where logs and the database go; default: a temporary directory, removed after a clean run
  --help`;

const whole = (min: number, max: number) =>
  z.coerce
    .number()
    .int()
    .min(min, { error: `must be ${min} or more` })
    .max(max, { error: `must be ${max} or less` });

const schema = z
  .object({
    invoices: whole(20, 100_000).default(500),
    seed: whole(0, 2 ** 32 - 1).default(1),
    workers: whole(1, 20).default(3),
    kills: whole(0, 10_000).optional(),
    away: whole(1, 3_600).default(10),
    plan: z.boolean(),
    runs: z.boolean(),
    short: z.boolean(),
    brief: z.boolean(),
    dir: z.string().optional(),
  })
  .transform(({ away, ...options }) => ({
    ...options,
    awayMs: away * 1_000,
    kills: options.kills ?? Math.max(20, Math.ceil(options.invoices / 25)),
  }));
export type ChaosOptions = z.output<typeof schema>;

/** @throws Error that names the wrong option */
export function readOptions(args: string[]): ChaosOptions | 'help' {
  const { values } = parseArgs({
    args,
    options: {
      invoices: { type: 'string' },
      seed: { type: 'string' },
      workers: { type: 'string' },
      kills: { type: 'string' },
      away: { type: 'string' },
      plan: { type: 'boolean', default: false },
      runs: { type: 'boolean', default: false },
      short: { type: 'boolean', default: false },
      brief: { type: 'boolean', default: false },
      dir: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const result = schema.safeParse(values);
  if (result.success) return result.data;
  throw new Error(
    result.error.issues.map(({ path, message }) => `--${path.join('.')} ${message}`).join('\n'),
  );
}
