import { type RecordEntry, type RequestEntry, type SandboxControl } from '../../sandbox/sage/index.ts';
import { type OutsideWorld } from '../../scripts/embedded/outside-world.ts';

/** What really happened outside: Sage's own record, the mailbox, the PSA's receiver. Our own counters are no evidence. */
export class Witness {
  readonly #outside: OutsideWorld;
  readonly #sage: SandboxControl;

  constructor(outside: OutsideWorld) {
    this.#outside = outside;
    this.#sage = outside.sage.control;
  }

  /** Invoices in Sage that carry this PSA number in their notes. */
  async invoicesWith(psaNumber: string): Promise<RecordEntry[]> {
    const created = await this.#sage.record({ kind: 'sales_invoice.created' });
    return created.filter((entry) => entry.summary['notes']?.includes(`PSA invoice ${psaNumber}\n`));
  }

  async records(kind: RecordEntry['kind'], since = 0): Promise<RecordEntry[]> {
    return (await this.#sage.record({ since })).filter((entry) => entry.kind === kind);
  }

  async lastRecord(): Promise<number> {
    return (await this.#sage.record()).at(-1)?.sequence ?? 0;
  }

  async lastRequest(): Promise<number> {
    return (await this.#sage.requests()).at(-1)?.sequence ?? 0;
  }

  /** Calls of the API since; the token endpoint is not one. */
  async apiCalls(since: number): Promise<RequestEntry[]> {
    return (await this.#sage.requests({ since })).filter(
      (entry) => entry.path !== '/token' && entry.path !== '/revoke',
    );
  }

  /** Those that brought invoices to Sage and out; the payment watch calls for a whole business at once. */
  async invoiceCalls(since: number): Promise<RequestEntry[]> {
    const ofTheWatch = /_since=|show_payments_allocations=|sort=created_at/;
    return (await this.apiCalls(since)).filter(({ path }) => !ofTheWatch.test(path));
  }

  mailsAbout(sageNumber: string | null) {
    return this.#outside.mail
      .messages()
      .filter((message) => message.subject.includes(`Invoice ${sageNumber ?? 'none'} `));
  }

  /** What the PSA was told of an invoice, by sequence. */
  toldAbout(invoiceId: string): { type: string; sequence: number; status: string }[] {
    return this.#outside.psa
      .events()
      .filter(({ data }) => data['invoiceId'] === invoiceId)
      .map(({ type, data }) => ({ type, sequence: Number(data['sequence']), status: String(data['status']) }))
      .sort((a, b) => a.sequence - b.sequence);
  }

  /** Statuses of that, and their sequence. */
  statusesTold(invoiceId: string): { sequences: number[]; statuses: string[] } {
    const told = this.toldAbout(invoiceId);
    return {
      sequences: told.map(({ sequence }) => sequence),
      statuses: told.map(({ status }) => status),
    };
  }
}
