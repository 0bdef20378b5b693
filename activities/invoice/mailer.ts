import { Readable } from 'node:stream';
import { domainToASCII } from 'node:url';
import { createTransport } from 'nodemailer';
import addressparser from 'nodemailer/lib/addressparser';
import MailComposer from 'nodemailer/lib/mail-composer';
import { oneLine } from '../../domain/invoice/email-text.ts';
import { type Recipients, type RefusedRecipient as Refused } from '../../domain/invoice/recipients.ts';

/** What a recipient sees of a message. */
export interface MailContent extends Recipients {
  readonly from: { readonly name: string; readonly address: string };
  readonly replyTo: string | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface MailAttachment {
  readonly filename: string;
  readonly content: Buffer;
  /** Left out: by the ending of its name. */
  readonly contentType?: string | undefined;
}

export interface Mail extends MailContent {
  readonly messageId: string;
  readonly attachments: readonly MailAttachment[];
}

/**
 * - `refused`: the server said no for good (5xx);
 * - `not_sent`: nothing was handed over, trying again is safe;
 * - `unsettled`: the whole message was handed over and the server's answer never came: it may have been sent.
 */
export type MailErrorKind = 'refused' | 'not_sent' | 'unsettled';

export class MailError extends Error {
  override readonly name = 'MailError';
  readonly kind: MailErrorKind;

  constructor(kind: MailErrorKind, message: string) {
    super(message);
    this.kind = kind;
  }
}

export interface RefusedRecipient extends Refused {
  /** The server's answer was "not now" (4xx). */
  readonly forNow: boolean;
}

export interface Mailer {
  /** Address that all messages come from. */
  readonly senderAddress: string;
  /**
   * Resolves once the mail server has taken the message for at least one recipient, with those for whom it did not. `except` have it
   * already. @throws MailError where nobody gets it
   */
  send(mail: Mail, except?: readonly string[]): Promise<readonly RefusedRecipient[]>;
  close(): void;
}

/** Mail by SMTP, `smtp://user:password@host:port`; `from` is an address, with or without a name. */
export function createMailer(options: { smtpUrl: string; from: string }): Mailer {
  const transport = createTransport({
    url: options.smtpUrl,
    connectionTimeout: 10_000,
    socketTimeout: 30_000,
  });
  const senderAddress = addressIn(options.from);
  return {
    senderAddress,
    async send({ attachments, bcc, ...mail }, except = []) {
      const content = await new MailComposer({
        ...mail,
        cc: [...mail.cc],
        replyTo: mail.replyTo ?? undefined,
        attachments: attachments.map((one) => ({ ...one })),
      })
        .compile()
        .build();
      const raw = Readable.from(chunks(content));
      // A server keeps a message only after its last line; before that a broken connection has sent nothing (RFC 5321, 4.1.1.4).
      let handedOver = false;
      raw.once('end', () => (handedOver = true));
      const recipients = [...mail.cc, ...bcc].filter((address) => !except.includes(address));
      try {
        const envelope = { from: senderAddress, to: [mail.to, ...recipients] };
        const { rejectedErrors = [] } = await transport.sendMail({ envelope, raw });
        return rejectedErrors.map((one) => refusedIn(one, envelope.to));
      } catch (error) {
        throw classify(error, handedOver, mail.to);
      }
    },
    close: () => transport.close(),
  };
}

/** Of `Northwind <billing@example.com>`; the text itself where nothing else is in it. */
const addressIn = (from: string): string => addressparser(from, { flatten: true })[0]?.address ?? from;

function* chunks(content: Buffer): Generator<Buffer> {
  const size = 64 * 1024;
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}

function classify(error: unknown, handedOver: boolean, to: string): MailError {
  const message = error instanceof Error ? error.message : String(error);
  const code = responseCode(error);
  if (code !== null) {
    return code >= 500
      ? new MailError('refused', `The mail server refused the message to ${to}: ${message}`)
      : new MailError('not_sent', `The mail server cannot take the message to ${to} now: ${message}`);
  }
  return handedOver
    ? new MailError('unsettled', `The mail server's answer to the message to ${to} never came: ${message}`)
    : new MailError('not_sent', `The mail server was not reached: ${message}`);
}

/** The library names whom it asked for, with the domain in ASCII: it is told as it was given. */
function refusedIn(error: Error, asked: readonly string[]): RefusedRecipient {
  const named = 'recipient' in error && typeof error.recipient === 'string' ? error.recipient : '';
  const address = asked.find((one) => inAscii(one) === inAscii(named)) ?? named;
  const said = 'response' in error && typeof error.response === 'string' ? error.response : error.message;
  return { address, reason: oneLine(said), forNow: (responseCode(error) ?? 500) < 500 };
}

const inAscii = (address: string): string => {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at)}@${domainToASCII(address.slice(at + 1))}`.toLowerCase();
};

/** The server's own reply code; the library also sets codes of its own making, which say nothing of an answer. */
function responseCode(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('responseCode' in error)) return null;
  return typeof error.responseCode === 'number' ? error.responseCode : null;
}
