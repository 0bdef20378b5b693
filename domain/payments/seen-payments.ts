import { type Problem } from '../connection/connection.ts';
import { type WaitingFor } from '../invoice/invoice.ts';
import { type PaymentWatchView } from './watch-view.ts';

/** Of a payment watch whose last unit has left. */
export const nobodyReads: Problem = {
  code: 'no_unit',
  message: 'No business unit has a connection to this Sage business any more.',
  fix: 'Connect a unit to it again and test the connection: what was paid meanwhile is then found.',
};

type Watch = Pick<PaymentWatchView, 'nextCheck' | 'nextCount' | 'problem' | 'units'>;

/**
 * The wait of an invoice for somebody in Sage, as far as the payment watch of its business knows: when it looks next, or what keeps it from
 * seeing anything. `closedUnits`: those that the turnstile lets nobody through for. Only this says when there is a next look: the invoice
 * itself does not know it.
 */
export function watchedWait(
  waitingFor: WaitingFor,
  { nextCheck, nextCount, problem, units }: Watch,
  closedUnits: readonly string[],
  businessUnit: string,
): WaitingFor {
  const sight = waitingFor.what === 'release' ? 'Its release' : 'Payments';
  const unseen = (why: string) => `${waitingFor.message} ${sight} cannot be seen just now: ${why}`;
  if (units.every((unit) => closedUnits.includes(unit)))
    return {
      ...waitingFor,
      message: unseen('no business unit has a working connection to its Sage business.'),
      action: `Connect "${businessUnit}" to Sage again and test the connection: what happened meanwhile is then found.`,
      nextTry: null,
    };
  // Counting finds the invoice, and a look follows at once.
  const nextTry = nextCheck.why === 'nothing_open' ? (nextCount ?? nextCheck.at) : nextCheck.at;
  if (problem === null) return { ...waitingFor, nextTry };
  return { ...waitingFor, message: unseen(problem.message), action: problem.fix, nextTry };
}
