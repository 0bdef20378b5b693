import assert from 'node:assert/strict';
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { northwind, password, users } from '../../sandbox/sage/seed.ts';
import { type EmbeddedSystem, startSystem } from '../../scripts/embedded/start-system.ts';
import { anInvoice } from '../support/bed.ts';
import { walkConsent } from '../support/browser-walk.ts';
import { PsaClient } from '../support/psa-client.ts';
import { prepareRuntime, silent, testKeys } from '../support/servers.ts';
import { workflowBundle } from '../support/workflow-bundle.ts';
import { Witness } from '../support/witness.ts';

const UNIT = 'restored';
const HOUR_S = 3_600;

/** What was handed over before the backup, since, and what of that is repeated after each of two restores. */
const known = ['b-1', 'b-2'];
const since = ['s-1', 's-2', 's-3', 's-4'];

describe("a restore of Temporal's database from a backup (R28)", () => {
  let dataDir: string;
  let backupDir: string;
  let backupAt: string;
  let system: EmbeddedSystem | undefined;
  /** Events that the PSA had before what is looked at. */
  let hadEvents = 0;

  const start = async (settings: NodeJS.ProcessEnv = {}) => {
    system = await startSystem({
      keys: testKeys,
      log: silent,
      logLevel: 'silent',
      tell: () => undefined,
      workflowBundle: await workflowBundle(),
      dataDir,
      ports: { api: 0, temporal: 0, ui: 0, sage: 0, mail: 0, psa: 0 },
      settings: { CARETAKER_MINUTES: '0', ...settings },
    });
    hadEvents = system.outside.psa.events().length;
    return { system, psa: new PsaClient(system.api.url, testKeys.apiKey) };
  };
  const stop = async () => {
    await system?.stop();
    system = undefined;
  };

  before(async () => {
    prepareRuntime();
    dataDir = await mkdtemp(join(tmpdir(), 'restore-'));
    backupDir = await mkdtemp(join(tmpdir(), 'backup-'));
    const { psa } = await start();
    await walkConsent(await psa.authorize(UNIT), { email: users.olivia, password });
    await psa.chooseBusiness(UNIT, northwind.id);
    await psa.testConnection(UNIT, 'Sales - Services');
    await handOver(psa, known);
    await stop();
    backupAt = new Date().toISOString();
    await copyDatabase(dataDir, backupDir);
    const next = await start();
    await handOver(next.psa, since);
    await stop();
  });
  after(async () => {
    await stop();
    await rm(dataDir, { recursive: true, force: true });
    await rm(backupDir, { recursive: true, force: true });
  });

  it('with RESTORED_FROM: repeating what was handed over since doubles no invoice and no e-mail, and the PSA can tell', async () => {
    await restore();
    const { psa } = await start({ RESTORED_FROM: backupAt });
    assert.deepEqual(
      await repeat(psa),
      Array.from(since, () => 202),
      'Temporal knows none of them',
    );
    await expectEachOnce();
    expectTold();
    await stop();
  });

  it("and without it, by the age of the invoice in Sage's answer", async () => {
    await restore();
    const { system: now, psa } = await start();
    await now.outside.sage.control.clock.advance({ seconds: HOUR_S });
    assert.deepEqual(
      await repeat(psa),
      Array.from(since, () => 202),
    );
    await expectEachOnce();
    expectTold();
  });

  it('and a second e-mail would be seen', async () => {
    if (system === undefined) throw new Error('The system is up');
    const { api, outside } = system;
    const psa = new PsaClient(api.url, testKeys.apiKey);
    await psa.send('POST', `/v1/business-units/${UNIT}/invoices/s-1/resend-email`, { requestId: 'control' });
    await assert.rejects(expectEachOnce(), /s-1/);
    assert.ok(outside.mail.messages().length > since.length + known.length);
  });

  const restore = () => copyDatabase(backupDir, dataDir);

  const repeat = (psa: PsaClient) => handOver(psa, since);

  async function handOver(psa: PsaClient, ids: readonly string[]): Promise<number[]> {
    const statuses = await Promise.all(ids.map((id) => psa.handOver(UNIT, id, anInvoice({ number: id }))));
    for (const id of ids) await psa.follow(UNIT, id, (view) => view.waitingFor?.what === 'payment');
    return statuses;
  }

  /** By Sage's own record and the mailbox. */
  async function expectEachOnce(): Promise<void> {
    if (system === undefined) throw new Error('The system is up');
    const witness = new Witness(system.outside);
    for (const id of [...known, ...since]) {
      const made = await witness.invoicesWith(id);
      assert.equal(made.length, 1, `${id} is in Sage ${made.length} times`);
      const mails = witness.mailsAbout(made[0]?.summary['number'] ?? '');
      assert.equal(mails.length, 1, `${id} was e-mailed ${mails.length} times`);
    }
  }

  /** The events of the repeated ones say that they were found. */
  function expectTold(): void {
    const told = (system?.outside.psa.events() ?? []).slice(hadEvents);
    for (const id of since) {
      const about = told.filter(({ data }) => data['invoiceId'] === id);
      const issued = about.find(({ type }) => type === 'invoice.issued');
      assert.equal(issued?.data['foundInSage'], true, `${id}: ${JSON.stringify(about)}`);
    }
  }
});

/** The database of a server that is down, its log included. */
async function copyDatabase(from: string, to: string): Promise<void> {
  const isDatabase = (name: string) => name.startsWith('temporal.db');
  for (const name of (await readdir(to)).filter(isDatabase)) await rm(join(to, name));
  for (const name of (await readdir(from)).filter(isDatabase))
    await copyFile(join(from, name), join(to, name));
}
