import { z } from 'zod';
import { type SandboxControl } from '../../sandbox/sage/control-client.ts';
import { type RecordEntry } from '../../sandbox/sage/state.ts';

const mailsSchema = z.array(
  z.object({ messageId: z.string(), to: z.array(z.string()), subject: z.string() }),
);
export type SeenMail = z.infer<typeof mailsSchema>[number];

const eventsSchema = z.array(
  z.object({
    id: z.string(),
    type: z.string(),
    timestamp: z.string().optional(),
    data: z.looseObject({
      businessUnit: z.string().optional(),
      invoiceId: z.string().optional(),
      sequence: z.number().optional(),
    }),
    deliveries: z.number(),
  }),
);
export type SeenEvent = z.infer<typeof eventsSchema>[number];

/** What Sage, the mail server and the PSA say themselves, followed while it happens. */
export class Witness {
  readonly #sage: SandboxControl;
  readonly #urls: { readonly mail: string; readonly psa: string };
  readonly #record: RecordEntry[] = [];
  #issued = 0;
  #reading: Promise<void> | undefined;

  constructor(sage: SandboxControl, urls: { readonly mail: string; readonly psa: string }) {
    this.#sage = sage;
    this.#urls = urls;
  }

  /** Reads on in Sage's record; how many invoices it holds by now, test drafts left out. */
  async issued(): Promise<number> {
    // One reader at a time: two would both take the same entries.
    this.#reading ??= this.#readOn().finally(() => (this.#reading = undefined));
    await this.#reading;
    return this.#issued;
  }

  async #readOn(): Promise<void> {
    const entries = await this.#sage.record({ since: this.#record.at(-1)?.sequence ?? 0 });
    this.#record.push(...entries);
    const isInvoice = ({ kind, summary }: RecordEntry) =>
      kind === 'sales_invoice.created' && summary['number'] !== null;
    this.#issued += entries.filter(isInvoice).length;
  }

  async record(): Promise<readonly RecordEntry[]> {
    await this.issued();
    return this.#record;
  }

  mails(): Promise<SeenMail[]> {
    return read(mailsSchema, `${this.#urls.mail}/messages`);
  }

  events(): Promise<SeenEvent[]> {
    return read(eventsSchema, `${this.#urls.psa}/events`);
  }
}

async function read<S extends z.ZodType>(schema: S, url: string): Promise<z.output<S>> {
  const answer = await fetch(url);
  return schema.parse(await answer.json());
}
