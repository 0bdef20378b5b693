import { type AddressObject, simpleParser } from 'mailparser';

export interface Attachment {
  filename: string;
  contentType: string;
  /** In bytes. */
  size: number;
  /** Path on the catcher's web server. */
  url: string;
}

export interface Message {
  id: string;
  from: string;
  /** The name beside the sender's address. */
  fromName: string;
  replyTo: readonly string[];
  /** As the header says. */
  to: readonly string[];
  cc: readonly string[];
  /** Whom it was really handed over for, blind copies included. */
  recipients: readonly string[];
  subject: string;
  /** Without angle brackets. */
  messageId: string;
  /** ISO 8601. */
  date: string;
  text: string;
  html: string | undefined;
  attachments: readonly Attachment[];
}

export interface ParsedMessage {
  message: Message;
  contents: readonly Buffer[];
}

/** What stands in the raw mail, with the content of its attachments in the same order. */
export async function parseMessage(id: string, raw: Buffer): Promise<ParsedMessage> {
  const mail = await simpleParser(raw);
  const [from = ''] = addresses(mail.from);
  return {
    message: {
      id,
      from,
      fromName: mail.from?.value[0]?.name ?? '',
      replyTo: addresses(mail.replyTo),
      to: addresses(mail.to),
      cc: addresses(mail.cc),
      recipients: mail.headerLines
        .filter(({ key }) => key === 'delivered-to')
        .map(({ line }) => line.slice(line.indexOf(':') + 1).trim()),
      subject: mail.subject ?? '',
      messageId: (mail.messageId ?? '').replace(/^<|>$/g, ''),
      date: (mail.date ?? new Date(0)).toISOString(),
      text: mail.text ?? '',
      html: mail.html === false ? undefined : mail.html,
      attachments: mail.attachments.map((attachment, index) => ({
        filename: attachment.filename ?? `attachment-${index}`,
        contentType: attachment.contentType,
        size: attachment.size,
        url: `/messages/${id}/attachments/${index}`,
      })),
    },
    contents: mail.attachments.map(({ content }) => content),
  };
}

function addresses(header: AddressObject | AddressObject[] | undefined): readonly string[] {
  return [header ?? []].flat().flatMap(({ value }) => value.map(({ address }) => address ?? ''));
}
