import { z } from 'zod';
import { digestOf, newKey, type WrittenKeyEntry } from '../../api/principals/key-entry.ts';
import { type Role, roles } from '../../api/principals/roles.ts';

/** All that a PSA's key may have: what is left is the operator's. */
export const psaRoles: readonly Role[] = roles.filter((role) => role !== 'operator' && role !== 'codec');

/** Keys of several principals, and `API_KEYS` with all of them. */
export class KeyHolders {
  readonly #entries: WrittenKeyEntry[] = [];

  /** Answers the headers that a request of the principal has. */
  add(
    id: string,
    units: '*' | string[],
    { may = psaRoles, expires = null }: { may?: readonly Role[]; expires?: string | null } = {},
  ): { authorization: string } {
    const key = newKey();
    this.#entries.push({ id, sha256: digestOf(key), units, roles: [...may], expires });
    return { authorization: `Bearer ${key}` };
  }

  get apiKeys(): string {
    return JSON.stringify(this.#entries);
  }

  /** With another key besides, such as that of the bed. */
  with(apiKeys: string): string {
    return JSON.stringify([...this.#entries, ...z.array(z.unknown()).parse(JSON.parse(apiKeys))]);
  }
}
