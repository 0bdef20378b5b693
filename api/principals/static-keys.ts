import { readFileSync, statSync } from 'node:fs';
import { type Logger } from 'pino';
import { digestOf, type KeyEntry, parseKeyEntries } from './key-entry.ts';
import { type Principal } from './principal.ts';

const LOOK_EVERY_MS = 5_000;

/** Null: there is no such key. */
export type FoundKey = { readonly principal: Principal } | { readonly expiredMs: number } | null;

/** The keys of `API_KEYS` and of `API_KEYS_FILE`, which is read again when it changed: a key is added or withdrawn without a restart. */
export class StaticKeys {
  readonly #fixed: readonly KeyEntry[];
  readonly #file: string | undefined;
  readonly #log: Logger;
  #byDigest: ReadonlyMap<string, KeyEntry> = new Map();
  #version = '';
  #lookedMs = 0;

  /** @throws Error when the file cannot be read or is not usable */
  constructor(fixed: readonly KeyEntry[], file: string | undefined, log: Logger) {
    this.#fixed = fixed;
    this.#file = file;
    this.#log = log;
    this.#read();
  }

  get count(): number {
    return this.#byDigest.size;
  }

  find(key: string, nowMs = Date.now()): FoundKey {
    this.#lookAgain(nowMs);
    // By digest: how long the look-up takes says nothing of the key.
    const entry = this.#byDigest.get(digestOf(key));
    if (entry === undefined) return null;
    const { id, units, roles, expiresMs } = entry;
    if (expiresMs !== null && expiresMs <= nowMs) return { expiredMs: expiresMs };
    const own = units === '*' ? units : new Set(units);
    return { principal: { id, units: own, roles: new Set(roles), person: null } };
  }

  #lookAgain(nowMs: number): void {
    if (this.#file === undefined || nowMs - this.#lookedMs < LOOK_EVERY_MS) return;
    this.#lookedMs = nowMs;
    try {
      if (versionOf(this.#file) !== this.#version) {
        this.#read();
        this.#log.info({ keys: this.count }, 'API_KEYS_FILE was read again');
      }
    } catch (error) {
      // Half written, or gone for a moment: the keys of before go on.
      this.#log.error({ err: error }, 'API_KEYS_FILE is not usable; the keys read before are still in force');
    }
  }

  #read(): void {
    const version = this.#file === undefined ? '' : versionOf(this.#file);
    const entries = [...this.#fixed, ...(this.#file === undefined ? [] : readKeyFile(this.#file))];
    this.#byDigest = new Map(entries.map((entry) => [entry.sha256, entry]));
    this.#version = version;
  }
}

function versionOf(file: string): string {
  const { mtimeMs, size, ino } = statSync(file);
  return `${mtimeMs} ${size} ${ino}`;
}

function readKeyFile(file: string): readonly KeyEntry[] {
  try {
    return parseKeyEntries(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`API_KEYS_FILE: ${file}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
