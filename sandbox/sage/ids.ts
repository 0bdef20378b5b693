import { createHash, randomUUID } from 'node:crypto';

/** Sage ids are 32 lower-case hex characters without hyphens (Sage guide). */
export function newId(): string {
  return randomUUID().replaceAll('-', '');
}

/** The same id for the same name in every sandbox, so that tests can name seeded records. */
export function idFor(name: string): string {
  return createHash('md5').update(name).digest('hex');
}
