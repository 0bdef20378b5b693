import { contacts, northwind, users } from '../../sandbox/sage/seed.ts';
import { type SageSandbox, type SageSandboxOptions, startSageSandbox } from '../../sandbox/sage/index.ts';

export interface Reply {
  status: number;
  headers: Headers;
  /** Parsed JSON, or the text. */
  body: unknown;
}
interface Extra {
  business?: string;
  token?: string;
  headers?: Record<string, string>;
}

/** A bare client of one sandbox, signed in as Olivia. */
export interface Driver {
  sandbox: SageSandbox;
  get(path: string, extra?: Extra): Promise<Reply>;
  post(path: string, body?: unknown, extra?: Extra): Promise<Reply>;
  put(path: string, body: unknown, extra?: Extra): Promise<Reply>;
  del(path: string, body?: unknown, extra?: Extra): Promise<Reply>;
  form(path: string, fields: Record<string, string>): Promise<Reply>;
}

export async function openDriver(options: SageSandboxOptions = {}): Promise<Driver> {
  const sandbox = await startSageSandbox(options);
  const minted = await sandbox.control.mintTokens({ userEmail: users.olivia });
  const call =
    (method: string) =>
    (path: string, body?: unknown, extra: Extra = {}) =>
      send(`${sandbox.url}/v3.1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${extra.token ?? minted.accessToken}`,
          'x-business': extra.business ?? northwind.id,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...extra.headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
  return {
    sandbox,
    get: (path, extra) => call('GET')(path, undefined, extra),
    post: call('POST'),
    put: call('PUT'),
    del: call('DELETE'),
    form: (path, fields) =>
      send(`${sandbox.url}${path}`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams(fields),
      }),
  };
}

async function send(url: string, init: RequestInit): Promise<Reply> {
  const answer = await fetch(url, init);
  const text = await answer.text();
  const json = answer.headers.get('content-type')?.includes('json') ?? false;
  return { status: answer.status, headers: answer.headers, body: json ? JSON.parse(text) : text };
}

/** `at(reply, '$items', 0, 'id')` */
export function at(reply: Reply, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).find(([name]) => name === String(key))?.[1]
        : undefined,
    reply.body,
  );
}

export function textAt(reply: Reply, ...path: (string | number)[]): string {
  const value = at(reply, ...path);
  if (typeof value !== 'string')
    throw new Error(`no text at ${path.join('.')} of ${reply.status} ${JSON.stringify(reply.body)}`);
  return value;
}

export const line = {
  description: 'Consulting',
  ledger_account_id: northwind.ledgers.services,
  quantity: '1.5',
  unit_price: '100.00',
  tax_rate_id: 'GB_STANDARD',
  tax_amount: '30.00',
};

/** A good invoice for Acme over 180.00; `fields` changes it. */
export function invoice(fields: Record<string, unknown> = {}) {
  return {
    sales_invoice: { contact_id: contacts.acme, date: '2026-11-20', invoice_lines: [line], ...fields },
  };
}

export function receipt(invoiceId: string, total: string, fields: Record<string, unknown> = {}) {
  return {
    contact_payment: {
      transaction_type_id: 'CUSTOMER_RECEIPT',
      contact_id: contacts.acme,
      bank_account_id: northwind.bankAccounts.current,
      date: '2026-11-25',
      total_amount: total,
      allocated_artefacts: [{ artefact_id: invoiceId, amount: total }],
      ...fields,
    },
  };
}
