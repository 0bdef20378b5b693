import { createMailer, type MailContent, type Mailer } from '../../activities/invoice/mailer.ts';
import { type MailCatcher, startMailCatcher } from '../../sandbox/mail/start-mail-catcher.ts';

/** A message as its recipient has it. */
export interface Received {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly pdf: Buffer | null;
}

/** Sends by SMTP, as the product does, to a mail server in this process, and reads what arrived. */
export class Outbox {
  readonly #catcher: MailCatcher;
  readonly #mailer: Mailer;
  #sent = 0;

  private constructor(catcher: MailCatcher) {
    this.#catcher = catcher;
    this.#mailer = createMailer({ smtpUrl: catcher.smtpUrl, from: 'billing@accounts.test' });
  }

  static async open(): Promise<Outbox> {
    return new Outbox(await startMailCatcher());
  }

  get senderAddress(): string {
    return this.#mailer.senderAddress;
  }

  async close(): Promise<void> {
    this.#mailer.close();
    await this.#catcher.stop();
  }

  async send(content: MailContent, pdf: Buffer | null): Promise<Received> {
    this.#sent += 1;
    await this.#mailer.send({
      ...content,
      messageId: `<${this.#sent}@accounts.test>`,
      attachments:
        pdf === null ? [] : [{ filename: 'invoice.pdf', content: pdf, contentType: 'application/pdf' }],
    });
    const [message, ...others] = this.#catcher.messages();
    if (message === undefined || others.length > 0)
      throw new Error(`${others.length + 1} messages instead of 1`);
    const { subject, text, html = '', attachments } = message;
    const [attached] = attachments;
    const whole = attached && (await fetch(new URL(attached.url, this.#catcher.url)));
    const received = whole === undefined ? null : Buffer.from(await whole.arrayBuffer());
    await this.#catcher.clear();
    return { subject, text, html, pdf: received };
  }
}
