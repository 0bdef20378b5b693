import { northwind, password, users } from '../../sandbox/sage/seed.ts';
import { walkConsent } from '../../test/support/browser-walk.ts';
import { type PsaClient } from '../../test/support/psa-client.ts';
import { expectSame, type Steps } from './steps.ts';
import { type Witness } from '../../test/support/witness.ts';

export const UNIT = 'northwind-uk';

export async function connect(psa: PsaClient, steps: Steps): Promise<void> {
  const link = await steps.step(`Pick business unit "${UNIT}", click Connect on the Sage tile`, async () => {
    const url = await psa.authorize(UNIT);
    expectSame((await psa.connection(UNIT)).status, 'authorizing', 'status after Connect');
    return { told: 'a link to the consent page, good for ten minutes and one browser', value: url };
  });
  await steps.step('Log in at Sage, allow access, come back through the callback', async () => {
    const page = await walkConsent(link, { email: users.olivia, password });
    expectSame(page.status, 200, 'the page after the callback');
    const view = await psa.connection(UNIT);
    expectSame(view.status, 'choosing_business', 'status after the consent');
    return {
      told: `code exchanged with PKCE; choose: ${view.businesses.map(({ name }) => name).join(' or ')}`,
      value: undefined,
    };
  });
  await steps.step(`Choose ${northwind.name}`, async () => {
    const view = await psa.chooseBusiness(UNIT, northwind.id);
    expectSame([view.status, view.business?.id], ['connected', northwind.id], 'status and business');
    return {
      told: `${view.business?.name}, ${view.business?.baseCurrency}, VAT registered: ${view.business?.vatRegistered}`,
      value: undefined,
    };
  });
}

export async function testLedger(psa: PsaClient, witness: Witness, steps: Steps): Promise<void> {
  await steps.step('Test connection with "sales - services"', async () => {
    const report = await psa.testConnection(UNIT, 'sales - services');
    const failed = report.steps.find((step) => step.outcome === 'failed');
    expectSame([report.outcome, failed?.step], ['failed', 'ledger'], 'the wrongly cased ledger');
    expectSame(report.suggestions[0], 'Sales - Services', 'the suggestion');
    expectSame((await witness.records('sales_invoice.created')).length, 0, 'invoices in Sage');
    return { told: `Failed: ${failed?.message} ${failed?.fix}`, value: undefined };
  });
  await steps.step('Test connection with "Sales - Services"', async () => {
    const report = await psa.testConnection(UNIT, 'Sales - Services');
    expectSame(report.outcome, 'success', `the test (${JSON.stringify(report.steps)})`);
    const created = (await witness.records('sales_invoice.created')).map((entry) => entry.id);
    const removed = (await witness.records('sales_invoice.deleted')).map((entry) => entry.id);
    expectSame([created.length, removed], [1, created], 'test invoices made and removed in Sage');
    expectSame((await psa.connection(UNIT)).status, 'verified', 'status after the test');
    return {
      told: `Success: test invoice ${report.invoice?.number} created, read back, removed; the unit is connected`,
      value: undefined,
    };
  });
}

export async function mapLedgers(psa: PsaClient, steps: Steps): Promise<void> {
  await steps.step('Add two GL accounts, link one to a contract template', async () => {
    const base = `/v1/business-units/${UNIT}`;
    await psa.send('PUT', `${base}/gl-accounts/products`, {
      name: 'Sales - Products',
      description: 'Fixed-fee projects',
      integration: 'sage',
    });
    await psa.send('PUT', `${base}/gl-accounts/licences`, {
      name: 'Sales - Licences',
      description: 'Software passed on',
      integration: 'sage',
    });
    await psa.send('PUT', `${base}/contract-templates/fixed-fee`, { glAccountId: 'products' });
    const view = await psa.connection(UNIT);
    expectSame(
      view.glAccounts.map((account) => account.ledger?.nominalCode),
      [4020, 4000],
      'ledgers of the GL accounts',
    );
    return {
      told: 'licences -> Sales - Licences (4020); products -> Sales - Products (4000), linked to "fixed-fee"',
      value: undefined,
    };
  });
}
