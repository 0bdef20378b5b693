import { password } from '../../sandbox/sage/seed.ts';
import { extraBusiness } from '../../sandbox/sage/seed.ts';
import { walkConsent } from '../../test/support/browser-walk.ts';
import { inLanes, range } from './lanes.ts';
import { type Stage } from './stage.ts';

export interface Unit {
  readonly name: string;
  readonly customer: { readonly name: string; readonly email: string };
}

const LANES = 4;
const LEDGER = 'Sales - Services';

/** So many business units, each connected to a Sage business of its own and tested, the way a person does it. */
export async function connectUnits(stage: Stage, count: number): Promise<Unit[]> {
  const units = range(count).map((index) => ({ number: index + 1, name: `unit-${index + 1}` }));
  await inLanes(units, LANES, async ({ number, name }) => {
    const { ownerEmail: email } = extraBusiness(number);
    await walkConsent(await stage.psa.authorize(name), { email, password });
    const report = await stage.psa.testConnection(name, LEDGER);
    if (report.outcome !== 'success')
      throw new Error(`The test of ${name} failed: ${JSON.stringify(report.steps)}`);
  });
  return units.map(({ number, name }) => ({ name, customer: extraBusiness(number).customer }));
}
