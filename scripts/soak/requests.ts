import { setTimeout as delay } from 'node:timers/promises';
import { ProblemError } from '../../client/src/index.ts';
import { type PsaClient } from '../../test/support/psa-client.ts';

export interface SoakedInvoice {
  readonly unit: string;
  readonly invoiceId: string;
}

interface Request {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

/** Every kind of request that an ordinary caller repeats, in turn: to the invoice, and to what stands beside it. */
function requestNo(at: number, { unit, invoiceId }: SoakedInvoice): Request {
  const base = `/v1/business-units/${unit}`;
  const invoice = `${base}/invoices/${invoiceId}`;
  const kinds: readonly (() => Request)[] = [
    () => ({ method: 'POST', path: `${invoice}/check-payment` }),
    () => ({
      method: 'POST',
      path: `${invoice}/contact`,
      body: { email: `accounts+${at}@acme.example.test` },
    }),
    () => ({ method: 'GET', path: `${invoice}?wait=0` }),
    () => ({ method: 'POST', path: `${invoice}/check-payment` }),
    () => ({ method: 'POST', path: `${invoice}/resend-email`, body: { requestId: `resend-${at}` } }),
    () => ({ method: 'POST', path: `${invoice}/retry` }),
    () => ({ method: 'POST', path: `${invoice}/cancel`, body: { reason: 'pressed by mistake' } }),
    () => ({
      method: 'POST',
      path: `${invoice}/credit`,
      body: { requestId: `credit-${at % 40}`, amount: '0.12', reason: 'Goodwill' },
    }),
    () => ({
      method: 'PATCH',
      path: `${base}/connection/settings`,
      body: { defaultDueDays: 10 + (at % 20) },
    }),
    () => ({
      method: 'PUT',
      path: `${base}/gl-accounts/products`,
      body: { name: 'Sales - Products', description: `Change ${at}`, integration: 'sage' },
    }),
    () => ({ method: 'GET', path: `${base}/connection` }),
    () => ({ method: 'POST', path: `${base}/payment-watch/check` }),
    () => ({ method: 'GET', path: `${base}/payment-watch` }),
    () => ({
      method: 'PUT',
      path: `${base}/turnstile/limits`,
      body: { callsPerMinute: 6000, callsPerDay: null },
    }),
    () => ({ method: 'DELETE', path: `${base}/turnstile/limits` }),
    () => ({ method: 'GET', path: `${base}/turnstile` }),
    () => ({
      method: 'PUT',
      path: `/v1/webhooks/endpoints/soak`,
      body: { url: 'http://127.0.0.1:9/never', events: ['invoice.deleted'], description: `Change ${at}` },
    }),
    () => ({ method: 'GET', path: `${invoice}/timeline` }),
  ];
  const kind = kinds[at % kinds.length];
  if (kind === undefined) throw new Error('There is a kind for each remainder');
  return kind();
}

const PAUSE_MS = 2_000;
const MOST_REPEATS = 30;

/**
 * `refused`: a problem that says why, as it should; `failed`: none of ours to make, such as 500 or an answer that never came. What is said to
 * be safe to repeat (503) is repeated for a minute, as any caller does: a machine with other work on it may keep somebody waiting.
 */
export async function askOf(
  psa: PsaClient,
  invoice: SoakedInvoice,
  at: number,
): Promise<'done' | 'refused' | 'failed'> {
  const { method, path, body } = requestNo(at, invoice);
  for (let repeats = 0; ; repeats += 1) {
    try {
      await psa.send(method, path, body);
      return 'done';
    } catch (error) {
      if (error instanceof ProblemError && error.status < 500) return 'refused';
      if (error instanceof ProblemError && error.status === 503 && repeats < MOST_REPEATS) {
        await delay(PAUSE_MS);
        continue;
      }
      console.log(`${method} ${path}: ${error instanceof Error ? error.message : String(error)}`);
      return 'failed';
    }
  }
}
