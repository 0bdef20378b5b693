import { type LedgerAccount } from '../sage-records.ts';

export type LedgerMatch =
  | { readonly kind: 'found'; readonly account: LedgerAccount }
  | {
      readonly kind: 'not_for_sales';
      readonly account: LedgerAccount;
      readonly suggestions: readonly string[];
    }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly string[] }
  | { readonly kind: 'unknown'; readonly suggestions: readonly string[] };

const MAX_SUGGESTIONS = 3;

/**
 * The account that `typed` names in the chart. Exact after trimming: by id, by name with code ("Sales - Services (4010)")
 * or by name. Names need not be unique in Sage, so two of one name are refused and shown with their codes. A near miss is
 * refused too, with what was probably meant: money never goes to a guessed ledger.
 */
export function matchLedger(typed: string, chart: readonly LedgerAccount[]): LedgerMatch {
  const wanted = typed.trim();
  const byIdentity = chart.filter((account) => account.id === wanted || account.displayedAs === wanted);
  const hits = byIdentity.length > 0 ? byIdentity : chart.filter((account) => account.name === wanted);
  const usable = hits.filter((account) => account.visibleInSales);
  const [account] = usable.length > 0 ? usable : hits;
  if (account === undefined) return { kind: 'unknown', suggestions: suggest(wanted, chart) };
  if (!account.visibleInSales) {
    return { kind: 'not_for_sales', account, suggestions: suggest(wanted, chart) };
  }
  if (usable.length > 1) return { kind: 'ambiguous', candidates: usable.map((one) => one.displayedAs) };
  return { kind: 'found', account };
}

/** Why the match failed, for a person, and what to type instead. */
export function explainMatch(
  typed: string,
  match: Exclude<LedgerMatch, { kind: 'found' }>,
): { message: string; fix: string } {
  const named = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');
  switch (match.kind) {
    case 'not_for_sales':
      return {
        message: `"${match.account.displayedAs}" exists in Sage but is not usable for sales.`,
        fix: `Make it visible in sales in Sage${match.suggestions.length > 0 ? `, or use ${named(match.suggestions)}` : ''}.`,
      };
    case 'ambiguous':
      return {
        message: `"${typed.trim()}" is the name of several ledger accounts.`,
        fix: `Give it with its code: ${named(match.candidates)}.`,
      };
    case 'unknown':
      return {
        message: `"${typed.trim()}" is not in Sage's chart of accounts.`,
        fix:
          match.suggestions.length > 0
            ? `Did you mean ${named(match.suggestions)}? Write it exactly so.`
            : "Write it exactly as in Sage's chart of accounts, capital letters and spaces included; the pick list of ledger accounts shows what there is.",
      };
  }
}

/** Sales accounts close to what was typed, nearest first. */
function suggest(typed: string, chart: readonly LedgerAccount[]): string[] {
  const wanted = plain(typed);
  return chart
    .filter((account) => account.visibleInSales)
    .map((account) => ({ account, distance: distanceTo(wanted, account) }))
    .filter(({ distance }) => distance <= 0.5)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MAX_SUGGESTIONS)
    .map(({ account }) => unmistakableName(account, chart));
}

/** The name, with its code where another account has the same one. */
const unmistakableName = ({ name, displayedAs }: LedgerAccount, chart: readonly LedgerAccount[]) =>
  chart.filter((account) => account.name === name).length > 1 ? displayedAs : name;

function distanceTo(wanted: string, account: LedgerAccount): number {
  if (account.nominalCode !== null && wanted === String(account.nominalCode)) return 0;
  const name = plain(account.name);
  if (wanted === name || wanted === plain(account.displayedAs)) return 0;
  const whole = editDistance(wanted, name) / Math.max(wanted.length, name.length, 1);
  // Part of a name, such as "Sales" for "Sales - Services", perhaps mistyped.
  const beginning = editDistance(wanted, name.slice(0, wanted.length)) / Math.max(wanted.length, 1);
  return wanted.length < 4 ? whole : Math.min(whole, beginning + 0.05);
}

/** How far two names are apart, from 0 (the same but for capitals, accents and signs) to 1. */
export function distanceBetween(a: string, b: string): number {
  const [one, other] = [plain(a), plain(b)];
  return editDistance(one, other) / Math.max(one.length, other.length, 1);
}

/** Letters and digits of any alphabet, without capitals and accents. */
const plain = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Levenshtein, two rows. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const substitution = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, substitution));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
