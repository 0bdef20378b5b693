import express, { type Express, type Request, type Response } from 'express';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { z } from 'zod';
import { type ApiConfig } from '../config.ts';
import { type Invoices } from '../invoices.ts';
import { invalid, Problem } from '../problem.ts';

const notice = z.object({
  type: z.string().max(100),
  data: z.object({
    sales_invoice_id: z
      .string()
      .regex(/^[0-9a-f]{32}$/, { error: 'must be the 32-digit id of a sales invoice' }),
  }),
});

/**
 * Notices that an invoice changed in Sage. Sage itself sends none; a relay (a bank-feed hook, a payment provider) may. The
 * signature is checked over the very bytes received; the content is never believed, the invoice looks at Sage.
 */
export function mountNotices(app: Express, invoices: Invoices, { NOTICE_SECRETS }: ApiConfig): void {
  const verifiers = NOTICE_SECRETS.map((secret) => new Webhook(secret));
  const raw = express.raw({ type: () => true, limit: '64kb' });
  app.post('/webhooks/sage', raw, async (request: Request, response: Response) => {
    const id = verified(request, verifiers);
    const content = readJson(request);
    const parsed = notice.safeParse(content);
    if (!parsed.success) throw invalid(parsed.error, content, 'body');
    const told = await invoices.notice(parsed.data.data.sales_invoice_id, id);
    if (told === 0) {
      throw new Problem({
        status: 404,
        code: 'unknown_sage_invoice',
        detail: `No open invoice has the Sage id "${parsed.data.data.sales_invoice_id}" (yet).`,
        fix: 'Send the notice again later if the invoice is only just being created.',
      });
    }
    response.status(202).json({ told });
  });
}

/** The notice's id, if one of the secrets signed it lately. */
function verified(request: Request, verifiers: readonly Webhook[]): string {
  const body: unknown = request.body;
  const payload = Buffer.isBuffer(body) ? body.toString('utf8') : '';
  const headers = {
    'webhook-id': request.get('webhook-id') ?? '',
    'webhook-timestamp': request.get('webhook-timestamp') ?? '',
    'webhook-signature': request.get('webhook-signature') ?? '',
  };
  for (const verifier of verifiers) {
    try {
      verifier.verify(payload, headers, { jsonParse: false });
      return headers['webhook-id'];
    } catch (error) {
      if (!(error instanceof WebhookVerificationError)) throw error;
    }
  }
  throw new Problem({
    status: 401,
    code: 'signature_refused',
    detail: 'The notice is not signed with a known secret, or its time is too far off.',
    fix: 'Sign it as Standard Webhooks describes, with a secret of NOTICE_SECRETS, and check the clock.',
  });
}

function readJson(request: Request): unknown {
  const body: unknown = request.body;
  try {
    return JSON.parse(Buffer.isBuffer(body) ? body.toString('utf8') : '');
  } catch {
    throw new Problem({
      status: 400,
      code: 'not_json',
      detail: 'The notice is not JSON.',
      fix: 'Send JSON.',
    });
  }
}
