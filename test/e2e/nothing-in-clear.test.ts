import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { z } from 'zod';
import { invoiceWorkflowId } from '../../domain/keys.ts';
import { northwind, password, users } from '../../sandbox/sage/seed.ts';
import { connectSandboxControl } from '../../sandbox/sage/control-client.ts';
import { walkConsent } from '../support/browser-walk.ts';
import { eventually } from '../support/eventually.ts';
import { PsaClient } from '../support/psa-client.ts';
import { type Fleet, startFleet } from '../../scripts/processes/fleet.ts';
import { parseKeyRing } from '../../temporal/key-ring.ts';
import { EncryptionCodec } from '../../temporal/payload-codec.ts';
import { SecretSeal } from '../../temporal/secret-seal.ts';
import { payloadsOf } from '../../temporal/payloads-of.ts';
import { anInvoice } from '../support/bed.ts';
import { type Named, secretsIn } from '../support/secret-scan.ts';
import { workflowBundle } from '../support/workflow-bundle.ts';

const UNIT = 'unit-in-clear';
/** Each of them is nowhere else in the world, so that a find is no chance. */
const PRIVATE = {
  'e-mail address': 'hildegard.private@juniper.example.test',
  'name of the customer': 'Juniper Secret Holdings Ltd',
  'text of a line': 'Interim management of the merger "Bluebird"',
  'price of a line': '87313.37',
  'note of the PSA': 'Agreed over lunch with Hildegard',
};
const request = anInvoice({
  number: 'S1-NUMBER',
  notes: PRIVATE['note of the PSA'],
  customer: { name: PRIVATE['name of the customer'], email: PRIVATE['e-mail address'] },
  lines: [{ description: PRIVATE['text of a line'], quantity: '1', unitPrice: PRIVATE['price of a line'] }],
});

/** Processes as they run in earnest, logging all they can, through success and failures; then everything that stays behind is searched. */
describe('after a real story with troubles, secrets and what invoices say (S1)', () => {
  let dir: string;
  let fleet: Fleet;
  let secrets: Named<string>;
  /** What Temporal answers and stores, as it is. */
  const places: Record<string, Buffer> = {};
  /** The same, decrypted. */
  let decrypted = Buffer.alloc(0);

  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'in-clear-'));
    fleet = await startFleet({
      workers: 1,
      dir,
      sageArgs: ['--limits', 'none'],
      settings: { LOG_LEVEL: 'trace', SAGE_LIMITS: 'off' },
      tell: () => undefined,
      workflowBundle: await workflowBundle(),
    });
    try {
      const signingSecret = await playTroubles(new PsaClient(fleet.apiUrl, fleet.keys.apiKey));
      await collectHistories();
      secrets = { ...secretsOf(fleet), ...PRIVATE, 'secret of an endpoint': signingSecret, ...tokensSeen() };
    } finally {
      await fleet.stop();
    }
    for (const name of await readdir(dir)) {
      const isOurs = /^(temporal\.db|api.*\.log|worker.*\.log)/.test(name);
      if (isOurs) places[name] = await readFile(join(dir, name));
    }
  });
  after(() => rm(dir, { recursive: true }));

  async function playTroubles(psa: PsaClient): Promise<string> {
    const sage = connectSandboxControl(fleet.standIns.addresses.sage.url);
    const until = (id: string, status: string) => psa.follow(UNIT, id, (view) => view.status === status);
    await walkConsent(await psa.authorize(UNIT), { email: users.olivia, password });
    await psa.chooseBusiness(UNIT, northwind.id);
    await psa.testConnection(UNIT, 'No such ledger');
    await psa.testConnection(UNIT, 'Sales - Services');
    const url = fleet.standIns.addresses.psa.url;
    const added = await psa.send('PUT', '/v1/webhooks/endpoints/second', { url });
    const { signingSecret } = z.object({ signingSecret: z.string() }).parse(added.body);

    await sage.faults.arm({ name: 'token-refused', endpoint: 'GET *' });
    await psa.handOver(UNIT, 'paid', request);
    const { sage: made } = await until('paid', 'sent');
    await sage.recordPayment({ invoiceId: made?.id ?? '' });
    await psa.send('POST', `/v1/business-units/${UNIT}/invoices/paid/check-payment`);
    await until('paid', 'paid');

    await sage.faults.arm({ name: 'cut-after-commit', endpoint: 'POST /sales_invoices' });
    await psa.handOver(UNIT, 'lost-answer', { ...request, number: 'S1-LOST' });
    await until('lost-answer', 'sent');

    await sage.faults.arm({ name: 'misleading-422', endpoint: 'POST /sales_invoices', times: 2 });
    await psa.handOver(UNIT, 'refused', { ...request, number: 'S1-REFUSED' });
    await until('refused', 'needs_attention');

    await assert.rejects(psa.handOver(UNIT, 'paid', { ...request, number: 'other' }), /409/);
    await assert.rejects(psa.handOver(UNIT, 'bad', { ...request, currency: PRIVATE['text of a line'] }));

    await sage.revokeConsent({ userEmail: users.olivia });
    await sage.faults.arm({ name: 'token-refused', endpoint: 'POST /sales_invoices' });
    await psa.handOver(UNIT, 'no-consent', { ...request, number: 'S1-CONSENT' });
    await psa.follow(UNIT, 'no-consent', (view) => view.waitingFor?.what === 'connection');
    const asked = await Promise.all(
      ['/v1/business-units', `/v1/business-units/${UNIT}/connection`, '/v1/webhooks/endpoints'].map((path) =>
        psa.send('GET', path),
      ),
    );
    answers = JSON.stringify(asked);
    return signingSecret;
  }
  let answers = '';

  /** Histories, and what lists and descriptions show: memos, search attributes, ids, failures, heartbeats. */
  async function collectHistories(): Promise<void> {
    const connection = await Connection.connect({ address: fleet.env['TEMPORAL_ADDRESS'] ?? '' });
    const client = new Client({ connection });
    const codec = new EncryptionCodec(parseKeyRing(fleet.keys.codecKeys));
    const namespace = 'default';
    const list = async () => {
      const { executions } = await connection.workflowService.listWorkflowExecutions({ namespace });
      const last = invoiceWorkflowId(UNIT, 'no-consent');
      return executions?.some(({ execution }) => execution?.workflowId === last) ? executions : undefined;
    };
    const [stored, opened]: [Buffer[], Buffer[]] = [[], []];
    for (const listed of await eventually(list, 'the list of runs')) {
      const execution = listed.execution ?? {};
      const described = await connection.workflowService.describeWorkflowExecution({ namespace, execution });
      const { workflowId, runId } = execution;
      const history = await client.workflow.getHandle(workflowId ?? '', runId ?? '').fetchHistory();
      const payloads = [...payloadsOf([listed, described, history])];
      stored.push(Buffer.from(JSON.stringify([listed, described, history])));
      stored.push(...payloads.map(({ data }) => Buffer.from(data)));
      opened.push(...(await codec.decode(payloads)).map(({ data }) => Buffer.from(data ?? [])));
    }
    await connection.close();
    places['the histories'] = Buffer.concat(stored);
    decrypted = Buffer.concat(opened);
  }

  /** All that Sage ever issued to us, and what was to be exchanged for it: sealed in the histories, but for the verifier. */
  const tokensSeen = (): Named<string> => {
    const seal = new SecretSeal(parseKeyRing(fleet.keys.tokenKeys));
    return Object.fromEntries(
      [...decrypted.toString('utf8').matchAll(/"(accessToken|refreshToken|codeVerifier)":"([^"]+)"/g)].map(
        ([, kind = '', token = '']) => [`${kind} ${token.slice(-8)}`, seal.open(token)],
      ),
    );
  };

  it('are in what Temporal keeps, for who has the codec keys: there is something to be found', () => {
    const inHistories = { ...PRIVATE, ...tokensSeen() };
    for (const kind of ['accessToken', 'refreshToken', 'codeVerifier'])
      assert.ok(
        Object.keys(inHistories).some((name) => name.startsWith(kind)),
        kind,
      );
    for (const [name, secret] of Object.entries(PRIVATE)) {
      assert.notDeepEqual(secretsIn({ decrypted }, { [name]: secret }), [], name);
    }
  });

  it('that are tokens of Sage are sealed for who has the codec keys, as the API has', () => {
    const tokens = Object.entries(secrets).filter(([name]) => /^(?:access|refresh)Token/.test(name));
    assert.ok(tokens.length >= 2 && tokens.every(([, token]) => !token.startsWith('sealed:')));
    assert.deepEqual(secretsIn({ decrypted }, Object.fromEntries(tokens)), []);
  });

  it('are in the scanned places where they are in clear: the unit, in search attributes and logs', () => {
    const found = secretsIn(places, { 'the unit': UNIT }).join('\n');
    for (const place of ['the histories', 'temporal.db', 'api.log', 'worker-1.log']) {
      assert.ok(found.includes(place), `${place} among\n${found}`);
    }
  });

  it('are nowhere in the histories, the database file, and the logs at their most talkative', () => {
    assert.deepEqual(secretsIn(places, secrets), []);
    console.log(
      `      ${Object.keys(secrets).length} secrets, ${Object.values(places).reduce((sum, { length }) => sum + length, 0)} bytes`,
    );
  });

  it('that give access are not in the answers of the API either', () => {
    assert.ok(answers.includes(UNIT));
    const keys = Object.fromEntries(Object.entries(secrets).filter(([name]) => !(name in PRIVATE)));
    assert.deepEqual(secretsIn({ answers: Buffer.from(answers) }, keys), []);
  });
});

function secretsOf({ keys, env }: Fleet): Named<string> {
  const bare = (secret: string) => secret.replace(/^whsec_/, '');
  return {
    'API key': keys.apiKey,
    'codec key': keys.codecKeys.slice(keys.codecKeys.indexOf(':') + 1),
    'token key': keys.tokenKeys.slice(keys.tokenKeys.indexOf(':') + 1),
    'client secret': keys.sageClientSecret,
    'secret of notices': bare(keys.noticeSecret),
    'secret of events': bare(env['PSA_WEBHOOK_SECRET'] ?? ''),
  };
}
