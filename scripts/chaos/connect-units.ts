import { password, users } from '../../sandbox/sage/seed.ts';
import { walkConsent } from '../../test/support/browser-walk.ts';
import { units } from './plan/units.ts';
import { type Stage } from './stage.ts';

/** Consent, choice of the business, test and settings of every unit, before any trouble. */
export async function connectUnits({ psa, sage }: Pick<Stage, 'psa' | 'sage'>): Promise<void> {
  await sage.setUserRights({
    userEmail: users.rita,
    rights: { Sales: 'Full', Bank: 'Full', Settings: 'Full' },
  });
  for (const { id, person, business } of units) {
    await walkConsent(await psa.authorize(id), { email: person, password });
    const { status } = await psa.connection(id);
    if (status === 'choosing_business') await psa.chooseBusiness(id, business.id);
    const report = await psa.testConnection(id, 'Sales - Services');
    if (report.outcome !== 'success')
      throw new Error(`The test of ${id} failed: ${JSON.stringify(report.steps)}`);
    // A paid invoice is finished at once, so that finished runs can be reset.
    const path = `/v1/business-units/${id}`;
    await psa.send('PATCH', `${path}/connection/settings`, { reversalWindowDays: 0 });
    // What only the run of an entity knows, and must not be gone with it.
    await psa.send('PUT', `${path}/gl-accounts/goods`, { name: 'Sales - Products', integration: 'sage' });
    await psa.send('PUT', `${path}/contract-templates/managed`, { glAccountId: 'goods' });
    await psa.send('PUT', `${path}/turnstile/limits`, { callsPerDay: 1_000_000 });
  }
}
