import { type AttentionDraft } from '../attention.ts';
import { distanceBetween } from '../connection/match-ledger.ts';
import { type NotInEdition, type OptionalEndpoint } from '../connection/editions.ts';
import { type InvoicePlan, type InvoiceRequest } from './invoice.ts';
import { type Decision } from './plan-invoice.ts';
import { type AnalysisType } from '../sage-records.ts';

const MOST_SUGGESTED = 3;
const MOST_LISTED = 12;
/** As far apart as that, nothing else is meant. */
const FURTHEST = 0.5;

/** What one line is counted under: "Website" of "Project". */
export interface LineAnalysis {
  readonly typeId: string;
  readonly type: string;
  readonly categoryId: string;
  readonly category: string;
}

type Named = { readonly id: string; readonly name: string };
type Analysed = Pick<InvoiceRequest, 'lines'>;

/** Names or ids of the types that the lines are analysed by; none: Sage need not be asked. */
export const analysisTypesIn = ({ lines }: Analysed): readonly string[] => [
  ...new Set(lines.flatMap(({ analysis }) => Object.keys(analysis ?? {}).map((type) => type.trim()))),
];

/** Named by its id or its name, exactly. */
export const isNamedBy = ({ id, name }: Named, given: string): boolean => id === given || name === given;

/**
 * The categories of each line, by the types as they are in Sage now. As with ledgers, a near miss is refused with what was probably meant,
 * and of two with one name the id is asked for: nothing is counted under a guessed project.
 */
export function analysisOfLines(
  { lines }: Analysed,
  types: readonly AnalysisType[],
): Decision<readonly (readonly LineAnalysis[])[]> {
  const resolved: (readonly LineAnalysis[])[] = [];
  for (const [index, line] of lines.entries()) {
    const own: LineAnalysis[] = [];
    for (const [given, category] of Object.entries(line.analysis ?? {})) {
      const field = `/lines/${index}/analysis/${given.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      const found = categoryOf(given.trim(), category.trim(), types);
      const twice = 'message' in found ? null : own.find(({ typeId }) => typeId === found.typeId);
      const message =
        'message' in found
          ? found.message
          : twice && `gives "${found.type}" twice: "${twice.category}" and "${found.category}".`;
      if (message !== null && message !== undefined)
        return {
          ok: false,
          attention: { code: 'analysis_unknown', message: `Line ${index + 1} ${message}`, field },
        };
      if (!('message' in found)) own.push(found);
    }
    resolved.push(own);
  }
  return { ok: true, value: resolved };
}

function categoryOf(
  given: string,
  category: string,
  types: readonly AnalysisType[],
): LineAnalysis | { readonly message: string } {
  const usable = types.filter(({ usableForSales }) => usableForSales);
  const type = only(given, usable);
  if (type === undefined) {
    const hidden = types.find((one) => isNamedBy(one, given));
    if (hidden !== undefined)
      return {
        message: `is analysed by "${hidden.name}", which is not active for sales in Sage${oneOf(usable)}.`,
      };
    return { message: `is analysed by "${given}", ${why(given, usable)}` };
  }
  const found = only(category, type.categories);
  if (found !== undefined)
    return { typeId: type.id, type: type.name, categoryId: found.id, category: found.name };
  return { message: `has "${category}" as its "${type.name}", ${why(category, type.categories)}` };
}

/** By id before name; undefined where none or several have the name. */
function only<T extends Named>(given: string, among: readonly T[]): T | undefined {
  const byId = among.find(({ id }) => id === given);
  const byName = among.filter(({ name }) => name === given);
  return byId ?? (byName.length === 1 ? byName[0] : undefined);
}

function why(given: string, among: readonly Named[]): string {
  const same = among.filter(({ name }) => name === given);
  if (same.length > 1)
    return `which is the name of several in Sage: give one of the ids ${same.map(({ id }) => id).join(', ')}.`;
  const near = among
    .map(({ name }) => ({ name, distance: distanceBetween(given, name) }))
    .filter(({ distance }) => distance <= FURTHEST)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST_SUGGESTED);
  if (near.length === 0) return `which Sage does not have${oneOf(among)}.`;
  return `which Sage does not have: did you mean ${near.map(({ name }) => `"${name}"`).join(', ')}?`;
}

function oneOf(among: readonly Named[]): string {
  if (among.length === 0) return '';
  const more = among.length > MOST_LISTED ? ', …' : '';
  return `; it has ${among
    .slice(0, MOST_LISTED)
    .map(({ name }) => `"${name}"`)
    .join(', ')}${more}`;
}

/** The plan with what each line is counted under. */
export function analysed(
  plan: InvoicePlan,
  request: Analysed,
  types: readonly AnalysisType[],
): Decision<InvoicePlan> {
  const resolved = analysisOfLines(request, types);
  if (!resolved.ok) return resolved;
  const lines = plan.lines.map((line, index) => ({ ...line, analysis: resolved.value[index] ?? [] }));
  return { ok: true, value: { ...plan, lines } };
}

export const ANALYSIS_ENDPOINT = 'GET /analysis_types' satisfies OptionalEndpoint;

/** Known without a call, of the edition or by an earlier refusal; null: nothing that is known. */
export function analysisLacking(missing: readonly NotInEdition[]): AttentionDraft | null {
  const lacking = missing.find(({ endpoint }) => endpoint === ANALYSIS_ENDPOINT);
  return lacking === undefined ? null : analysisRefused(lacking.message);
}

export const analysisRefused = (message: string): AttentionDraft => ({
  code: 'not_in_edition',
  message,
  field: '/lines',
});
