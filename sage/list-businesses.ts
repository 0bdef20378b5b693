import { z } from 'zod';
import { type SageBusiness } from '../domain/sage-records.ts';
import { optionalText } from './fields.ts';
import { readList } from './pages.ts';
import { type ReadRecords } from './read-records.ts';
import { type SageSession } from './session.ts';

const business = z
  .object({ id: z.string(), displayed_as: optionalText })
  .transform((found): SageBusiness => ({ id: found.id, name: found.displayed_as ?? found.id }));

/** GET /businesses: every business the user behind the token can see. Needs no business in the session. */
export function listBusinesses(session: SageSession): Promise<ReadRecords<SageBusiness>> {
  return readList(session, { path: '/businesses' }, business);
}
