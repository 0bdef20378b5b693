import { rightOf, type RightEndpoint, type SeenRight } from '../../domain/connection/rights.ts';
import { type Failure } from '../failure.ts';
import { type ConnectionRun } from './run.ts';

export const allowed = (endpoint: RightEndpoint, at: string): SeenRight => ({
  endpoint,
  works: true,
  at,
  message: null,
});

/** A failed call that was refused for a missing right is remembered as such. */
export function noteRefusal(run: ConnectionRun, failure: Failure): void {
  if (failure.kind !== 'needs_person' || failure.attention.code !== 'sage_forbidden') return;
  const right = rightOf(failure.endpoint ?? '');
  const { message } = failure.attention;
  if (right !== undefined) run.seeRights([{ endpoint: right, works: false, at: run.nowIso, message }]);
}
