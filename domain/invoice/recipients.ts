import { type EmailSettings } from '../connection/email-settings.ts';
import { normaliseEmail } from '../keys.ts';

/** Whom a message is for; nobody is in it twice. */
export interface Recipients {
  readonly to: string;
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
}

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
