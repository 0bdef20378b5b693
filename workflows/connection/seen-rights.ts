import { type RightEndpoint } from '../../domain/connection/needed-rights.ts';
import { seenOf, type SeenRight } from '../../domain/connection/rights.ts';
import { type Failure } from '../failure.ts';
import { type ConnectionRun } from './run.ts';

export const allowed = (endpoint: RightEndpoint, at: string): SeenRight => seenOf(endpoint, { at });

/** A failed call that was refused for a missing right is remembered as such. */
export function noteRefusal(run: ConnectionRun, failure: Failure): void {
  if (failure.kind !== 'needs_person' || failure.attention.code !== 'sage_forbidden') return;
  const { endpoint, attention } = failure;
  if (endpoint !== undefined)
    run.seeRights([seenOf(endpoint, { at: run.nowIso, refused: attention.message })]);
}
