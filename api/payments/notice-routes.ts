import express, { type Express, type Request, type Response } from 'express';
import { type ApiConfig } from '../config.ts';
import { noticeContent } from './notice-content.ts';
import { noticeSecretKey } from './notice-secret.ts';
import { type Notices } from './notices.ts';
import { verifyNotice } from './verify-notice.ts';
import { invalid, Problem } from '../problem.ts';

/**
 * Notices that an invoice changed in Sage. Sage itself sends none; a relay (a bank-feed hook, a payment provider) may. The
 * content is never believed: it makes the invoice look at Sage. 202 means that the notice is kept until that happened.
 */
export function mountNotices(app: Express, notices: Notices, { NOTICE_SECRETS }: ApiConfig): void {
  const secrets = NOTICE_SECRETS.map(noticeSecretKey).filter((key) => key !== null);
  const raw = express.raw({ type: () => true, limit: '64kb', inflate: false });
  app.post('/webhooks/sage', raw, async (request: Request, response: Response) => {
    const body = bodyOf(request);
    const verdict = verifyNotice({ rawHeaders: request.rawHeaders, body }, secrets, Date.now());
    if (!verdict.ok) {
      throw new Problem({
        status: 401,
        code: 'signature_refused',
        detail: verdict.why,
        fix: verdict.fix,
      });
    }
    const content = readJson(body);
    const parsed = noticeContent.safeParse(content);
    if (!parsed.success) throw invalid(parsed.error, content, 'body');
    const outcome = await notices.keep(parsed.data.data.sales_invoice_id, verdict.id);
    response.status(202).json({ accepted: true, ...(outcome === 'repeated' && { duplicate: true }) });
  });
}

function bodyOf(request: Request): Buffer {
  const body: unknown = request.body;
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new Problem({
      status: 400,
      code: 'not_json',
      detail: 'The notice is not JSON.',
      fix: 'Send JSON.',
    });
  }
}
