import { type Express } from 'express';
import { type ApiConfig } from '../config.ts';
import { noticeContent } from './notice-content.ts';
import { type Notices } from './notices.ts';
import { mountSignedNotices } from './signed-notices.ts';
import { invalid } from '../problem.ts';

/**
 * Notices that an invoice changed in Sage. Sage itself sends none; a relay (a bank-feed hook, a payment provider) may. The
 * content is never believed: it makes the invoice look at Sage. 202 means that the notice is kept until that happened.
 */
export function mountNotices(app: Express, notices: Notices, config: ApiConfig): void {
  mountSignedNotices(app, '/webhooks/sage', config, 'NOTICE_SECRETS', async ({ id, content }) => {
    const parsed = noticeContent.safeParse(content);
    if (!parsed.success) throw invalid(parsed.error, content, 'body');
    const outcome = await notices.keep(parsed.data.data.sales_invoice_id, id);
    return { accepted: true, ...(outcome === 'repeated' && { duplicate: true }) };
  });
}
