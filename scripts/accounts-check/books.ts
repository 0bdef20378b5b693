import { z } from 'zod';
import { type SageSandbox, startSageSandbox } from '../../sandbox/sage/index.ts';
import { createSageHttp, type SageHttp } from '../../sage/http.ts';
import { openSession, type SageSession } from '../../sage/session.ts';
import { fraction, inCents } from './fraction.ts';
import { type Home } from './homes.ts';
import { type RightLine, type Sums } from './right-result.ts';

/** What Sage's books have of an invoice or a credit note, in cents. */
export interface Booked {
  readonly id: string;
  readonly number: string;
  readonly date: string;
  /** Null of a credit note. */
  readonly dueDate: string | null;
  readonly reference: string;
  readonly lines: readonly RightLine[];
  readonly totals: Sums & { readonly total: bigint };
}

export type BooksPath = '/sales_invoices' | '/sales_credit_notes';

const cents = z.string().transform((text) => inCents(fraction(text)));
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
    displayed_as: z.string(),
    date: z.string(),
    due_date: z.string().optional(),
    reference: z.string().nullable(),
    net_amount: cents,
    tax_amount: cents,
    total_amount: cents,
    invoice_lines: z.array(line).optional(),
    credit_note_lines: z.array(line).optional(),
  })
  .transform((found) => ({
    id: found.id,
    number: found.displayed_as,
    date: found.date,
    dueDate: found.due_date ?? null,
    reference: found.reference ?? '',
    lines: found.invoice_lines ?? found.credit_note_lines ?? [],
    totals: { net: found.net_amount, tax: found.tax_amount, total: found.total_amount },
  }));

/** An access token lives five minutes. */
const TOKEN_KEPT_MS = 120_000;

/** The books of a sandbox in this process: what is posted is answered as it stands in them. */
export class Books {
  readonly #sandbox: SageSandbox;
  readonly #http: SageHttp;
  readonly #tokens = new Map<string, { readonly token: string; readonly atMs: number }>();

  private constructor(sandbox: SageSandbox) {
    const { url } = sandbox;
    this.#sandbox = sandbox;
    this.#http = createSageHttp({
      endpoints: {
        authorizeUrl: `${url}/oauth2/auth/central`,
        apiUrl: `${url}/v3.1`,
        tokenUrl: `${url}/token`,
        revokeUrl: `${url}/revoke`,
      },
    });
  }

  static async open(): Promise<Books> {
    return new Books(await startSageSandbox({ limits: 'none' }));
  }

  close(): Promise<void> {
    this.#http.close();
    return this.#sandbox.stop();
  }

  /** As the product calls Sage. */
  async session(home: Home): Promise<SageSession> {
    return openSession({ http: this.#http, accessToken: await this.#token(home), businessId: home.id });
  }

  /** @throws Error with Sage's words where it refuses */
  async post(home: Home, path: BooksPath, body: string): Promise<Booked> {
    return this.#ask(home, path, { method: 'POST', body }, 201);
  }

  /** As the books have it now. */
  read(home: Home, path: BooksPath, id: string): Promise<Booked> {
    return this.#ask(home, `${path}/${id}?mark_as_sent=false`, { method: 'GET' }, 200);
  }

  /** By a bookkeeper, in Sage's own pages. */
  edit(order: Parameters<SageSandbox['control']['editInvoice']>[0]): Promise<void> {
    return this.#sandbox.control.editInvoice(order);
  }

  async #ask(
    home: Home,
    path: string,
    request: { method: string; body?: string },
    wanted: number,
  ): Promise<Booked> {
    const answer = await fetch(`${this.#sandbox.url}/v3.1${path}`, {
      ...request,
      headers: {
        authorization: `Bearer ${await this.#token(home)}`,
        'x-business': home.id,
        'content-type': 'application/json',
      },
    });
    const text = await answer.text();
    if (answer.status !== wanted) throw new Error(`Sage answered ${answer.status}: ${text}`);
    return artefact.parse(JSON.parse(text));
  }

  async #token({ userEmail }: Home): Promise<string> {
    const kept = this.#tokens.get(userEmail);
    if (kept !== undefined && Date.now() - kept.atMs < TOKEN_KEPT_MS) return kept.token;
    const { accessToken: token } = await this.#sandbox.control.mintTokens({ userEmail });
    this.#tokens.set(userEmail, { token, atMs: Date.now() });
    return token;
  }
}
