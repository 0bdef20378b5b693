import { z } from 'zod';
import { type SageBusiness } from '../domain/sage-records.ts';
import { listAll } from './pages.ts';
import { type SageSession } from './session.ts';

const business = z
  .object({ id: z.string(), displayed_as: z.string() })
  .transform((found): SageBusiness => ({ id: found.id, name: found.displayed_as }));

/** GET /businesses: every business the user behind the token can see. Needs no business in the session. */
export function listBusinesses(session: SageSession): Promise<SageBusiness[]> {
  return listAll(session, { path: '/businesses' }, business);
}
