import { z } from 'zod';
import { type AnalysisType } from '../domain/sage-records.ts';
import { isNamedBy } from '../domain/invoice/analysis.ts';
import { optionalText } from './fields.ts';
import { largestPage, listAll } from './pages.ts';
import { requestJson } from './request.ts';
import { type SageSession } from './session.ts';
import { withinEdition } from './within-edition.ts';

const named = z
  .object({ id: z.string(), displayed_as: optionalText, name: optionalText })
  .transform(({ id, displayed_as, name }) => ({ id, name: name ?? displayed_as ?? id }));

const analysisType = z.object({
  active_areas: z.array(z.string()).nullish().catch(null),
  analysis_type_level: z.object({ identifier: z.string().nullish() }).nullish().catch(null),
  analysis_type_categories: z.array(named).nullish(),
});

/**
 * GET /analysis_types and, one by one, those that are asked for (`wanted`: by id or name; null: all), as only that says their categories and
 * where they are active (Sage guide). Those not asked for come without categories. @throws SageError `not_in_edition`
 */
export async function listAnalysisTypes(
  session: SageSession,
  wanted: readonly string[] | null,
): Promise<AnalysisType[]> {
  const list = { path: '/analysis_types', query: { ...largestPage } };
  const all = await withinEdition(session, () => listAll(session, list, named));
  const read: AnalysisType[] = [];
  for (const type of all) {
    const isWanted = wanted === null || wanted.some((given) => isNamedBy(type, given));
    read.push(isWanted ? await readOne(session, type) : { ...type, usableForSales: true, categories: [] });
  }
  return read;
}

async function readOne(
  session: SageSession,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<AnalysisType> {
  const found = await requestJson(session, { method: 'GET', path: '/analysis_types/{id}', id }, analysisType);
  // "Group" types are of contacts and products, not of transactions.
  const isOfLines = (found.analysis_type_level?.identifier ?? 'TRANSACTION') === 'TRANSACTION';
  const isActive = found.active_areas?.includes('SALES') ?? true;
  return {
    id,
    name,
    usableForSales: isOfLines && isActive,
    categories: found.analysis_type_categories ?? [],
  };
}
