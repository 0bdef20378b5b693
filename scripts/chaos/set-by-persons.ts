import { type EndpointView } from '../../domain/webhooks/endpoint.ts';
import { type PaymentWatchView } from '../../domain/payments/watch-view.ts';
import { type TurnstileView } from '../../domain/turnstile/messages.ts';
import { units } from './plan/units.ts';
import { type Stage } from './stage.ts';

/** By what it belongs to, as JSON. */
export type SetByPersons = Readonly<Record<string, string>>;

/** What persons set and no other place knows: a run that takes over from a terminated one must have all of it. */
export async function setByPersons({ psa }: Pick<Stage, 'psa'>): Promise<SetByPersons> {
  const found: Record<string, string> = {};
  const get = async <T>(path: string) => (await psa.send<T>('GET', path)).body;
  for (const { id } of units) {
    const { status, business, settings, defaultLedger, glAccounts, contractTemplates } =
      await psa.connection(id);
    found[`connection of ${id}`] = JSON.stringify({
      status,
      business: business?.id,
      settings,
      defaultLedger: defaultLedger?.id,
      glAccounts: glAccounts.map((account) => [account.id, account.name, account.ledger?.id]),
      contractTemplates,
    });
    const unit = `/v1/business-units/${id}`;
    const turnstile = await get<TurnstileView>(`${unit}/turnstile`);
    found[`turnstile of ${turnstile.sageBusinessId}`] = JSON.stringify(turnstile.limits);
    const watch = await get<PaymentWatchView>(`${unit}/payment-watch`);
    found[`payment watch of ${watch.sageBusinessId}`] = JSON.stringify([...watch.units].sort());
  }
  const { endpoints } = await get<{ endpoints: EndpointView[] }>('/v1/webhooks/endpoints');
  for (const { id, url, events, disabled, secret } of endpoints)
    found[`endpoint ${id}`] = JSON.stringify({ url, events, disabled, secret });
  return found;
}
