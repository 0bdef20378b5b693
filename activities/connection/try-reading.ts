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
  /** Paths that Sage gave no usable answer for, with what came instead: nothing is known of them. Left out by earlier versions. */
  readonly unanswered?: readonly { readonly path: string; readonly message: string }[];
  readonly seen: readonly SeenRight[];
  readonly refused: readonly RefusedEndpoint[];
}

export const tryReadingActivities = (deps: ActivityDependencies) => ({
  /**
   * GET of each path, with one record where it is a list: a refusal is a result, and what went wrong with one path leaves the others theirs. One
   * call each, one more where an edition lacks it.
   */
  async tryReading(input: BusinessAddress & { paths: readonly string[] }): Promise<Counted<TriedReads>> {
    const at = new Date(deps.now()).toISOString();
    return withSage(deps, input, async (session) => {
      const seen: SeenRight[] = [];
      const refused: RefusedEndpoint[] = [];
      const unanswered: { path: string; message: string }[] = [];
      let away: string | null = null;
      for (const path of input.paths) {
        if (away !== null) {
          unanswered.push({ path, message: away });
          continue;
        }
        const endpoint = `GET ${path}`;
        const right = rightOf(endpoint);
        const outcome = await tried(session, path);
        if (outcome === null && right !== undefined)
          seen.push({ endpoint: right, works: true, at, message: null });
        if (outcome?.kind === 'forbidden' && right !== undefined)
          seen.push({ endpoint: right, works: false, at, message: wordsOf(outcome) });
        if (outcome?.kind === 'not_in_edition' && isOptionalEndpoint(endpoint))
          refused.push({ endpoint, at, message: outcome.message });
        if (outcome !== null && !isRefusal(outcome)) {
          unanswered.push({ path, message: outcome.message });
          // Without any answer Sage is away: each further call would only wait for its deadline.
          if (outcome.status === undefined) away = outcome.message;
        }
      }
      return { seen, refused, unanswered };
    });
  },
});

/** What went wrong, but for what concerns all calls alike: consent, subscription, limits. */
async function tried(session: SageSession, path: string): Promise<SageError | null> {
  const query = path === '/invoice_settings' ? undefined : { items_per_page: '1' };
  try {
    await withinEdition(session, () => requestRaw(session, { method: 'GET', path, query }));
    return null;
  } catch (error) {
    if (error instanceof SageError && !concernsAll.includes(error.kind)) return error;
    throw error;
  }
}

const concernsAll: readonly SageError['kind'][] = [
  'token_refused',
  'invalid_grant',
  'invalid_client',
  'no_subscription',
  'rate_limited',
  'wrong_business',
];

const isRefusal = ({ kind }: SageError): boolean => kind === 'forbidden' || kind === 'not_in_edition';

const wordsOf = ({ details, message }: SageError): string => details[0]?.message ?? message;
