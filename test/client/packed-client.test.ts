import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { clientTypes } from '../../scripts/client-types.ts';
import { ApiUnderTest } from '../api/api-under-test.ts';
import { anInvoice } from '../support/bed.ts';
import { eventually } from '../support/eventually.ts';
import { testKeys } from '../support/servers.ts';
import { EventReceiver } from './event-receiver.ts';
import { PackedClient } from './packed-client.ts';

type Client = Awaited<ReturnType<PackedClient['client']>>;
type Sage = InstanceType<Client['SageInvoicing']>;

const UNIT = 'packed';
const withDependencies = z.object({
  version: z.string(),
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()).optional(),
});
const manifest = async (folder: string) =>
  withDependencies.parse(
    JSON.parse(await readFile(new URL(`../../${folder}package.json`, import.meta.url), 'utf8')),
  );

describe('The client, unpacked from its tarball', () => {
  let api: ApiUnderTest;
  let packed: PackedClient;
  let client: Client;
  let sage: Sage;
  before(async () => {
    [api, packed] = await Promise.all([ApiUnderTest.open(), PackedClient.make()]);
    client = await packed.client();
    sage = clientOf();
    await api.bed.verified(UNIT);
  });
  after(async () => {
    await api.close();
    await packed.remove();
  });

  const clientOf = (options: Partial<ConstructorParameters<Client['SageInvoicing']>[0]> = {}): Sage =>
    new client.SageInvoicing({ url: api.url, token: testKeys.apiKey, ...options });
  const problem = async (work: Promise<unknown>) => {
    const error: unknown = await work.then(
      () => undefined,
      (error: unknown) => error,
    );
    assert.ok(error instanceof client.ProblemError, `${String(error)} is no problem`);
    return error;
  };
  const handedOver = async (id: string) => {
    await sage.handOver(UNIT, id, anInvoice({ number: id }));
    return sage.waitFor(UNIT, id, 'sent');
  };

  it('holds what it needs and nothing of the server', async () => {
    assert.deepEqual(packed.files.filter((file) => !file.startsWith('dist/')).toSorted(), [
      'LICENSE',
      'README.md',
      'package.json',
    ]);
    const [own, ours] = [await manifest('client/'), await manifest('')];
    const known = { ...ours.dependencies, ...ours.devDependencies };
    for (const [name, version] of Object.entries(own.dependencies)) assert.equal(known[name], version, name);
    assert.equal(own.version, ours.version);
  });

  it('is typed as the API describes itself', async () => {
    for (const { file, text } of await clientTypes()) {
      const written = await readFile(new URL(`../../client/src/${file}`, import.meta.url), 'utf8');
      assert.ok(written === text, `client/src/${file} is out of date: npm run client:types`);
    }
  });

  it('lets good programs compile, and no bad ones', () => packed.compileConsumer());

  it('hands over until it is taken on, though the API is away and answers get lost', async () => {
    const trouble = ['away', 'lost', 'busy'];
    const fetchInTrouble = async (request: Request): Promise<Response> => {
      const now = trouble.shift();
      if (now === 'away') throw new TypeError('fetch failed');
      if (now === 'busy') return new Response('', { status: 429, headers: { 'retry-after': '0' } });
      const answer = await fetch(request);
      if (now === 'lost') throw new TypeError('fetch failed');
      return answer;
    };
    const { taken } = await clientOf({ fetch: fetchInTrouble }).handOver(
      UNIT,
      'troubled',
      anInvoice({ number: 'PC-1' }),
    );
    assert.deepEqual([taken, trouble], ['before', []]);
    await sage.waitFor(UNIT, 'troubled', 'sent');
    assert.equal((await api.bed.witness.invoicesWith('PC-1')).length, 1);
  });

  it('gives up after the deadline, and at once when it is told to', async () => {
    const away = clientOf({ fetch: () => Promise.reject(new TypeError('fetch failed')) });
    await assert.rejects(away.handOver(UNIT, 'never', anInvoice(), { deadlineMs: 400 }), {
      name: 'GaveUpError',
      message: /invoice never .*fetch failed/,
    });
    const signal = AbortSignal.abort(new Error('the process stops'));
    await assert.rejects(away.handOver(UNIT, 'never', anInvoice(), { signal }), /the process stops/);
  });

  it('waits for a status, also for one that is passed already', async () => {
    const { sage: inSage } = await handedOver('followed');
    const paid = sage.waitFor(UNIT, 'followed', 'paid');
    await api.bed.openPaymentWatch(UNIT);
    await api.bed.outside.sage.control.recordPayment({ invoiceId: inSage?.id ?? '' });
    await api.bed.sync(UNIT, 'followed');
    assert.equal((await paid).payment?.outstanding, '0.00');
    assert.equal((await sage.waitFor(UNIT, 'followed', 'sent')).status, 'paid');
    const isPaid = await sage.waitFor(UNIT, 'followed', ({ payment }) => payment?.outstanding === '0.00');
    assert.equal(isPaid.status, 'paid');
  });

  it('stops waiting for what does not come, in time or ever, and says how it stands', async () => {
    await handedOver('unpaid');
    await assert.rejects(sage.waitFor(UNIT, 'unpaid', 'paid', { timeoutMs: 1_000 }), {
      name: 'NotReachedError',
      message: /Invoice unpaid is sent after 1 s\. Waiting for GBP/,
    });
    const path = { businessUnit: UNIT, invoiceId: 'unpaid' };
    await sage.api.POST('/v1/business-units/{businessUnit}/invoices/{invoiceId}/void', {
      params: { path },
      body: { reason: 'A test' },
    });
    await assert.rejects(sage.waitFor(UNIT, 'unpaid', 'paid'), /is voided, and will not be paid/);
  });

  it('reads lists page by page', async () => {
    const ids = ['list-1', 'list-2', 'list-3', 'list-4', 'list-5'];
    for (const id of ids) await sage.handOver(UNIT, id, anInvoice({ number: id }), { priority: 'bulk' });
    await eventually(async () => {
      const found = new Set<string>();
      for await (const { invoiceId } of sage.invoices(UNIT, { limit: 2 })) found.add(invoiceId);
      return ids.every((id) => found.has(id)) || undefined;
    }, 'all invoices in the list');
  });

  it('throws what the API refuses, with code, place and fix', async () => {
    const wrong = { ...anInvoice(), currency: 'pounds', dueDate: 'soon' };
    const invalid = await problem(sage.handOver(UNIT, 'wrong', wrong));
    assert.deepEqual([invalid.status, invalid.code, invalid.retriable], [422, 'invalid_content', false]);
    assert.deepEqual(invalid.errors.map(({ pointer }) => pointer).toSorted(), ['/currency', '/dueDate']);
    assert.equal(invalid.errors.find(({ pointer }) => pointer === '/dueDate')?.value, 'soon');
    await handedOver('taken');
    const other = await problem(sage.handOver(UNIT, 'taken', anInvoice({ number: 'other' })));
    assert.deepEqual([other.status, other.code], [409, 'invoice_exists']);
    assert.match(other.fix, /under this same id/);
    assert.equal((await problem(sage.invoice(UNIT, 'nobody'))).status, 404);
    assert.equal((await problem(clientOf({ token: 'a guess' }).connection(UNIT))).status, 401);
  });

  it('asks for the token each time, and names the person', async () => {
    let asked = 0;
    const tokens = clientOf({
      token: () => {
        asked += 1;
        return Promise.resolve(testKeys.apiKey);
      },
    }).onBehalfOf('Zoë Ward');
    await tokens.handOver(UNIT, 'named', anInvoice({ number: 'PC-7' }));
    assert.equal((await tokens.invoice(UNIT, 'named')).lastRequest?.person, 'Zoë Ward');
    assert.equal(asked, 2);
  });

  it('verifies and reads events, and lists those that were not taken', async () => {
    const receiver = await EventReceiver.listen((headers, body, secret) =>
      client.verifyEvent(headers, body, secret),
    );
    try {
      const put = (endpointId: string, url: string) =>
        sage.api.PUT('/v1/webhooks/endpoints/{endpointId}', {
          params: { path: { endpointId } },
          body: { url, events: ['invoice.*'] },
        });
      const endpoint = client.dataOf(await put('packed', receiver.url));
      assert.ok('signingSecret' in endpoint);
      receiver.secret = endpoint.signingSecret ?? '';
      await put('nobody', 'http://127.0.0.1:9/');
      await handedOver('told');
      const sent = await eventually(
        () =>
          receiver.events.find((event) => event.type === 'invoice.sent' && event.data.invoiceId === 'told'),
        'the event',
      );
      assert.ok(sent.type === 'invoice.sent' && sent.data.sageNumber !== null && sent.id.startsWith('evt_'));
      await eventually(async () => {
        for await (const { type } of sage.deliveries({ endpoint: 'nobody', limit: 1 }))
          if (type === 'invoice.sent') return true;
        return undefined;
      }, 'the delivery that was not taken');
      receiver.secret = testKeys.psaSecret;
      await handedOver('forged');
      await eventually(() => receiver.refused > 0 || undefined, 'an event of another secret');
    } finally {
      await receiver.close();
    }
  });
});
