/* eslint-disable max-lines -- the steps of one test in their order, each with its own words */

import { log, sleep } from '@temporalio/workflow';
// The type alone, as of all activities.
import type { TriedReads } from '../../activities/connection/try-reading.ts';
import {
  readSteps,
  type TestOrder,
  type TestReport,
  type TestStep,
  type TestStepResult,
  testSteps,
  writtenBy,
} from '../../domain/connection/test-report.ts';
import {
  missingVital,
  rightsTable,
  type SeenRight,
  withoutEarlierRefusals,
} from '../../domain/connection/rights.ts';
import { sentenceOfUnreadable } from '../../domain/payments/unreadable.ts';
import { MAPPINGS_STALE } from '../../domain/connection/stale-mappings.ts';
import { explainMatch, matchLedger } from '../../domain/connection/match-ledger.ts';
import {
  type LedgerAccount,
  type SageBusinessProfile,
  type TaxRate,
  type UnreadableRecord,
} from '../../domain/sage-records.ts';
import { defaultRateFor } from '../../domain/invoice/tax-lines.ts';
import { atSage, sage } from '../activities.ts';
import { explain, failureOf } from '../failure.ts';
import { asVerdict, StepFailed } from './step-failed.ts';
import { type ConnectionRun } from './run.ts';
import { type ConnectionState, noteUnreadable } from './state.ts';
import { allowed, noteRefusal } from './seen-rights.ts';
import { TestDraft } from './test-draft.ts';

/**
 * Finds out, step by step, whether invoices can go out with this ledger; each step has its own result for the person.
 * Above 200 lines because the eight steps are best read as one list.
 */
export class ConnectionTest {
  readonly #run: ConnectionRun;
  readonly #state: ConnectionState & { business: SageBusinessProfile };
  readonly #steps: TestStepResult[] = [];
  #suggestions: readonly string[] = [];
  #beganAt = '';
  #chart: readonly LedgerAccount[] | null = null;
  #rates: readonly TaxRate[] | null = null;

  constructor(run: ConnectionRun, state: ConnectionState & { business: SageBusinessProfile }) {
    this.#run = run;
    this.#state = state;
  }

  async perform(order: TestOrder): Promise<TestReport> {
    const { mode = 'draft' } = order;
    this.#beganAt = this.#run.nowIso;
    const { defaultLedger } = this.#state;
    const typed = order.ledgerName?.trim() ?? null;
    const draft = new TestDraft(this.#run, this.#state, () => this.#address);
    let ledger: LedgerAccount | null = null;
    try {
      await this.#step('token', () => this.#checkToken());
      await this.#step('business', () => this.#checkBusiness());
      const found = await this.#step('ledger', () => this.#findLedger(typed ?? defaultLedger?.id ?? null));
      ledger = found;
      const rate = await this.#step('tax_rate', () => this.#findTaxRate(found));
      await this.#step('rights', () => this.#tryRights(mode));
      if (order.mode !== 'read' && found !== null && rate !== null) {
        const customerId = await this.#step('customer', () => draft.prepareCustomer());
        const made = await this.#step('create_invoice', () => draft.create(customerId, found, rate));
        await this.#step('read_invoice', () => draft.readBack(made, rate));
        await this.#step('remove_invoice', () => draft.remove(order.keepTestInvoice));
      }
    } catch (error) {
      if (!(error instanceof StepFailed)) throw error;
      await draft.tidyUp();
    }
    const report: TestReport = {
      mode,
      outcome: this.#steps.every((step) => step.outcome === 'passed') ? 'success' : 'failed',
      at: this.#run.nowIso,
      ledgerName: typed ?? defaultLedger?.displayedAs ?? null,
      steps: [...this.#steps, ...this.#skipped(mode === 'read' ? readSteps : testSteps)],
      suggestions: this.#suggestions,
      invoice: draft.invoice,
      leftInSage: draft.left,
      written: writtenBy(mode, draft.left),
    };
    this.#conclude(report, ledger);
    return report;
  }

  #conclude(report: TestReport, ledger: LedgerAccount | null): void {
    const { business, businessUnit } = this.#state;
    log.info('connection test', { businessUnit, outcome: report.outcome });
    this.#state.lastTest = report;
    // Reading shows what is there, and not that invoices can be written.
    if (report.mode === 'read') {
      this.#state.version += 1;
      return this.#checkMappings();
    }
    if (report.outcome === 'success' && ledger !== null) {
      this.#state.defaultLedger = ledger;
      this.#state.proven = true;
      this.#state.seenRights = withoutEarlierRefusals(this.#state.seenRights, this.#beganAt);
      // Whether mappings still lead nowhere is for the chart to say, below: it is told once, not at each test.
      const { problem } = this.#state;
      this.#run.setStatus('verified', problem?.code === MAPPINGS_STALE ? problem : null);
      this.#run.changed();
      // What kept all invoices of the business back, such as rights or its subscription, is put right.
      this.#run.waiting.release('test');
      this.#checkMappings();
      return;
    }
    const failed = report.steps.find((step) => step.outcome === 'failed');
    // A unit that works stays so: its ledger is the one that passed before.
    const status = this.#state.status;
    if (status !== 'connected' || failed === undefined) return this.#checkMappings();
    this.#run.setStatus(status, {
      code: 'test_failed',
      message: `The test of "${business.name}" failed: ${failed.message}`,
      fix: failed.fix ?? 'Test again.',
    });
  }

  /** Against the chart that this test has read. */
  #checkMappings(): void {
    if (this.#chart !== null) this.#run.checkMappings(this.#chart, this.#rates);
  }

  async #step<T>(step: TestStep, work: () => Promise<{ message: string; value: T }>): Promise<T> {
    try {
      const { message, value } = await work();
      this.#steps.push({ step, outcome: 'passed', message });
      return value;
    } catch (error) {
      if (!(error instanceof StepFailed)) noteRefusal(this.#run, failureOf(error));
      const verdict = error instanceof StepFailed ? error : asVerdict(error);
      this.#steps.push({ step, outcome: 'failed', message: verdict.message, fix: verdict.fix });
      this.#suggestions = verdict.suggestions;
      throw verdict;
    }
  }

  #skipped(steps: readonly TestStep[]): TestStepResult[] {
    return steps
      .filter((step) => !this.#steps.some((done) => done.step === step))
      .map((step) => ({ step, outcome: 'skipped', message: 'Not reached.' }));
  }

  get #address() {
    return {
      businessUnit: this.#state.businessUnit,
      sageBusinessId: this.#state.business.id,
      pacing: this.#run.calls.pacing,
    };
  }

  async #checkToken() {
    await sage.checkConsent.executeWithOptions({ summary: 'Is there a valid token?' }, [this.#address]);
    return { message: 'Sage accepts the consent.', value: undefined };
  }

  async #checkBusiness() {
    const business = this.#run.calls.counted(
      await sage.readBusiness.executeWithOptions(atSage('Is the business active?', this.#address), [
        this.#address,
      ]),
    );
    this.#run.setBusiness(business);
    this.#run.seeRights([allowed('GET /financial_settings', this.#run.nowIso)]);
    if (!business.subscriptionActive) {
      throw new StepFailed(
        `The Sage subscription of "${business.name}" is not active.`,
        'Renew the subscription in Sage, then test again.',
      );
    }
    return {
      message: `"${business.name}" is active and works in ${business.baseCurrency}.`,
      value: undefined,
    };
  }

  async #findLedger(ledgerName: string | null) {
    const { items: chart, unreadable } = this.#run.calls.counted(
      await sage.listLedgerAccounts.executeWithOptions(
        atSage('Find the ledger in the chart', this.#address),
        [this.#address],
      ),
    );
    noteUnreadable(this.#state, '/ledger_accounts', unreadable);
    this.#chart = chart;
    this.#run.seeRights([allowed('GET /ledger_accounts', this.#run.nowIso)]);
    if (ledgerName === null) {
      const usable = chart.filter(({ visibleInSales }) => visibleInSales).length;
      const message = `${usable} accounts are usable for sales; no default ledger is set yet.${notReadable(unreadable)}`;
      return { message, value: null };
    }
    const match = matchLedger(ledgerName, chart);
    if (match.kind !== 'found') {
      const { message, fix } = explainMatch(ledgerName, match);
      throw new StepFailed(message, fix, match.kind === 'ambiguous' ? match.candidates : match.suggestions);
    }
    const message = `"${match.account.displayedAs}" is usable for sales.${notReadable(unreadable)}`;
    return { message, value: match.account };
  }

  async #findTaxRate(ledger: LedgerAccount | null) {
    const { items: rates, unreadable } = this.#run.calls.counted(
      await sage.listTaxRates.executeWithOptions(atSage('Read the tax rates', this.#address), [
        this.#address,
      ]),
    );
    noteUnreadable(this.#state, '/tax_rates', unreadable);
    this.#rates = rates;
    this.#state.taxRates = rates;
    this.#run.seeRights([allowed('GET /tax_rates', this.#run.nowIso)]);
    if (ledger === null)
      return {
        message: `${rates.length} tax rates are offered for sales.${notReadable(unreadable)}`,
        value: null,
      };
    const { business, settings } = this.#state;
    const rate = defaultRateFor(ledger.taxRateId, rates, business, settings);
    if (rate === undefined) {
      throw new StepFailed(
        `Neither the ledger "${ledger.name}" nor the connection has a tax rate that Sage offers for sales.`,
        'Set a default tax rate in the connection settings, or one on the ledger in Sage, then test again.',
      );
    }
    const message = `Tax by default: ${rate.name} (${rate.percentage} %).${notReadable(unreadable)}`;
    return { message, value: rate };
  }

  /**
   * What an invoice cannot go out without fails the test; all else is told. A draft shows the rest of it by itself: where the test only reads, a
   * vital right that nothing is known of fails it too.
   */
  async #tryRights(mode: TestReport['mode']) {
    const { tried, unanswered } = await this.#tryAll(
      mode === 'read' ? [...vitalReads, ...optionalReads] : optionalReads,
    );
    const [missing] = missingVital(tried);
    if (missing !== undefined)
      throw new StepFailed(
        `${missing.does}: ${missing.message}`,
        `Needed in Sage: ${missing.needs.join(', ')}.`,
      );
    const unknown = unanswered.find(({ path }) => vitalReads.includes(path));
    if (unknown !== undefined)
      throw new StepFailed(
        `Whether the Sage user may read ${unknown.path.slice(1)} could not be found out: ${unknown.message}`,
        'Sage is busy or away: test again in a few minutes.',
      );
    const told = rightsTable(tried)
      .filter(({ works }) => works === 'will_not_work')
      .map(({ does, message }) => ` ${does}: ${message}`)
      .join('');
    const [open] = unanswered;
    const problem = open === undefined ? '' : ` Not all could be tried: ${open.message}`;
    const table = rightsTable(this.#state.seenRights);
    const count = table.filter(({ works }) => works === 'works').length;
    const message = `${count} of ${table.length} things that we do in Sage are known to work.${told}${problem}`;
    return { message, value: undefined };
  }

  /** What stays without an answer is tried three times. */
  async #tryAll(paths: readonly string[]) {
    const tried: SeenRight[] = [];
    let unanswered: NonNullable<TriedReads['unanswered']> = paths.map((path) => ({ path, message: '' }));
    for (const pauseMs of [0, 500, 1_500]) {
      if (unanswered.length === 0) break;
      if (pauseMs > 0) await sleep(pauseMs);
      try {
        const found = this.#run.calls.counted(
          await sage.tryReading.executeWithOptions(atSage('What may the Sage user read?', this.#address), [
            { ...this.#address, paths: unanswered.map(({ path }) => path) },
          ]),
        );
        tried.push(...found.seen);
        const answered = found.seen.filter(({ works }) => works).map(({ endpoint }) => endpoint);
        this.#run.endpointsAnswered(this.#state.business.id, answered);
        this.#run.seeRights(found.seen);
        if (found.refused.length > 0) this.#run.learnRefusals(this.#state.business.id, found.refused);
        unanswered = found.unanswered ?? [];
      } catch (error) {
        const { message } = explain(failureOf(error));
        return { tried, unanswered: unanswered.map(({ path }) => ({ path, message })) };
      }
    }
    return { tried, unanswered };
  }
}

/** What no invoice goes out without, and the steps before have not read. */
const vitalReads: readonly string[] = ['/contacts', '/sales_invoices'];

/** What the draft of a test does not show. */
const optionalReads = [
  '/invoice_settings',
  '/analysis_types',
  '/exchange_rates',
  '/contact_payments',
  '/contact_allocations',
  '/sales_credit_notes',
];

/** The test goes on without them, and says so. */
const notReadable = (unreadable: readonly UnreadableRecord[]): string =>
  unreadable.length === 0 ? '' : ` Not readable in Sage: ${unreadable.map(sentenceOfUnreadable).join('; ')}.`;
