import { z } from 'zod';
import { requestJson } from './request.ts';
import { type SageSession } from './session.ts';

const invoiceSettings = z.object({ invoice_terms_and_conditions: z.string().nullish() });

/** GET /invoice_settings: what Sage prints on an invoice that brings no terms of its own; null where there is nothing. */
export async function readDefaultTerms(session: SageSession): Promise<string | null> {
  const found = await requestJson(session, { method: 'GET', path: '/invoice_settings' }, invoiceSettings);
  return found.invoice_terms_and_conditions ?? null;
}
