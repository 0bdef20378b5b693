import { log, uuid4 } from '@temporalio/workflow';
import {
  type LeftInSage,
  removal,
  TEST_CUSTOMER_NAME,
  type TestReport,
} from '../../domain/connection/test-report.ts';
import { type RightEndpoint } from '../../domain/connection/rights.ts';
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
import { allowed, noteRefusal } from './seen-rights.ts';
import { type ConnectionState } from './state.ts';
import { StepFailed } from './step-failed.ts';
import { testInvoice, testTotals } from './test-invoice.ts';

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
    const { countryId } = this.#state.business;
    try {
      const { customer, created } = this.#run.calls.counted(
        await sage.prepareTestCustomer.executeWithOptions(
          atSage('Find or create the test customer', this.#address()),
          [{ ...this.#address(), idempotencyId: uuid4().replaceAll('-', ''), countryId }],
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
              countryId: this.#state.business.countryId,
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

  /** What the connected user may not remove, in Sage's words; null: all is gone. @throws where Sage is away */
  async #removeAll(): Promise<string | null> {
    const invoice = this.#invoice;
    const customerId = this.#customerId;
    if (invoice !== null) {
      const lacked = await this.#allowed('DELETE /sales_invoices/{id}', () =>
        sage.removeTestInvoice.executeWithOptions(atSage('Remove the test invoice', this.#address()), [
          { ...this.#address(), invoiceId: invoice.id },
        ]),
      );
      // Nor can its customer be removed then.
      if (lacked !== null) return lacked;
      this.#invoice = null;
      this.#report = { id: invoice.id, number: invoice.number, kept: false };
    }
    if (customerId !== null) {
      const lacked = await this.#allowed('DELETE /contacts/{id}', () =>
        sage.removeTestCustomer.executeWithOptions(atSage('Remove the test customer', this.#address()), [
          { ...this.#address(), customerId },
        ]),
      );
      if (lacked !== null) return lacked;
      this.#customerId = null;
    }
    return null;
  }

  async #allowed(
    endpoint: RightEndpoint,
    remove: () => ReturnType<typeof sage.removeTestCustomer>,
  ): Promise<string | null> {
    try {
      this.#run.calls.counted(await remove());
      this.#worked(endpoint);
      return null;
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind !== 'needs_person' || failure.attention.code !== 'sage_forbidden') throw error;
      noteRefusal(this.#run, failure);
      return failure.attention.message;
    }
  }

  #leaveAll(): void {
    const { id, number } = this.#invoice ?? {};
    if (id !== undefined)
      this.#leaves({ what: 'invoice', id, name: `invoice ${number ?? id}`, isCertain: true });
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
