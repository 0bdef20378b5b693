import { type LedgerAccount, type TaxRate } from '../sage-records.ts';
import {
  type ConnectionSettings,
  type ContractTemplate,
  type GlAccount,
  type Problem,
} from './connection.ts';

/** A mapping that leads to what is no longer so in Sage. */
export interface StaleMapping {
  readonly what: 'ledger' | 'tax_rate';
  /** Id at Sage. */
  readonly id: string;
  /** As it was called when it was mapped. */
  readonly name: string;
  /** `renamed` still works, as invoices go by the id; with the others Sage refuses them. */
  readonly why: 'removed' | 'hidden' | 'renamed';
  /** In a person's words: the default ledger, GL accounts, contract templates. */
  readonly usedBy: readonly string[];
  readonly message: string;
  readonly fix: string;
}

export interface Mappings {
  readonly defaultLedger: LedgerAccount | null;
  readonly glAccounts: readonly GlAccount[];
  readonly contractTemplates: readonly ContractTemplate[];
  readonly settings: Pick<ConnectionSettings, 'defaultTaxRateId'>;
}

/** Each mapping that the chart and the tax rates of this moment do not bear out, with what uses it. */
export function staleMappings(
  mappings: Mappings,
  { chart, rates }: { readonly chart: readonly LedgerAccount[]; readonly rates: readonly TaxRate[] | null },
): StaleMapping[] {
  const now = new Map(chart.map((account) => [account.id, account]));
  const stale = [...ledgersIn(mappings)].flatMap(([ledger, usedBy]) => {
    const found = now.get(ledger.id);
    if (found === undefined) return [ofLedger(ledger, 'removed', usedBy)];
    if (!found.visibleInSales) return [ofLedger(ledger, 'hidden', usedBy)];
    return found.displayedAs === ledger.displayedAs ? [] : [ofLedger(ledger, 'renamed', usedBy, found)];
  });
  const rateId = mappings.settings.defaultTaxRateId;
  if (rateId === null || rates === null || rates.some(({ id }) => id === rateId)) return stale;
  return [
    ...stale,
    {
      what: 'tax_rate',
      id: rateId,
      name: rateId,
      why: 'removed',
      usedBy: ['the default tax rate'],
      message: `Tax rate "${rateId}", the default of the connection, is not among Sage's tax rates for sales.`,
      fix: 'Choose another default tax rate in the connection settings.',
    },
  ];
}

/** With what uses each, by the ledger's id. */
function ledgersIn({ defaultLedger, glAccounts, contractTemplates }: Mappings): Map<LedgerAccount, string[]> {
  const used = new Map<string, { ledger: LedgerAccount; usedBy: string[] }>();
  const note = (ledger: LedgerAccount, ...users: string[]) => {
    const known = used.get(ledger.id) ?? { ledger, usedBy: [] };
    known.usedBy.push(...users);
    used.set(ledger.id, known);
  };
  if (defaultLedger !== null) note(defaultLedger, 'the default ledger');
  for (const { id, ledger } of glAccounts) {
    if (ledger === null) continue;
    const templates = contractTemplates.filter(({ glAccountId }) => glAccountId === id);
    note(ledger, `GL account "${id}"`, ...templates.map((one) => `contract template "${one.id}"`));
  }
  return new Map([...used.values()].map(({ ledger, usedBy }) => [ledger, usedBy]));
}

function ofLedger(
  { id, displayedAs }: LedgerAccount,
  why: StaleMapping['why'],
  usedBy: readonly string[],
  now?: LedgerAccount,
): StaleMapping {
  const told = {
    removed: `is not in Sage's chart of accounts any more`,
    hidden: 'is not visible in sales in Sage any more',
    renamed: `is called "${now?.displayedAs ?? ''}" in Sage by now`,
  }[why];
  const fix = {
    removed: 'Map another ledger account.',
    hidden: 'Make it visible in sales in Sage, or map another one.',
    renamed: 'Nothing breaks, as invoices go by its id: map it anew to show the new name.',
  }[why];
  const message = `Ledger "${displayedAs}" ${told}; used by ${usedBy.join(', ')}.`;
  return { what: 'ledger', id, name: displayedAs, why, usedBy, message, fix };
}

export const MAPPINGS_STALE = 'mappings_stale';

/** What the PSA hears of them, once; null where none keeps invoices back. */
export function staleProblem(stale: readonly StaleMapping[]): Problem | null {
  const broken = stale.filter(({ why }) => why !== 'renamed');
  const [first] = broken;
  if (first === undefined) return null;
  return {
    code: MAPPINGS_STALE,
    message: broken.map(({ message }) => message).join(' '),
    fix: broken.length === 1 ? first.fix : 'Put each right in Sage, or map others.',
  };
}
