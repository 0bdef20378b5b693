import { normaliseEmail } from '../keys.ts';

export const bounceTypes = ['bounced', 'complained'] as const;
export type BounceType = (typeof bounceTypes)[number];

/** A mail server's later word on a message that it had taken. */
export interface MailNotice {
  readonly type: BounceType;
  readonly messageId: string;
  readonly recipient: string;
  /** The same address with its domain in ASCII (xn--…) and in letters of its alphabet, where these differ: mail servers tell the first. */
  readonly recipientForms?: readonly string[];
  /** In the mail server's words. */
  readonly reason: string;
  /** ISO date-time. */
  readonly at: string;
}

export interface Bounce extends Omit<MailNotice, 'messageId' | 'recipientForms'> {
  /** What a person can do. */
  readonly fix: string;
}

/** Of one message to one recipient it is one piece of news, however often it is told. */
export const sameNotice = (a: MailNotice, b: MailNotice): boolean =>
  a.type === b.type && a.messageId === b.messageId && isFor(a, b.recipient);

/** `to`: whom the message itself was for; everybody else had a copy. */
export function bounceOf(told: MailNotice, to: string): Bounce {
  const { messageId: _, recipientForms: _forms, ...notice } = { ...told, recipient: asWritten(told, to) };
  if (notice.type === 'complained')
    return {
      ...notice,
      fix: 'Ask the customer how they want to get invoices and credit notes before anything is sent to this address again; set another address with POST …/contact and send it with POST …/resend-email.',
    };
  const fix = isFor(told, to)
    ? 'Ask the customer for the right address, set it with POST …/contact, then send it again with POST …/resend-email.'
    : "The customer's own message is not concerned. Take the address out of the copies: those of the unit (PATCH …/connection/settings) or of later hand-overs.";
  return { ...notice, fix };
}

export const isFor = ({ recipient, recipientForms = [] }: MailNotice, to: string): boolean =>
  [recipient, ...recipientForms].map(comparable).includes(comparable(to));

/** Letters with marks may be one character or two. */
const comparable = (address: string): string => normaliseEmail(address).normalize('NFC');

/** As the invoice has the address, where the notice has its other form. */
const asWritten = (notice: MailNotice, to: string): string =>
  isFor(notice, to) && !isFor({ ...notice, recipientForms: [] }, to) ? to : notice.recipient;

export const bounceText = ({
  type,
  recipient,
  reason,
}: Pick<Bounce, 'type' | 'recipient' | 'reason'>): string =>
  type === 'bounced'
    ? `The e-mail to ${recipient} came back: ${reason}`
    : `${recipient} reported the e-mail as unwanted: ${reason}`;
