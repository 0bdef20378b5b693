import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { orExit } from '../temporal/environment.ts';
import { digestOf, newKey, parseKeyEntries } from './principals/key-entry.ts';
import { roles } from './principals/roles.ts';

/**
 * Makes an API key, prints it once, and its entry for API_KEYS or API_KEYS_FILE; with `--file` the entry is added to that file. The key
 * itself is kept nowhere.
 */
const usage = `keys:make --id ID --roles ROLE,… [--units UNIT,…] [--expires 2027-11-30 | --expires never] [--file FILE]
  --roles    of ${roles.join(', ')}
  --units    business units that it reaches; all of them when left out
  --expires  a year from now when left out
  --file     JSON file of API_KEYS_FILE that the entry is added to; made when it is not there`;

const YEAR_MS = 365 * 86_400_000;

const { key, entry, file } = orExit(() => {
  const { values } = parseArgs({
    options: {
      id: { type: 'string' },
      roles: { type: 'string' },
      units: { type: 'string' },
      expires: { type: 'string' },
      file: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help === true || values.id === undefined || values.roles === undefined) throw new Error(usage);
  const made = newKey();
  const { expires = new Date(Date.now() + YEAR_MS).toISOString().slice(0, 10) } = values;
  const written = {
    id: values.id,
    sha256: digestOf(made),
    units: values.units === undefined || values.units === '*' ? '*' : values.units.split(','),
    roles: values.roles.split(','),
    expires: expires === 'never' ? null : expires,
  };
  parseKeyEntries(JSON.stringify([written]));
  return { key: made, entry: written, file: values.file };
});

if (file !== undefined) await addTo(file);
console.log(`Key, shown this once: ${key}`);
console.log(
  file === undefined ? `Entry for API_KEYS: ${JSON.stringify(entry)}` : `Its entry stands in ${file}.`,
);

async function addTo(path: string): Promise<void> {
  const before = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '[]';
    throw error;
  });
  parseKeyEntries(before);
  const entries = z.array(z.unknown()).parse(JSON.parse(before));
  await writeFile(path, `${JSON.stringify([...entries, entry], null, 2)}\n`, { mode: 0o600 });
}
