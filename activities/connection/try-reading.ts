import { isOptionalEndpoint, type RefusedEndpoint } from '../../domain/connection/editions.ts';
import { rightOf, type SeenRight } from '../../domain/connection/rights.ts';
import { type Counted } from '../../domain/failures.ts';
import { SageError } from '../../sage/error.ts';
import { requestRaw } from '../../sage/request.ts';
import { type SageSession } from '../../sage/session.ts';
import { withinEdition } from '../../sage/within-edition.ts';
import { type ActivityDependencies } from '../dependencies.ts';
import { withSage } from '../with-sage.ts';
import { type BusinessAddress } from './read-sage.ts';

/** What the connected user may read, and what the edition has. */
export interface TriedReads {
  readonly seen: readonly SeenRight[];
  readonly refused: readonly RefusedEndpoint[];
}

export const tryReadingActivities = (deps: ActivityDependencies) => ({
  /** GET of each path, with one record where it is a list: a refusal is a result. One call each, one more where an edition lacks it. */
  async tryReading(input: BusinessAddress & { paths: readonly string[] }): Promise<Counted<TriedReads>> {
    const at = new Date(deps.now()).toISOString();
    return withSage(deps, input, async (session) => {
      const seen: SeenRight[] = [];
      const refused: RefusedEndpoint[] = [];
      for (const path of input.paths) {
        const endpoint = `GET ${path}`;
        const right = rightOf(endpoint);
        const outcome = await tried(session, path);
        if (outcome === null && right !== undefined)
          seen.push({ endpoint: right, works: true, at, message: null });
        if (outcome?.kind === 'forbidden' && right !== undefined)
          seen.push({ endpoint: right, works: false, at, message: wordsOf(outcome) });
        if (outcome?.kind === 'not_in_edition' && isOptionalEndpoint(endpoint))
          refused.push({ endpoint, at, message: outcome.message });
      }
      return { seen, refused };
    });
  },
});

/** The refusal, if it is one of rights or edition; anything else ends the work. */
async function tried(session: SageSession, path: string): Promise<SageError | null> {
  const query = path === '/invoice_settings' ? undefined : { items_per_page: '1' };
  try {
    await withinEdition(session, () => requestRaw(session, { method: 'GET', path, query }));
    return null;
  } catch (error) {
    const isAnswer =
      error instanceof SageError && (error.kind === 'forbidden' || error.kind === 'not_in_edition');
    if (isAnswer) return error;
    throw error;
  }
}

const wordsOf = ({ details, message }: SageError): string => details[0]?.message ?? message;
