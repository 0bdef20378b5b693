import { parseArgs } from 'node:util';

export const usage = `npm run bench -- [options]

  --only NAME     one part; may be repeated. Default: all of them
  --json FILE     writes the figures there
  --scale N       share of the full number of invoices, from 0.01 to 1; default 1
  --help`;

export interface BenchOptions<Name extends string> {
  readonly only: readonly Name[];
  readonly json: string | null;
  readonly scale: number;
}

/** @throws Error that names the wrong option and its value */
export function readOptions<Name extends string>(
  args: string[],
  names: readonly Name[],
): BenchOptions<Name> | 'help' {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string', multiple: true },
      json: { type: 'string' },
      scale: { type: 'string', default: '1' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return 'help';
  const scale = Number(values.scale);
  if (!(scale >= 0.01 && scale <= 1)) throw new Error(`--scale ${values.scale} is not from 0.01 to 1`);
  const only = (values.only ?? names).map((wanted) => {
    const name = names.find((known) => known === wanted);
    if (name === undefined) throw new Error(`--only ${wanted} is not one of ${names.join(', ')}`);
    return name;
  });
  return { only, json: values.json ?? null, scale };
}
