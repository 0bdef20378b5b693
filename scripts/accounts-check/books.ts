import { z } from 'zod';
import { type SageSandbox, startSageSandbox } from '../../sandbox/sage/index.ts';
import { northwind, users } from '../../sandbox/sage/seed.ts';
import { fraction, inCents } from './fraction.ts';
import { type RightLine, type Sums } from './right-result.ts';

/** What Sage's books have of an invoice or a credit note, in cents. */
export interface Booked {
  readonly id: string;
  readonly lines: readonly RightLine[];
  readonly totals: Sums & { readonly total: bigint };
}

const cents = z
  .string()
  .transform((text) => (text.startsWith('-') ? -inCents(fraction(text.slice(1))) : inCents(fraction(text))));
const idOf = z.object({ id: z.string() }).transform(({ id }) => id);
const line = z
  .object({ ledger_account: idOf, tax_rate: idOf, net_amount: cents, tax_amount: cents })
  .transform((one) => ({
    ledgerId: one.ledger_account,
    taxRateId: one.tax_rate,
    net: one.net_amount,
    tax: one.tax_amount,
  }));
const artefact = z
  .object({
    id: z.string(),
    net_amount: cents,
    tax_amount: cents,
    total_amount: cents,
    invoice_lines: z.array(line).optional(),
    credit_note_lines: z.array(line).optional(),
  })
  .transform((found) => ({
    id: found.id,
    lines: found.invoice_lines ?? found.credit_note_lines ?? [],
    totals: { net: found.net_amount, tax: found.tax_amount, total: found.total_amount },
  }));

/** An access token lives five minutes; a new one every so many calls is soon enough. */
const CALLS_OF_A_TOKEN = 2_000;

/** The books of a sandbox in this process: what is posted is answered as it stands in them. */
export class Books {
  readonly #sandbox: SageSandbox;
  #token = '';
  #calls = 0;

  private constructor(sandbox: SageSandbox) {
    this.#sandbox = sandbox;
  }

  static async open(): Promise<Books> {
    return new Books(await startSageSandbox({ limits: 'none' }));
  }

  close(): Promise<void> {
    return this.#sandbox.stop();
  }

  /** @throws Error with Sage's words where it refuses */
  async post(path: '/sales_invoices' | '/sales_credit_notes', body: string): Promise<Booked> {
    if (this.#calls % CALLS_OF_A_TOKEN === 0) {
      const minted = await this.#sandbox.control.mintTokens({ userEmail: users.olivia });
      this.#token = minted.accessToken;
    }
    this.#calls += 1;
    const answer = await fetch(`${this.#sandbox.url}/v3.1${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${this.#token}`,
        'x-business': northwind.id,
        'content-type': 'application/json',
      },
      body,
    });
    const text = await answer.text();
    if (answer.status !== 201) throw new Error(`Sage answered ${answer.status}: ${text}`);
    return artefact.parse(JSON.parse(text));
  }
}
