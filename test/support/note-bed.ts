import { type Bed } from './bed.ts';
import { eventually } from './eventually.ts';
import { Invoices } from '../../api/invoice/invoices.ts';
import { type InvoiceRequest, type InvoiceView } from '../../domain/invoice/invoice.ts';
import { getInvoiceQuery, retryInvoiceUpdate } from '../../domain/invoice/messages.ts';
import { creditNoteWorkflowId } from '../../domain/keys.ts';
import { creditNoteRequest } from '../../domain/schemas/credit-note.ts';

/** Over 100.00 and its tax, to a customer that Sage knows; change what the test is about. */
export const aNote = (changes: object = {}): InvoiceRequest =>
  creditNoteRequest.parse({
    number: 'CN-1',
    date: '2066-11-05',
    currency: 'GBP',
    customer: { name: 'Acme Rockets Ltd', email: 'accounts@acme.example.test' },
    lines: [{ description: 'Hours not worked', quantity: '1', unitPrice: '100.00' }],
    ...changes,
  });

/** What has one put against an invoice. */
export const putAgainst = (invoiceId: string) => ({ against: { invoiceId }, allocate: true });

/** Credit notes of one business unit; one handed over as `id` has the PSA's number `CN-id`. */
export class NoteBed {
  readonly #bed: Bed;
  readonly #unit: string;
  readonly notes: Invoices;

  constructor(bed: Bed, unit: string) {
    this.#bed = bed;
    this.#unit = unit;
    this.notes = new Invoices(bed.client, bed.env['TASK_QUEUE'] ?? '', 'credit_note');
  }

  key(invoiceId: string) {
    return { businessUnit: this.#unit, invoiceId };
  }

  run(id: string) {
    return this.#bed.client.workflow.getHandle(creditNoteWorkflowId(this.#unit, id));
  }

  handOver(id: string, changes: object = {}): Promise<'new' | 'same'> {
    const how = { requestId: 'a-request', bulk: false };
    return this.notes.handOver(this.key(id), aNote({ number: `CN-${id}`, ...changes }), how);
  }

  retry(id: string) {
    return this.run(id).executeUpdate(retryInvoiceUpdate);
  }

  /** @throws Error with its state when that never comes */
  until(id: string, wanted: (view: InvoiceView) => boolean): Promise<InvoiceView> {
    let last: InvoiceView | undefined;
    const look = async () => {
      last = await this.notes.view(this.key(id));
      return wanted(last) ? last : undefined;
    };
    const what = () =>
      `the credit note ${id}, which is ${last?.status}: ${JSON.stringify(last?.attention ?? last?.waitingFor)}`;
    return eventually(look, what);
  }

  untilAttention(id: string): Promise<InvoiceView> {
    return this.until(id, ({ attention }) => attention !== null);
  }

  /** Once nothing of it is left to do: it is out, or will never be, and the PSA has heard so. */
  async untilDone(id: string): Promise<InvoiceView> {
    const isDone = async () => {
      const { progress, eventSequence } = await this.run(id).query(getInvoiceQuery);
      const { phase } = progress.following;
      const isTold = this.eventsOf(id).at(-1)?.sequence === eventSequence;
      return (isTold && (phase === 'reversal_window' || phase === 'ended')) || undefined;
    };
    await eventually(isDone, `the end of credit note ${id}`);
    return this.notes.view(this.key(id));
  }

  /** What the PSA was told of it, in order. */
  eventsOf(id: string) {
    return this.#bed.outside.psa
      .events()
      .filter(({ data }) => data['creditNoteId'] === id && data['businessUnit'] === this.#unit)
      .map(({ type, data }) => ({ type, sequence: Number(data['sequence']), data }))
      .toSorted((a, b) => a.sequence - b.sequence);
  }

  untilTold(id: string, type: string) {
    const told = () => this.eventsOf(id).find((event) => event.type === type);
    return eventually(told, `${type} of ${id}`);
  }

  /** Types of what the PSA was told of it, in order. */
  toldOf(id: string): string[] {
    return this.eventsOf(id).map(({ type }) => type);
  }

  /** As Sage recorded their creation. */
  async madeOf(id: string) {
    return (await this.#bed.witness.records('sales_credit_note.created')).filter(({ summary }) =>
      String(summary['notes']).includes(`PSA credit note CN-${id}\n`),
    );
  }

  /** Messages about it that the mail server took. */
  mailsOf({ sage }: InvoiceView) {
    return this.#bed.outside.mail
      .messages()
      .filter(({ subject }) => subject.includes(`Credit note ${sage?.number} `));
  }

  /** An invoice of 240.00 to the same customer, out and open. */
  async invoiceSent(id: string): Promise<InvoiceView> {
    await this.#bed.handOver(this.#unit, id, { number: id });
    return this.#bed.untilStatus(this.#unit, id, 'sent');
  }

  /** In Sage, and its run ended before it heard so; its id in Sage. */
  async leftInSage(id: string, changes: object = {}): Promise<string> {
    const { faults } = this.#bed.outside.sage.control;
    await faults.arm({ name: 'cut-after-commit', endpoint: 'POST /sales_credit_notes', times: 100 });
    await this.handOver(id, changes);
    const sageId = await eventually(async () => (await this.madeOf(id))[0]?.id, `${id} in Sage`);
    await this.run(id).terminate('a test');
    await faults.clear();
    return sageId;
  }
}
