import { existsSync, readFileSync, renameSync, writeFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { type State, stateSchema } from './state.ts';

export interface Storage {
  /** Call after each change: the file follows within a moment. */
  readonly changed: () => void;
  /** Writes what is not written yet, and nothing after that. */
  readonly close: () => void;
}

export function loadState(file: string | undefined): State | undefined {
  if (file === undefined || !existsSync(file)) return undefined;
  const parsed = stateSchema.safeParse(readJson(file));
  if (!parsed.success) throw new Error(`${file} is not the state of a Sage sandbox: ${parsed.error.message}`);
  return parsed.data;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new Error(`${file} is not JSON`, { cause });
  }
}

/** Without a file nothing is kept beyond the process. */
export function createStorage(file: string | undefined, state: State): Storage {
  if (file === undefined) return { changed: () => undefined, close: () => undefined };
  mkdirSync(dirname(file), { recursive: true });
  let timer: NodeJS.Timeout | undefined;
  let tookMs = 0;
  let closed = false;
  const flush = () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    const start = Date.now();
    writeFileSync(`${file}.tmp`, JSON.stringify(state));
    renameSync(`${file}.tmp`, file);
    tookMs = Date.now() - start;
  };
  return {
    // A large state takes longer to write; writing it then less often keeps the sandbox responsive.
    changed: () => {
      if (!closed) timer ??= setTimeout(flush, Math.max(100, tookMs * 10));
    },
    close: () => {
      flush();
      closed = true;
    },
  };
}
