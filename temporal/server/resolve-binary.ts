import { access, chmod, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { withCacheLock } from './cache-lock.ts';
import { type BinaryOrigin, type Log, type ServerBinary, ServerBinaryNotFound } from './server-binary.ts';

/** A file that may be there already. `locate` answers nothing where there is no such file to try. */
export interface Place<Origin extends BinaryOrigin> {
  from: Origin;
  name: string;
  locate(): Promise<string | undefined>;
  /** A place that a person named must work: falling back to another binary behind their back would mislead. */
  mandatory?: boolean;
}

/** A way to make the file. `make` puts it somewhere inside `dir` and answers its path, or rejects with the reason. */
export interface Maker<Origin extends BinaryOrigin> {
  from: Origin;
  name: string;
  make(dir: string): Promise<string>;
}

export interface Search<Origin extends BinaryOrigin> {
  /** For messages: `Temporal CLI`. */
  what: string;
  cacheDir: string;
  /** Its name in the cache, with the pinned version, so that a new version never meets an old file. */
  fileName: string;
  /** Runs the binary; answers its version or rejects with the reason. */
  ask: (path: string) => Promise<string>;
  places: readonly Place<Origin>[];
  makers: readonly Maker<Origin>[];
  howToFix: readonly string[];
  log: Log;
}

/** The first that works of: the places, the cache, the makers (one process at a time, into the cache). */
export async function resolveBinary<Origin extends BinaryOrigin>(
  search: Search<Origin>,
): Promise<ServerBinary<Origin | 'cache'>> {
  const { what, cacheDir, fileName, log } = search;
  const tried: string[] = [];
  for (const place of search.places) {
    const path = await place.locate();
    if (path === undefined) {
      tried.push(`${place.name}: not there`);
      continue;
    }
    try {
      return { path, version: await search.ask(path), from: place.from };
    } catch (error) {
      tried.push(`${place.name}: ${reasonOf(error)}`);
      if (place.mandatory) throw new ServerBinaryNotFound(what, tried, search.howToFix);
      log(`${what} by ${place.name} does not do: ${reasonOf(error)}`);
    }
  }
  const quick = await fromCache(search);
  if (quick.found) return quick.found;
  await mkdir(cacheDir, { recursive: true });
  return withCacheLock(join(cacheDir, `${fileName}.lock`), log, what, async () => {
    const { found, useless } = await fromCache(search);
    if (found) return found;
    const { path, why, broken } = useless;
    tried.push(`cache ${path}: ${why}`);
    if (broken) {
      log(`Removing ${path}, which does not work: ${why}`);
      await rm(path, { force: true });
    }
    return makeFirst(search, tried);
  });
}

type Useless = { readonly path: string; readonly why: string; readonly broken: boolean };

async function fromCache<Origin extends BinaryOrigin>({ cacheDir, fileName, ask }: Search<Origin>) {
  const path = join(cacheDir, fileName);
  const look = await lookAt(path, ask);
  if (typeof look !== 'string') return { useless: { path, ...look } };
  const found: ServerBinary<'cache'> = { path, version: look, from: 'cache' };
  return { found };
}

/** The version of what is there, or why it cannot be used. */
async function lookAt(
  path: string,
  ask: Search<BinaryOrigin>['ask'],
): Promise<string | Omit<Useless, 'path'>> {
  try {
    await access(path);
  } catch {
    return { why: 'not there', broken: false };
  }
  try {
    return await ask(path);
  } catch (error) {
    return { why: reasonOf(error), broken: true };
  }
}

async function makeFirst<Origin extends BinaryOrigin>(
  search: Search<Origin>,
  tried: string[],
): Promise<ServerBinary<Origin>> {
  const { what, cacheDir, fileName, log } = search;
  const leftOvers = (await readdir(cacheDir)).filter((name) => name.startsWith(`${fileName}.making-`));
  await Promise.all(leftOvers.map((name) => removeTree(join(cacheDir, name))));
  for (const maker of search.makers) {
    const dir = await mkdtemp(join(cacheDir, `${fileName}.making-`));
    try {
      log(`Getting the ${what} by ${maker.name} ...`);
      const made = await maker.make(dir);
      await chmod(made, 0o755);
      const version = await search.ask(made);
      const cached = join(cacheDir, fileName);
      await rename(made, cached);
      log(`The ${what} is ready: ${cached}`);
      return { path: cached, version, from: maker.from };
    } catch (error) {
      tried.push(`${maker.name}: ${reasonOf(error)}`);
      log(`${maker.name} did not work: ${reasonOf(error)}`);
    } finally {
      await removeTree(dir);
    }
  }
  throw new ServerBinaryNotFound(what, tried, search.howToFix);
}

async function removeTree(dir: string): Promise<void> {
  await rm(dir, { recursive: true, force: true });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.trim() : String(error);
}
