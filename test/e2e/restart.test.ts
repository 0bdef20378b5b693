import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { northwind, password, users } from '../../sandbox/sage/seed.ts';
import { walkConsent } from '../support/browser-walk.ts';
import { PsaClient } from '../support/psa-client.ts';
import { type EmbeddedSystem, startSystem } from '../../scripts/embedded/start-system.ts';
import { anInvoice } from '../support/bed.ts';
import { prepareRuntime, silent, testKeys } from '../support/servers.ts';
import { workflowBundle } from '../support/workflow-bundle.ts';

const UNIT = 'kept';
const EMAIL = 'kept-secret@juniper.example.test';

describe('the embedded system, stopped and started on the same data', () => {
  let dataDir: string;
  let system: EmbeddedSystem | undefined;

  const start = async () => {
    system = await startSystem({
      keys: testKeys,
      log: silent,
      logLevel: 'silent',
      tell: () => undefined,
      workflowBundle: await workflowBundle(),
      dataDir,
      ports: { api: 0, temporal: 0, ui: 0, sage: 0, mail: 0, psa: 0 },
    });
    return { system, psa: new PsaClient(system.api.url, testKeys.apiKey) };
  };
  const stop = async () => {
    await system?.stop();
    system = undefined;
  };

  before(async () => {
    prepareRuntime();
    dataDir = await mkdtemp(join(tmpdir(), 'kept-'));
    const { psa } = await start();
    await walkConsent(await psa.authorize(UNIT), { email: users.olivia, password });
    await psa.chooseBusiness(UNIT, northwind.id);
    await psa.testConnection(UNIT, 'Sales - Services');
    const customer = { name: 'Juniper Analytics Ltd', email: EMAIL };
    await psa.handOver(UNIT, 'open', anInvoice({ number: 'K-1', customer }));
    await psa.follow(UNIT, 'open', (view) => view.waitingFor?.what === 'payment');
    await stop();
  });
  after(async () => {
    await stop();
    await rm(dataDir, { recursive: true });
  });

  it('goes on with an open invoice to its payment', async () => {
    const { system: again, psa } = await start();
    const view = await psa.invoice(UNIT, 'open');
    assert.equal(view.status, 'sent');
    await again.outside.sage.control.recordPayment({ invoiceId: view.sage?.id ?? '' });
    await psa.follow(UNIT, 'open', (now) => now.status === 'paid');
    await stop();
  });

  it("holds nothing in Temporal's database that others may not read", async () => {
    const files = await Promise.all(
      ['temporal.db', 'temporal.db-wal'].map((name) => read(join(dataDir, name))),
    );
    const database = Buffer.concat(files);
    const forms = (secret: string) => [
      secret,
      Buffer.from(secret).toString('base64').slice(0, -4),
      Buffer.from(secret).toString('hex'),
    ];
    const found = (secret: string) => forms(secret).filter((form) => database.includes(form));
    assert.notDeepEqual(
      found(UNIT),
      [],
      'the scan finds what is there in clear: a business unit in a search attribute',
    );
    const secrets = {
      ...testKeys,
      customer: EMAIL,
      jwt: 'eyJhbGci',
      ledger: 'Sales - Services',
      price: 'unitPrice',
    };
    for (const [name, secret] of Object.entries(secrets)) assert.deepEqual(found(secret), [], name);
  });
});

const read = (file: string): Promise<Buffer> => readFile(file).catch(() => Buffer.alloc(0));
