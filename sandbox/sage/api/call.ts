import { type Answer } from '../answer.ts';
import { notFound } from '../errors.ts';
import { type Business, type Rights, type Scope, type User } from '../state.ts';
import { type World } from '../world.ts';

/** One authenticated API call. */
export interface Call {
  world: World;
  user: User;
  business: Business;
  scope: Scope;
  /** The `{id}` of the path, or ''. */
  id: string;
  query: URLSearchParams;
  accept: string;
  /** The parsed JSON body, or undefined. */
  body: unknown;
  /** A fault lets the numbering skip one number. */
  skipNumber: boolean;
  /** A fault lets the first line come to a cent less. */
  centLess: boolean;
  /** Fault `own-rate`. */
  ownRate: boolean;
}

interface RouteBase {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  template: string;
  /** The area of access rights; null: every user may. */
  area: keyof Rights | null;
  /** Areas of which reading is needed as well. */
  alsoReads?: readonly (keyof Rights)[];
  /** Areas in which Full is needed, whatever the method. */
  needsFull?: readonly (keyof Rights)[];
  /** false for /businesses and /user: no X-Business, no subscription. */
  ofBusiness?: false;
}
export interface PlainRoute extends RouteBase {
  kind: 'plain';
  handle(call: Call): Answer | Promise<Answer>;
}
/** Carries a resource object with an optional idempotency_id. Synchronous: concurrent duplicates cannot interleave. */
export interface WriteRoute extends RouteBase {
  kind: 'write';
  resource: string;
  handle(call: Call): Answer;
}
export type Route = PlainRoute | WriteRoute;

interface Owned {
  businessId: string;
  deletedAt: string | null;
}

/** The record of this business, or 404: what belongs to another business does not exist. */
export function own<T extends Owned>(call: Call, rows: Record<string, T>, id: string): T {
  const row = rows[id];
  if (row === undefined || row.businessId !== call.business.id || row.deletedAt !== null) throw notFound();
  return row;
}

export function allOwn<T extends Owned>(call: Call, rows: Record<string, T>): T[] {
  return Object.values(rows).filter((row) => row.businessId === call.business.id);
}
