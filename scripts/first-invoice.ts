import { fileURLToPath } from 'node:url';
import { SageInvoicing } from '../client/src/index.ts';
import { type RunningPsa, startPsa } from '../examples/psa-backend/psa.ts';
import { northwind, password, users } from '../sandbox/sage/seed.ts';
import { Browser } from '../test/support/browser.ts';
import { logIn, submit } from '../test/support/browser-walk.ts';
import { eventually } from '../test/support/eventually.ts';
import { createLogger } from '../temporal/logger.ts';
import { installRuntime } from '../temporal/runtime.ts';
import { generateKeys } from './embedded/development-keys.ts';
import { type EmbeddedSystem, startSystem } from './embedded/start-system.ts';

/** `npm run first-invoice`: how long it takes from nothing to the first invoice sent, with the PSA of examples/psa-backend. */

/** What a person does on the PSA's page, and on Sage's and ours where its Connect button leads. */
export async function connectOnPages(psa: RunningPsa): Promise<void> {
  const browser = new Browser();
  const login = await browser.post(`${psa.url}/connect`, {});
  const choice = await logIn(browser, login, { email: users.olivia, password });
  const test = await submit(browser, choice, 'businessId', { businessId: northwind.id });
  await submit(browser, test, 'ledgerName', { ledgerName: 'Sales - Services' });
  await onPage(psa, /Sage: <strong>Verified/);
}

export async function sendOnPage(psa: RunningPsa): Promise<void> {
  await new Browser().post(`${psa.url}/invoices`, {
    customer: 'Juniper Analytics Ltd',
    email: 'billing@juniper.example.test',
    description: 'Data platform assessment',
    amount: '960.00',
  });
  await onPage(psa, /<td>SI-\d+<\/td>\s*<td><strong>Sent/);
}

/** Waits until the PSA's page shows it. */
export const onPage = (psa: RunningPsa, wanted: RegExp): Promise<string> =>
  eventually(async () => {
    const { body } = await new Browser().get(psa.url);
    return wanted.test(body) ? body : undefined;
  }, `${wanted} on the page of the PSA`);

export const psaOf = (system: EmbeddedSystem, apiKey: string): Promise<RunningPsa> =>
  startPsa({
    sage: new SageInvoicing({ url: system.api.url, token: apiKey }),
    businessUnit: 'northwind-uk',
    port: 0,
  });

async function measure(): Promise<void> {
  const log = createLogger({ level: 'silent', name: 'first-invoice' });
  installRuntime(log);
  const keys = generateKeys();
  const told = (what: string) => console.log(`${performance.now().toFixed(0).padStart(6)} ms  ${what}`);
  const system = await startSystem({
    keys,
    log,
    logLevel: 'silent',
    tell: (line) => console.log(`           ${line}`),
    ports: { api: 0, temporal: 0, ui: 0, sage: 0, mail: 0, psa: 0 },
  });
  try {
    told('everything is up');
    const psa = await psaOf(system, keys.apiKey);
    await connectOnPages(psa);
    told('the business unit is connected and tested');
    await sendOnPage(psa);
    told('the first invoice was sent to the customer');
    await psa.stop();
  } finally {
    await system.stop();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await measure();
