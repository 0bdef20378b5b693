import { z } from 'zod';
import { type SandboxControl } from './control/interface.ts';
import { creditSchema, mintedSchema, nowSchema, paymentSchema, revokedSchema } from './control/schemas.ts';
import { armedFaultSchema } from './faults.ts';
import { requestEntrySchema } from './request-log.ts';
import { recordEntrySchema } from './state.ts';

export { type SandboxControl } from './control/interface.ts';

/** The control of a sandbox in another process; `url` is its base URL. */
export function connectSandboxControl(url: string): SandboxControl {
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(new URL(`/sandbox${path}`, url), {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const value: unknown = text === '' ? undefined : JSON.parse(text);
    if (answer.ok) return value;
    const refusal = z.object({ error: z.string() }).safeParse(value);
    throw new Error(refusal.success ? refusal.data.error : `${method} /sandbox${path}: ${answer.status}`);
  };
  const read = async <S extends z.ZodType>(schema: S, method: string, path: string, body?: unknown) =>
    schema.parse(await call(method, path, body));
  const tell = async (method: string, path: string, body?: unknown) => {
    await call(method, path, body);
  };
  const query = (filter: { since?: number; kind?: string }) => {
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(filter))
      if (value !== undefined) search.set(name, String(value));
    return `?${search.toString()}`;
  };
  return {
    mintTokens: (order = {}) => read(mintedSchema, 'POST', '/tokens', order),
    clock: {
      now: async () => (await read(nowSchema, 'GET', '/clock')).now,
      advance: async (order) => (await read(nowSchema, 'POST', '/clock/advance', order)).now,
    },
    faults: {
      arm: (order) => read(armedFaultSchema, 'POST', '/faults', order),
      list: () => read(z.array(armedFaultSchema), 'GET', '/faults'),
      clear: () => tell('DELETE', '/faults'),
    },
    recordPayment: (order) => read(paymentSchema, 'POST', '/payments', order),
    deletePayment: (paymentId) => tell('DELETE', `/payments/${encodeURIComponent(paymentId)}`),
    changePayment: (order) => tell('POST', '/payments/change', order),
    editInvoice: (order) => tell('POST', '/invoices/edit', order),
    voidInvoice: (order) => tell('POST', '/invoices/void', order),
    releaseInvoice: (invoiceId) => tell('POST', `/invoices/${encodeURIComponent(invoiceId)}/release`),
    deleteInvoice: (invoiceId) => tell('DELETE', `/invoices/${encodeURIComponent(invoiceId)}`),
    creditInvoice: (order) => read(creditSchema, 'POST', '/invoices/credit', order),
    deleteAllocation: (id) => tell('DELETE', `/allocations/${encodeURIComponent(id)}`),
    revokeConsent: (order) => read(revokedSchema, 'POST', '/consent/revoke', order),
    setSubscriptionActive: (businessId, active) => tell('POST', '/subscription', { businessId, active }),
    setEdition: (order) => tell('POST', '/edition', order),
    setExchangeRate: (order) => tell('POST', '/exchange-rate', order),
    setUserRights: (order) => tell('POST', '/user-rights', order),
    updateLedger: (order) => tell('POST', '/ledger', order),
    makeOdd: (order) => tell('POST', '/odd', order),
    setOutage: (mode) => tell('POST', '/outage', { mode }),
    record: (filter = {}) => read(z.array(recordEntrySchema), 'GET', `/record${query(filter)}`),
    requests: (filter = {}) => read(z.array(requestEntrySchema), 'GET', `/requests${query(filter)}`),
    setNotify: (target) => tell('POST', '/notify', { target }),
  };
}
