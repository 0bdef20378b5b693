import { type EmailSettings } from '../connection/email-settings.ts';
import { normaliseEmail } from '../keys.ts';

/** Whom a message is for; nobody is in it twice. */
export interface Recipients {
  readonly to: string;
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
}

/** Somebody for whom the mail server did not take it, in the server's words. */
export interface RefusedRecipient {
  readonly address: string;
  readonly reason: string;
}

/** What became of a message of which the mail server took at least one copy. */
export interface Delivery extends Recipients {
  readonly refused: readonly RefusedRecipient[];
}

/** For the timeline: `done` is what was done with it; who got it, and who did not. */
export function deliveryText(done: string, { to, cc, bcc, refused }: Delivery, further = ''): string {
  const isRefused = (address: string) => refused.some((one) => one.address === address);
  const copies = [...cc, ...bcc].filter((address) => !isRefused(address));
  const copied = copies.length === 0 ? '' : ` (copies to ${copies.join(', ')})`;
  const reasons = refused.map(({ address, reason }) => `${address} (${reason})`).join(', ');
  const failed = refused.length === 0 ? '' : `; the mail server refused the copies to ${reasons}`;
  return `${done} to ${to}${copied}${further}${failed}`;
}

/** Who has a copy by now, with those who had it before. */
export const takenCopies = ({ cc, bcc, refused }: Delivery, before: readonly string[]): string[] => {
  const isRefused = (address: string) => refused.some((one) => one.address === address);
  return [...new Set([...before, ...cc, ...bcc])].filter((address) => !isRefused(address));
};

/** Copies went out, the message itself did not: for a person to correct, who must know that these have it. */
export const refusedBut = (to: string, reason: string, taken: readonly string[]): string =>
  `The mail server refused the message to ${to}: ${reason}. Copies went out to ${taken.join(', ')}; they are not sent to them again.`;

/** Copies as the hand-over and the business unit want them; whoever gets it openly gets no blind copy. */
export function recipientsOf(
  to: string,
  ownCopies: readonly string[],
  unit: Pick<EmailSettings, 'cc' | 'bcc'>,
): Recipients {
  const known = new Set([normaliseEmail(to)]);
  const others = (addresses: readonly string[]) =>
    addresses.filter((address) => {
      const isNew = !known.has(normaliseEmail(address));
      known.add(normaliseEmail(address));
      return isNew;
    });
  return { to, cc: others([...ownCopies, ...unit.cc]), bcc: others(unit.bcc) };
}
