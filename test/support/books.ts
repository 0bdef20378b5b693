import { type InvoiceRequest, type InvoiceView } from '../../domain/invoice/invoice.ts';
import { eventually } from './eventually.ts';
import * as messages from '../../domain/payments/messages.ts';
import { type Bed } from './bed.ts';

/** What a bookkeeper does to the invoices of one unit, and what becomes of it. */
export class Books {
  readonly #bed: Bed;
  readonly #unit: string;

  constructor(bed: Bed, unit: string) {
    this.#bed = bed;
    this.#unit = unit;
  }

  get sage() {
    return this.#bed.outside.sage.control;
  }

  /** An invoice that is out and waits for its money; the id in Sage. */
  async sent(invoiceId: string, changes: Partial<InvoiceRequest> = {}): Promise<string> {
    await this.#bed.handOver(this.#unit, invoiceId, { number: invoiceId, send: 'mark_sent', ...changes });
    const { sage } = await this.until(invoiceId, (view) => view.waitingFor?.what === 'payment');
    return sage?.id ?? '';
  }

  until(invoiceId: string, wanted: (view: InvoiceView) => boolean): Promise<InvoiceView> {
    return this.#bed.until(this.#unit, invoiceId, wanted);
  }

  pay(invoiceId: string, amounts: { amount?: string; discount?: string } = {}) {
    return this.sage.recordPayment({ invoiceId, ...amounts });
  }

  /** One look at the books of the whole business, as comes with every rhythm; no invoice asks for it. */
  async look(): Promise<void> {
    await this.#bed.paymentWatch().executeUpdate(messages.checkPaymentsUpdate);
  }

  /** The event of that type about the invoice, once the PSA has it. */
  event(invoiceId: string, type: string) {
    return eventually(
      () => this.eventsOf(invoiceId).find((event) => event.type === type),
      `${type} about ${invoiceId}`,
    );
  }

  eventsOf(invoiceId: string) {
    return this.#bed.outside.psa
      .events()
      .filter(({ data }) => data['invoiceId'] === invoiceId)
      .sort((a, b) => Number(a.data['sequence']) - Number(b.data['sequence']));
  }
}
