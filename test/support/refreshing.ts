import { type AccessToken } from '../../domain/consent/tokens.ts';
import { freshAccessTokenUpdate } from '../../domain/connection/messages.ts';
import { type Bed } from './bed.ts';

/** What an activity does whose token Sage refused: asks for one of a later generation. */
export const fresh = (bed: Bed, unit: string, refusedGeneration: number | null): Promise<AccessToken> =>
  bed.connection(unit).executeUpdate(freshAccessTokenUpdate, { args: [{ refusedGeneration }] });

/** Makes the connection refresh, whatever it holds. */
export const refresh = async (bed: Bed, unit: string): Promise<AccessToken> =>
  fresh(bed, unit, (await bed.connections.view(unit)).tokens?.generation ?? 0);

/** Calls of the token endpoint since, with what became of them. */
export const tokenCalls = async (bed: Bed, since: number) =>
  (await bed.outside.sage.control.requests({ since })).filter(({ path }) => path === '/token');
