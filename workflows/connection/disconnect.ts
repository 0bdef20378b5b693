import { type ConnectionRun } from './run.ts';

/** Settings and links are kept. The consent is revoked at Sage by itself when no other unit uses it. */
export async function disconnect(run: ConnectionRun): Promise<void> {
  const { state } = run;
  const { consent, exchange, business } = state;
  state.consent = null;
  state.authorization = null;
  state.exchange = null;
  state.businesses = [];
  state.screen = null;
  const logins = new Set([consent?.sageUser, exchange?.given?.sageUser]);
  for (const sageUser of logins) if (sageUser !== undefined) run.consents.leave(sageUser);
  if (state.status !== 'not_connected') run.setStatus('disconnected');
  if (business !== null) run.businessEntities.leave(business.id, { letThrough: false });
  // Whoever connects again right after this must not be overtaken by it.
  await run.consents.finished();
}
