import { type Request } from 'express';
import { type Caller } from '../../domain/principals/caller.ts';
import { type Role } from './roles.ts';

/** Who acts at the pages of a consent, and who sent a signed notice: neither shows a key. */
export const BROWSER = 'browser';
export const SIGNED_NOTICE = 'signed-notice';

/** Who is at the door, by its credential. */
export interface Principal {
  /** Id of the key, or `token:` and the `sub` of the token. */
  readonly id: string;
  readonly units: '*' | ReadonlySet<string>;
  readonly roles: ReadonlySet<Role>;
  /** Whom the token names as the person; null: it names nobody, or it is a key. */
  readonly person: string | null;
}

export const reaches = ({ units }: Principal, unit: string): boolean => units === '*' || units.has(unit);

/** Null: all of them. */
export const unitsOf = ({ units }: Principal): readonly string[] | null =>
  units === '*' ? null : [...units].sort();

/** What is found out about a request on its way, for the logs. */
export interface RequestFacts {
  /** Who was let in; absent where no credential was asked for. */
  principal?: Principal;
  caller?: Caller;
  /** Whether it changes something; absent: as its method says. */
  changes?: boolean;
  /** Code of the problem that it was answered with. */
  problem?: string;
}

const facts = new WeakMap<Request, RequestFacts>();

export function factsOf(request: Request): RequestFacts {
  const known = facts.get(request) ?? {};
  facts.set(request, known);
  return known;
}
