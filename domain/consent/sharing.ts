/** What a unit is told of those beside it: how many, never which. Only who holds the Sage login itself sees names. */

/** Of the consent that serves a unit. */
export interface SharedConsent {
  /** Business units that it serves besides. */
  readonly otherUnits: number;
  readonly message: string;
  /** What becomes of it when this unit is disconnected. */
  readonly onDisconnect: string;
}

/** Of the Sage business that a unit invoices from. */
export interface SharedBusiness {
  /** Verified business units on it besides. */
  readonly otherUnits: number;
  readonly message: string;
}

export function sharedConsent(otherUnits: number): SharedConsent {
  if (otherUnits === 0)
    return {
      otherUnits,
      message: 'The consent of this Sage login serves this business unit alone.',
      onDisconnect: 'Disconnecting revokes the consent at Sage: no other business unit uses it.',
    };
  const others = counted(otherUnits);
  return {
    otherUnits,
    message: `The consent of this Sage login also serves ${others}: a new consent with the same login renews it for all of them, and withdrawing it at Sage ends it for all.`,
    onDisconnect: `Disconnecting leaves the consent at Sage in place: it also serves ${others}.`,
  };
}

export function sharedBusiness(otherUnits: number): SharedBusiness | null {
  if (otherUnits === 0) return null;
  const invoice = otherUnits === 1 ? 'invoices' : 'invoice';
  return {
    otherUnits,
    message: `${capital(counted(otherUnits))} ${invoice} from the same Sage business. Shared are the pace and the calls of the day, the looks for payments, the sequence of invoice numbers, and customers.`,
  };
}

/**
 * Before a person is sent to Sage: what a consent does with a login that is in use already. `returnsToCaller`: the browser then goes to the caller's
 * own pages, which know no other units, and not to ours, which names them.
 */
export function beforeConsent(
  present: SharedConsent | null,
  { returnsToCaller }: { readonly returnsToCaller: boolean },
): string {
  const where = returnsToCaller
    ? 'Afterwards the view of the connection says how many they are.'
    : 'Once connected, the page after the consent names them.';
  if (present === null || present.otherUnits === 0)
    return `If the Sage login already serves other business units, the consent is renewed for all of them. ${where}`;
  const others = counted(present.otherUnits);
  return `The present consent of this business unit also serves ${others}. A new one with the same Sage login renews it for all of them; one with another login leaves them the present one, and is renewed for those that this other login serves. ${where}`;
}

const counted = (units: number): string =>
  units === 1 ? 'one other business unit' : `${units} other business units`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
