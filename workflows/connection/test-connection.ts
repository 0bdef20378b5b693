/* eslint-disable max-lines -- the steps of one test in their order, each of which undoes what it made */

import { log, uuid4 } from '@temporalio/workflow';
import {
  type TestReport,
  type TestStep,
  type TestStepResult,
  testSteps,
} from '../../domain/connection/connection.ts';
import { sentenceOfUnreadable } from '../../domain/payments/unreadable.ts';
import { MAPPINGS_STALE } from '../../domain/connection/stale-mappings.ts';
import { explainMatch, matchLedger } from '../../domain/connection/match-ledger.ts';
import {
  type LedgerAccount,
  type SageBusinessProfile,
  type SageInvoice,
  type TaxRate,
  type UnreadableRecord,
} from '../../domain/sage-records.ts';
import { compareTotals, defaultRateFor } from '../../domain/invoice/tax-lines.ts';
import { atSage, sage } from '../activities.ts';
import { explain, failureOf } from '../failure.ts';
import { asVerdict, StepFailed } from './step-failed.ts';
import { testInvoice, testTotals } from './test-invoice.ts';
import { businessDay } from '../../domain/dates.ts';
import { type ConnectionRun } from './run.ts';
import { type ConnectionState, noteUnreadable } from './state.ts';

/**
 * Finds out, step by step, whether invoices can go out with this ledger; each step has its own result for the person.
 * Above 200 lines because the eight steps are best read as one list.
 */
export class ConnectionTest {
  readonly #run: ConnectionRun;
  readonly #state: ConnectionState & { business: SageBusinessProfile };
  readonly #steps: TestStepResult[] = [];
  #suggestions: readonly string[] = [];
  #chart: readonly LedgerAccount[] | null = null;
  #rates: readonly TaxRate[] | null = null;

  constructor(run: ConnectionRun, state: ConnectionState & { business: SageBusinessProfile }) {
    this.#run = run;
    this.#state = state;
  }

  async perform(input: { ledgerName: string; keepTestInvoice: boolean }): Promise<TestReport> {
    const ledgerName = input.ledgerName.trim();
    let ledger: LedgerAccount | undefined;
    let invoice: SageInvoice | undefined;
    let kept = false;
    try {
      await this.#step('token', () => this.#checkToken());
      await this.#step('business', () => this.#checkBusiness());
      const found = await this.#step('ledger', () => this.#findLedger(ledgerName));
      ledger = found;
      const rate = await this.#step('tax_rate', () => this.#findTaxRate(found));
      const customer = await this.#step('customer', () => this.#prepareCustomer());
      const made = await this.#step('create_invoice', () => this.#createInvoice(customer.id, found, rate));
      invoice = made;
      await this.#step('read_invoice', () => this.#readBack(made, rate));
      kept = await this.#step('remove_invoice', () => this.#remove(made, customer, input.keepTestInvoice));
    } catch (error) {
      if (!(error instanceof StepFailed)) throw error;
      if (invoice !== undefined) kept = !(await this.#tidyUp(invoice));
    }
    const report: TestReport = {
      outcome: this.#steps.every((step) => step.outcome === 'passed') ? 'success' : 'failed',
      at: this.#run.nowIso,
      ledgerName,
      steps: [...this.#steps, ...this.#skipped()],
      suggestions: this.#suggestions,
      invoice: invoice === undefined ? null : { id: invoice.id, number: invoice.number, kept },
    };
    this.#conclude(report, ledger);
    return report;
  }

  #conclude(report: TestReport, ledger: LedgerAccount | undefined): void {
    const { business, businessUnit } = this.#state;
    log.info('connection test', { businessUnit, outcome: report.outcome });
    this.#state.lastTest = report;
    if (report.outcome === 'success' && ledger !== undefined) {
      this.#state.defaultLedger = ledger;
      this.#state.proven = true;
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
      const verdict = error instanceof StepFailed ? error : asVerdict(error);
      this.#steps.push({ step, outcome: 'failed', message: verdict.message, fix: verdict.fix });
      this.#suggestions = verdict.suggestions;
      throw verdict;
    }
  }

  #skipped(): TestStepResult[] {
    return testSteps
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

  async #findLedger(ledgerName: string) {
    const { items: chart, unreadable } = this.#run.calls.counted(
      await sage.listLedgerAccounts.executeWithOptions(
        atSage('Find the ledger in the chart', this.#address),
        [this.#address],
      ),
    );
    noteUnreadable(this.#state, '/ledger_accounts', unreadable);
    this.#chart = chart;
    const match = matchLedger(ledgerName, chart);
    if (match.kind !== 'found') {
      const { message, fix } = explainMatch(ledgerName, match);
      throw new StepFailed(message, fix, match.kind === 'ambiguous' ? match.candidates : match.suggestions);
    }
    const message = `"${match.account.displayedAs}" is usable for sales.${notReadable(unreadable)}`;
    return { message, value: match.account };
  }

  async #findTaxRate(ledger: LedgerAccount) {
    const { items: rates, unreadable } = this.#run.calls.counted(
      await sage.listTaxRates.executeWithOptions(atSage('Read the tax rates', this.#address), [
        this.#address,
      ]),
    );
    noteUnreadable(this.#state, '/tax_rates', unreadable);
    this.#rates = rates;
    this.#state.taxRates = rates;
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

  async #prepareCustomer() {
    const { customer, created } = this.#run.calls.counted(
      await sage.prepareTestCustomer.executeWithOptions(
        atSage('Find or create the test customer', this.#address),
        [{ ...this.#address, idempotencyId: uuid4().replaceAll('-', '') }],
      ),
    );
    const message = created ? `Customer "${customer.name}" created.` : `Customer "${customer.name}" found.`;
    return { message, value: { id: customer.id, created } };
  }

  async #createInvoice(contactId: string, ledger: LedgerAccount, rate: TaxRate) {
    const { invoice } = this.#run.calls.counted(
      await sage.createInvoice.executeWithOptions(atSage('Create the test invoice', this.#address), [
        {
          ...this.#address,
          invoice: testInvoice({
            idempotencyId: uuid4().replaceAll('-', ''),
            contactId,
            ledgerAccountId: ledger.id,
            rate,
            date: businessDay(Date.now(), this.#state.business.countryId),
            currency: this.#state.business.baseCurrency,
          }),
          search: null,
        },
      ]),
    );
    return { message: `Test invoice ${invoice.number} created as a draft.`, value: invoice };
  }

  async #readBack(invoice: SageInvoice, rate: TaxRate) {
    const read = this.#run.calls.counted(
      await sage.readInvoice.executeWithOptions(atSage('Read the test invoice back', this.#address), [
        { ...this.#address, invoiceId: invoice.id },
      ]),
    );
    const [difference] = compareTotals(testTotals(rate), read);
    if (difference !== undefined) {
      throw new StepFailed(
        `Sage shows ${difference.field} ${difference.sages} where ${difference.ours} was sent.`,
        'Compare the tax rate in Sage, then test again.',
      );
    }
    return { message: `Read back: ${read.net} + ${read.tax} tax = ${read.total}.`, value: undefined };
  }

  async #remove(invoice: SageInvoice, customer: { id: string; created: boolean }, keep: boolean) {
    if (keep)
      return {
        message: 'Kept in Sage, as asked: delete the draft there when you have seen it.',
        value: true,
      };
    this.#run.calls.counted(
      await sage.removeTestInvoice.executeWithOptions(atSage('Remove the test invoice', this.#address), [
        { ...this.#address, invoiceId: invoice.id, customerId: customer.created ? customer.id : null },
      ]),
    );
    return { message: 'Removed from Sage.', value: false };
  }

  /** After a failed step the draft is of no use to anybody; true when it is gone. */
  async #tidyUp(invoice: SageInvoice): Promise<boolean> {
    try {
      const removed = await sage.removeTestInvoice({
        ...this.#address,
        invoiceId: invoice.id,
        customerId: null,
      });
      this.#run.calls.counted(removed);
      return true;
    } catch (error) {
      log.warn('the test invoice could not be removed', { reason: explain(failureOf(error)).message });
      return false;
    }
  }
}

/** The test goes on without them, and says so. */
const notReadable = (unreadable: readonly UnreadableRecord[]): string =>
  unreadable.length === 0 ? '' : ` Not readable in Sage: ${unreadable.map(sentenceOfUnreadable).join('; ')}.`;
