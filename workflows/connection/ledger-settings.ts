import { type GlAccountInput, type SettingsChange } from '../../domain/connection/connection.ts';
import { type Precondition } from '../../domain/etag.ts';
import { type LastRequest } from '../../domain/principals/caller.ts';
import { withEmailChange } from '../../domain/connection/email-settings.ts';
import { explainMatch, matchLedger } from '../../domain/connection/match-ledger.ts';
import { type LedgerAccount } from '../../domain/sage-records.ts';
import { atSage, sage } from '../activities.ts';
import { type Changeable, expectAsRead } from '../precondition.ts';
import { explain, failureOf, retriableAfter } from '../failure.ts';
import { isRefusal, refusal } from '../refusal.ts';
import { glAccountOf, noteChange, settingsOf, templateOf } from './changeable.ts';
import { type ConnectionRun } from './run.ts';
import { type ConnectionState, isConnected, noteUnreadable } from './state.ts';

/** Up to 400 accounts. */
const CALLS_OF_A_CHART = 2;

/** Bounds of what a run hands to the next, which Temporal lets be two megabytes in all. */
const MAX_GL_ACCOUNTS = 500;
const MAX_TEMPLATES = 2_000;

export interface Asked {
  readonly precondition?: Precondition | undefined;
  readonly by: LastRequest | null;
}

/** Settings, GL accounts and template links: each change is checked against Sage's chart as it is now. */
export class LedgerSettings {
  readonly #run: ConnectionRun;
  /** As it was read last. */
  #chart: readonly LedgerAccount[] | null = null;

  constructor(run: ConnectionRun) {
    this.#run = run;
  }

  /** The chart's accounts that invoices may use. */
  async pickList(): Promise<readonly LedgerAccount[]> {
    const chart = await this.#readChart();
    this.#run.checkMappings(chart, null);
    return chart.filter((account) => account.visibleInSales);
  }

  async change({ defaultLedger, email, ...changes }: SettingsChange, asked: Asked): Promise<void> {
    const { state } = this.#run;
    const rateId = changes.defaultTaxRateId;
    if (rateId && state.taxRates.length > 0 && !state.taxRates.some((rate) => rate.id === rateId)) {
      throw refusal(
        {
          code: 'tax_rate_unknown',
          message: `"${rateId}" is not one of Sage's tax rates for sales.`,
          fix: `Choose one of ${state.taxRates.map((rate) => rate.id).join(', ')}.`,
        },
        { field: '/defaultTaxRateId' },
      );
    }
    const ledger =
      defaultLedger === undefined ? undefined : await this.#find(defaultLedger, '/defaultLedger');
    this.#expectAsRead(settingsOf, asked);
    if (ledger !== undefined) state.defaultLedger = ledger;
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    const { email: before, onNameMismatch, onSimilarCustomer } = state.settings;
    state.settings = {
      ...state.settings,
      ...given,
      email: email === undefined ? before : withEmailChange(before, email),
    };
    if (ledger !== undefined && this.#chart !== null) this.#run.checkMappings(this.#chart, null);
    this.#changed(settingsOf, asked);
    const now = state.settings;
    // Those that ask who their customer is may need nobody any more.
    if (now.onNameMismatch !== onNameMismatch || now.onSimilarCustomer !== onSimilarCustomer)
      this.#run.waiting.release('customer');
  }

  /** @throws ApplicationFailure where there are as many as a run can hand on to the next */
  expectRoomFor(id: string): void {
    expectRoom(this.#run.state.glAccounts, id, { most: MAX_GL_ACCOUNTS, what: 'GL accounts' });
  }

  async putGlAccount(id: string, input: GlAccountInput, asked: Asked): Promise<void> {
    const { state } = this.#run;
    const ledger = input.integration === 'sage' ? await this.#find(input.name, '/name') : null;
    this.#expectAsRead((now) => glAccountOf(now, id), asked);
    const account = { ...input, id, ledger };
    const others = state.glAccounts.filter((known) => known.id !== id);
    state.glAccounts = [...others, account].sort((a, b) => a.id.localeCompare(b.id));
    if (ledger !== null && this.#chart !== null) this.#run.checkMappings(this.#chart, null);
    this.#changed((now) => glAccountOf(now, id), asked);
  }

  /** @throws ApplicationFailure while a contract template uses it: its invoices would fall to another ledger unseen. */
  expectRemovable(id: string): void {
    this.#expectKnown(id, '/id');
    const users = this.#run.state.contractTemplates.filter((template) => template.glAccountId === id);
    if (users.length === 0) return;
    throw refusal({
      code: 'gl_account_in_use',
      message: `GL account "${id}" is linked to contract template ${users.map((user) => `"${user.id}"`).join(', ')}.`,
      fix: 'Link the template to another account, or remove the link, first.',
    });
  }

  removeGlAccount(id: string, asked: Asked): void {
    const { state } = this.#run;
    this.#expectAsRead((now) => glAccountOf(now, id), asked);
    state.glAccounts = state.glAccounts.filter((known) => known.id !== id);
    this.#changed((now) => glAccountOf(now, id), asked);
  }

  expectLinkable(id: string, glAccountId: string | null): void {
    if (glAccountId === null) return;
    const { contractTemplates } = this.#run.state;
    expectRoom(contractTemplates, id, { most: MAX_TEMPLATES, what: 'contract templates' });
    const account = this.#expectKnown(glAccountId, '/glAccountId');
    if (account.integration === 'sage') return;
    throw refusal(
      {
        code: 'gl_account_not_for_sage',
        message: `GL account "${account.name}" (${glAccountId}) is not used by the Sage integration.`,
        fix: 'Set its integration to "sage", or link another account.',
      },
      { field: '/glAccountId' },
    );
  }

  linkTemplate(id: string, glAccountId: string | null, asked: Asked): void {
    const { state } = this.#run;
    this.#expectAsRead((now) => templateOf(now, id), asked);
    const others = state.contractTemplates.filter((known) => known.id !== id);
    state.contractTemplates = glAccountId === null ? others : [...others, { id, glAccountId }];
    this.#changed((now) => templateOf(now, id), asked);
  }

  #expectAsRead(what: (state: ConnectionState) => Changeable, { precondition }: Asked): void {
    expectAsRead(precondition, what(this.#run.state));
  }

  #changed(what: (state: ConnectionState) => Changeable, { by }: Asked): void {
    noteChange(this.#run.state, what(this.#run.state), by);
    this.#run.changed();
  }

  #expectKnown(id: string, field: string) {
    const { glAccounts } = this.#run.state;
    const account = glAccounts.find((known) => known.id === id);
    if (account !== undefined) return account;
    throw refusal(
      {
        code: 'gl_account_unknown',
        message: `There is no GL account "${id}".`,
        fix:
          glAccounts.length === 0
            ? 'Add it first.'
            : `Add it first, or use ${glAccounts.map((one) => one.id).join(', ')}.`,
      },
      { field },
    );
  }

  async #find(ledgerName: string, field: string): Promise<LedgerAccount> {
    const match = matchLedger(ledgerName, await this.#readChart());
    if (match.kind === 'found') return match.account;
    const suggestions = match.kind === 'ambiguous' ? match.candidates : match.suggestions;
    throw refusal(
      { code: `ledger_${match.kind}`, ...explainMatch(ledgerName, match) },
      { field, suggestions },
    );
  }

  async #readChart(): Promise<readonly LedgerAccount[]> {
    const { state } = this.#run;
    if (!isConnected(state)) {
      throw refusal({
        code: 'not_connected',
        message: `Business unit "${state.businessUnit}" is not connected to Sage, so its chart of accounts cannot be read.`,
        fix: 'Connect it to Sage first.',
      });
    }
    const { calls } = this.#run;
    const address = { businessUnit: state.businessUnit, sageBusinessId: state.business.id };
    try {
      const { items, unreadable } = await calls.run(
        { ...address, unit: state.businessUnit, kind: 'person', calls: CALLS_OF_A_CHART },
        async () =>
          calls.counted(
            await sage.listLedgerAccounts.executeWithOptions(
              atSage("Read Sage's chart of accounts", address),
              [{ ...address, pacing: calls.pacing }],
            ),
          ),
      );
      noteUnreadable(state, '/ledger_accounts', unreadable);
      this.#chart = items;
      return items;
    } catch (error) {
      if (isRefusal(error)) throw error;
      const failure = failureOf(error);
      throw refusal({ code: 'sage_unavailable', ...explain(failure) }, retriableAfter(failure));
    }
  }
}

function expectRoom(
  known: readonly { id: string }[],
  id: string,
  { most, what }: { most: number; what: string },
): void {
  if (known.length < most || known.some((one) => one.id === id)) return;
  throw refusal({
    code: 'too_many',
    message: `A business unit has at most ${most} ${what}, and there are that many.`,
    fix: `Remove ${what} that no invoice uses any more.`,
  });
}
