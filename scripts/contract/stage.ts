import { type Logger } from 'pino';
import { harbour, liffey, northwind, password, users } from '../../sandbox/sage/seed.ts';
import { walkConsent } from '../../test/support/browser-walk.ts';
import { PsaClient } from '../../test/support/psa-client.ts';
import { workflowBundle } from '../../test/support/workflow-bundle.ts';
import { type DevelopmentKeys } from '../embedded/development-keys.ts';
import { type EmbeddedSystem, startSystem } from '../embedded/start-system.ts';

/**
 * Two units whose operations all work, and one that what ends work is tried on. The ids that schemathesis.toml knows are those here.
 */
const units = [
  { id: 'northwind-uk', person: users.olivia, business: northwind },
  { id: 'harbour-studio', person: users.sam, business: harbour },
  { id: 'spare', person: users.niamh, business: liffey },
] as const;

/** The system with the sandbox, and in each unit one of everything that an address can name. */
export async function openStage(
  keys: DevelopmentKeys,
  log: Logger,
  tell: (line: string) => void,
): Promise<EmbeddedSystem> {
  const system = await startSystem({
    keys,
    log,
    logLevel: 'warn',
    tell,
    ports: { api: 0, temporal: 0, ui: 0, sage: 0, mail: 0, psa: 0 },
    sandbox: { limits: 'none' },
    settings: { SAGE_LIMITS: 'off', PAYMENT_CHECK_MINUTES: '1440', CARETAKER_MINUTES: '0' },
    workflowBundle: await workflowBundle(),
  });
  try {
    await furnish(new PsaClient(system.api.url, keys.apiKey));
    return system;
  } catch (error) {
    await system.stop();
    throw error;
  }
}

async function furnish(psa: PsaClient): Promise<void> {
  for (const { id, person, business } of units) {
    await walkConsent(await psa.authorize(id), { email: person, password });
    const { status } = await psa.connection(id);
    if (status === 'choosing_business') await psa.chooseBusiness(id, business.id);
    const report = await psa.testConnection(id, 'Sales - Services');
    if (report.outcome !== 'success')
      throw new Error(`The test of ${id} failed: ${JSON.stringify(report.steps)}`);
    const path = `/v1/business-units/${id}`;
    await psa.send('PUT', `${path}/gl-accounts/goods`, { name: 'Sales - Products', integration: 'sage' });
    await psa.send('PUT', `${path}/contract-templates/managed`, { glAccountId: 'goods' });
    const currency = business === liffey ? 'EUR' : 'GBP';
    await psa.handOver(id, 'INV-1', anInvoice('NW-1', currency));
    await psa.follow(id, 'INV-1', ({ sage }) => sage !== null);
    // Nobody of this name is in Sage, and none is created: it waits for a person.
    await psa.send('PATCH', `${path}/connection/settings`, { createCustomers: false });
    await psa.handOver(id, 'INV-2', { ...anInvoice('NW-2', currency), customer: stranger });
    await psa.send('PUT', `${path}/credit-notes/CN-1`, aCreditNote(currency));
    await psa.follow(id, 'INV-2', ({ status }) => status === 'needs_attention');
  }
  await psa.send('PUT', '/v1/webhooks/endpoints/books', {
    url: 'http://127.0.0.1:9/events',
  });
}

const customer = {
  name: 'Acme Rockets Ltd',
  email: 'accounts@acme.example.test',
  address: { line1: '1 Example Street', city: 'London', postalCode: 'N1 1AA', country: 'GB' },
};
const stranger = { ...customer, name: 'Nobody Knows Ltd', email: 'nobody@unknown.example.test' };

const anInvoice = (number: string, currency: string) => ({
  number,
  date: '2066-11-02',
  dueDate: '2066-12-02',
  currency,
  customer: currency === 'EUR' ? { ...customer, address: { ...customer.address, country: 'IE' } } : customer,
  lines: [{ description: 'Consulting', quantity: '2', unitPrice: '100.00' }],
});

function aCreditNote(currency: string) {
  const { dueDate: _, ...note } = anInvoice('CN-1', currency);
  return note;
}
