import { getTokenRouteQuery } from '../../domain/connection/messages.ts';
import { freshAccessTokenUpdate, getConsentQuery } from '../../domain/consent/messages.ts';
import { type AccessToken } from '../../domain/consent/tokens.ts';
import { type Bed } from './bed.ts';

/** Of the Sage login whose consent serves the unit; as a worker finds it. */
async function consentOf(bed: Bed, unit: string) {
  const route = await bed.connection(unit).query(getTokenRouteQuery);
  if ('refused' in route) throw new Error(route.refused);
  return bed.consentOf(route.sageUser);
}

/** What an activity does whose token Sage refused: asks for one of a later generation. */
export const fresh = async (bed: Bed, unit: string, refusedGeneration: number | null): Promise<AccessToken> =>
  (await consentOf(bed, unit)).executeUpdate(freshAccessTokenUpdate, { args: [{ refusedGeneration }] });

/** Makes the consent of the unit refresh, whatever it holds. */
export async function refresh(bed: Bed, unit: string): Promise<AccessToken> {
  const { tokens } = await (await consentOf(bed, unit)).query(getConsentQuery);
  return fresh(bed, unit, tokens?.generation ?? 0);
}

/** Calls of the token endpoint since, with what became of them. */
export const tokenCalls = async (bed: Bed, since: number) =>
  (await bed.outside.sage.control.requests({ since })).filter(({ path }) => path === '/token');
