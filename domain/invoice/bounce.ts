import { normaliseEmail } from '../keys.ts';

export const bounceTypes = ['bounced', 'complained'] as const;
export type BounceType = (typeof bounceTypes)[number];

/** A mail server's later word on a message that it had taken. */
export interface MailNotice {
  readonly type: BounceType;
  readonly messageId: string;
  readonly recipient: string;
  /** In the mail server's words. */
  readonly reason: string;
  /** ISO date-time. */
  readonly at: string;
}

export interface Bounce extends Omit<MailNotice, 'messageId'> {
  /** What a person can do. */
  readonly fix: string;
}

/** Of one message to one recipient it is one piece of news, however often it is told. */
export const sameNotice = (a: MailNotice, b: MailNotice): boolean =>
  a.type === b.type &&
  a.messageId === b.messageId &&
  normaliseEmail(a.recipient) === normaliseEmail(b.recipient);

/** `to`: whom the message itself was for; everybody else had a copy. */
export function bounceOf({ messageId: _, ...notice }: MailNotice, to: string): Bounce {
  if (notice.type === 'complained')
    return {
      ...notice,
      fix: 'Ask the customer how they want to get invoices and credit notes before anything is sent to this address again; set another address with POST …/contact and send it with POST …/resend-email.',
    };
  const fix = isFor(notice.recipient, to)
    ? 'Ask the customer for the right address, set it with POST …/contact, then send it again with POST …/resend-email.'
    : "The customer's own message is not concerned. Take the address out of the copies: those of the unit (PATCH …/connection/settings) or of later hand-overs.";
  return { ...notice, fix };
}

export const isFor = (recipient: string, to: string): boolean =>
  normaliseEmail(recipient) === normaliseEmail(to);

export const bounceText = ({ type, recipient, reason }: Bounce | MailNotice): string =>
  type === 'bounced'
    ? `The e-mail to ${recipient} came back: ${reason}`
    : `${recipient} reported the e-mail as unwanted: ${reason}`;
