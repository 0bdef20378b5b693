import { log, uuid4 } from '@temporalio/workflow';
import {
  type LeftInSage,
  removal,
  TEST_CUSTOMER_NAME,
  type TestReport,
} from '../../domain/connection/test-report.ts';
import { type RightEndpoint } from '../../domain/connection/needed-rights.ts';
import { businessDay } from '../../domain/dates.ts';
import { compareTotals } from '../../domain/invoice/tax-lines.ts';
import {
  type LedgerAccount,
  type SageBusinessProfile,
  type SageInvoice,
  type TaxRate,
} from '../../domain/sage-records.ts';
import { atSage, sage } from '../activities.ts';
import { explain, failureOf, mayHaveTakenEffect } from '../failure.ts';
import { type ConnectionRun } from './run.ts';
import { allowed } from './seen-rights.ts';
import { type ConnectionState } from './state.ts';
import { StepFailed } from './step-failed.ts';
import { removeTestCustomer, removeTestInvoice } from './test-removal.ts';
import { testAddress, testInvoice, testTotals } from './test-invoice.ts';

export interface TestAddress {
  readonly businessUnit: string;
  readonly sageBusinessId: string;
}

/** What a test writes to Sage: a draft for a customer of its own, both removed again, and what of them is left. */
export class TestDraft {
  readonly #run: ConnectionRun;
  readonly #state: ConnectionState & { business: SageBusinessProfile };
  readonly #address: () => TestAddress;
  readonly #left: LeftInSage[] = [];
  /** Made by this test, and not removed yet. */
  #customerId: string | null = null;
  #invoice: SageInvoice | null = null;
  /** The answer to its removal was lost. */
  #mayBeRemoved = false;
  #report: TestReport['invoice'] = null;

  constructor(
    run: ConnectionRun,
    state: ConnectionState & { business: SageBusinessProfile },
    address: () => TestAddress,
  ) {
    this.#run = run;
    this.#state = state;
    this.#address = address;
  }

  get invoice(): TestReport['invoice'] {
    return this.#report;
  }

  get left(): readonly LeftInSage[] {
    return this.#left;
  }

  async prepareCustomer() {
    try {
      const { customer, created } = this.#run.calls.counted(
        await sage.prepareTestCustomer.executeWithOptions(
          atSage('Find or create the test customer', this.#address()),
          [
            {
              ...this.#address(),
              idempotencyId: uuid4().replaceAll('-', ''),
              address: testAddress(this.#state.business),
            },
          ],
        ),
      );
      this.#worked('GET /contacts');
      if (created) {
        this.#customerId = customer.id;
        this.#worked('POST /contacts');
      }
      const message = created ? `Customer "${customer.name}" created.` : `Customer "${customer.name}" found.`;
      return { message, value: customer.id };
    } catch (error) {
      if (mayHaveTakenEffect(failureOf(error)))
        this.#leaves({ what: 'customer', id: null, name: TEST_CUSTOMER_NAME, isCertain: false });
      throw error;
    }
  }

  async create(contactId: string, ledger: LedgerAccount, rate: TaxRate) {
    try {
      const { invoice } = this.#run.calls.counted(
        await sage.createInvoice.executeWithOptions(atSage('Create the test invoice', this.#address()), [
          {
            ...this.#address(),
            invoice: testInvoice({
              idempotencyId: uuid4().replaceAll('-', ''),
              contactId,
              ledgerAccountId: ledger.id,
              rate,
              date: businessDay(Date.now(), this.#state.business.countryId),
              currency: this.#state.business.baseCurrency,
              address: testAddress(this.#state.business),
            }),
            search: null,
          },
        ]),
      );
      this.#invoice = invoice;
      this.#report = { id: invoice.id, number: invoice.number, kept: true };
      this.#worked('POST /sales_invoices');
      return { message: `Test invoice ${invoice.number} created as a draft.`, value: invoice };
    } catch (error) {
      if (mayHaveTakenEffect(failureOf(error)))
        this.#leaves({ what: 'invoice', id: null, name: 'a draft invoice', isCertain: false });
      throw error;
    }
  }

  async readBack({ id }: SageInvoice, rate: TaxRate) {
    const read = this.#run.calls.counted(
      await sage.readInvoice.executeWithOptions(atSage('Read the test invoice back', this.#address()), [
        { ...this.#address(), invoiceId: id },
      ]),
    );
    this.#worked('GET /sales_invoices');
    const [difference] = compareTotals(testTotals(rate), read);
    if (difference !== undefined) {
      throw new StepFailed(
        `Sage shows ${difference.field} ${difference.sages} where ${difference.ours} was sent.`,
        'Compare the tax rate in Sage, then test again.',
      );
    }
    return { message: `Read back: ${read.net} + ${read.tax} tax = ${read.total}.`, value: undefined };
  }

  async remove(keep: boolean) {
    if (keep) {
      this.#leaveAll();
      return {
        message: 'Kept in Sage, as asked: delete the draft there when you have seen it.',
        value: undefined,
      };
    }
    const lacked = await this.#removeAll();
    this.#leaveAll();
    // Invoices go out without the right to delete.
    return { message: lacked === null ? 'Removed from Sage.' : `Not removed: ${lacked}`, value: undefined };
  }

  /** After a failed step what was made is of no use to anybody. */
  async tidyUp(): Promise<void> {
    try {
      await this.#removeAll();
    } catch (error) {
      log.warn('a failed test could not be tidied up', { reason: explain(failureOf(error)).message });
    }
    this.#leaveAll();
  }

  /** What the connected user may not remove, in Sage's words; null: all is gone. @throws where Sage is away, when both were tried */
  async #removeAll(): Promise<string | null> {
    let lacked: string | null = null;
    let failed: Error | null = null;
    try {
      lacked = await this.#removeInvoice();
    } catch (error) {
      this.#mayBeRemoved = mayHaveTakenEffect(failureOf(error));
      failed = error instanceof Error ? error : new Error(String(error));
    }
    // Nor can its customer be removed then.
    if (lacked !== null) return lacked;
    lacked = await this.#removeCustomer();
    if (failed !== null) throw failed;
    return lacked;
  }

  async #removeInvoice(): Promise<string | null> {
    const invoice = this.#invoice;
    if (invoice === null) return null;
    const lacked = await removeTestInvoice(this.#run, this.#address(), invoice.id);
    if (lacked !== null) return lacked;
    this.#invoice = null;
    this.#report = { id: invoice.id, number: invoice.number, kept: false };
    return null;
  }

  async #removeCustomer(): Promise<string | null> {
    const customerId = this.#customerId;
    if (customerId === null) return null;
    const lacked = await removeTestCustomer(this.#run, this.#address(), customerId);
    if (lacked === null) this.#customerId = null;
    return lacked;
  }

  #leaveAll(): void {
    const { id, number } = this.#invoice ?? {};
    if (id !== undefined)
      this.#leaves({
        what: 'invoice',
        id,
        name: `invoice ${number ?? id}`,
        isCertain: !this.#mayBeRemoved,
      });
    if (this.#customerId !== null)
      this.#leaves({
        what: 'customer',
        id: this.#customerId,
        name: `customer "${TEST_CUSTOMER_NAME}"`,
        isCertain: true,
      });
  }

  #leaves(left: Omit<LeftInSage, 'fix'>): void {
    this.#left.push({ ...left, fix: removal[left.what] });
  }

  #worked(endpoint: RightEndpoint): void {
    this.#run.seeRights([allowed(endpoint, this.#run.nowIso)]);
  }
}
