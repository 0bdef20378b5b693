import { type Problem } from './connection.ts';

/** A trouble that leaves a connection's status as it is. It goes by itself once the cause is gone. */
export const NO_SUBSCRIPTION = 'no_subscription';

export const noSubscription = (businessName: string): Problem => ({
  code: NO_SUBSCRIPTION,
  message: `The Sage subscription of "${businessName}" is not active.`,
  fix: 'Renew the subscription in Sage, then retry the invoices that need attention.',
});
