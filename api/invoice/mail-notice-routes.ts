import { domainToASCII, domainToUnicode } from 'node:url';
import { type Express } from 'express';
import { type Logger } from 'pino';
import { mailNotice } from '../../domain/schemas/mail-notice.ts';
import { type ApiConfig } from '../config.ts';
import { mountSignedNotices } from '../payments/signed-notices.ts';
import { invalid } from '../problem.ts';
import { type MailNotices } from './mail-notices.ts';

/**
 * A mail service tells of messages that came back or were not wanted, long after it had taken them. One that is none of ours, or whose
 * invoice or credit note is finished, is taken all the same: the service would only send it again.
 */
export function mountMailNotices(app: Express, notices: MailNotices, config: ApiConfig, log: Logger): void {
  mountSignedNotices(app, '/webhooks/mail', config, 'MAIL_NOTICE_SECRETS', async ({ id, content }) => {
    const parsed = mailNotice.safeParse(content);
    if (!parsed.success) throw invalid(parsed.error, content, 'body');
    const { at = new Date().toISOString(), ...notice } = parsed.data;
    const { messageId, type, recipient } = notice;
    if ((await notices.tell({ ...notice, ...formsOf(recipient), at })) === 'told') return { accepted: true };
    log.info(
      { noticeId: id, messageId, type },
      'mail notice of no open invoice or credit note of ours: ignored',
    );
    return { accepted: true, ignored: true };
  });
}

/** Mail servers know the domain in ASCII, invoices have it as people write it, or the other way round. */
function formsOf(address: string): { recipientForms?: string[] } {
  const at = address.lastIndexOf('@');
  const forms = [domainToASCII, domainToUnicode].map(
    (written) => `${address.slice(0, at)}@${written(address.slice(at + 1))}`,
  );
  return forms[0] === forms[1] ? {} : { recipientForms: forms };
}
