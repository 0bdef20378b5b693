import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { readApiConfig } from '../../api/config.ts';
import { type RunningApi, startApi } from '../../api/start-api.ts';
import { type InvoiceView } from '../../domain/invoice/invoice.ts';
import { PsaClient } from '../support/psa-client.ts';
import { eventually } from '../support/eventually.ts';
import { anInvoice } from '../support/bed.ts';
import { silent, testKeys } from '../support/servers.ts';
import { ApiUnderTest, invoicePath } from './api-under-test.ts';

const UNIT = 'stopping-unit';

describe('An API that is told to stop', () => {
  let api: ApiUnderTest;
  let sent: InvoiceView;
  let stopping: RunningApi;
  let psa: PsaClient;
  before(async () => {
    api = await ApiUnderTest.open();
    await api.bed.verified(UNIT);
    await api.bed.psa.handOver(UNIT, 'polled', anInvoice({ number: 'ST-1' }));
    sent = await api.bed.until(UNIT, 'polled', ({ waitingFor }) => waitingFor?.what === 'payment');
  });
  beforeEach(async () => {
    const env = { ...api.bed.env, API_PORT: '0' };
    stopping = await startApi(readApiConfig(env), { env, log: silent });
    psa = new PsaClient(stopping.url, testKeys.apiKey);
  });
  after(() => api.close());

  it('answers each long poll with the present state at once, instead of after half a minute', async () => {
    const warned: Error[] = [];
    const warn = (warning: Error) => warned.push(warning);
    process.on('warning', warn);
    // More than are held to be a leak of listeners.
    const polls = Array.from({ length: 15 }, () => psa.invoice(UNIT, 'polled', 30, sent.version + 100));
    // By then each of them has looked at least once: they wait.
    await psa.invoice(UNIT, 'polled', 0.5, sent.version + 100);
    await stopping.stop();
    const views = await Promise.all(polls);
    process.off('warning', warn);
    assert.deepEqual(new Set(views.map(({ version }) => version)), new Set([sent.version]));
    assert.deepEqual(warned, []);
  });

  it('ends what else it has in hand, then takes nothing more', async () => {
    const { faults } = api.bed.outside.sage.control;
    await faults.arm({ name: 'slow', endpoint: 'GET /ledger_accounts', delayMs: 1_500 });
    const before = await api.bed.witness.lastRequest();
    const test = psa.testConnection(UNIT, 'Sales - Services');
    await eventually(
      async () => ((await api.bed.witness.apiCalls(before)).length > 0 ? true : undefined),
      'a call',
    );
    await stopping.stop();
    assert.equal((await test).outcome, 'success');
    await assert.rejects(psa.invoice(UNIT, 'polled'), /NoAnswerError/);
  });

  it('keeps no connection open for a request that would come too late', async () => {
    const { hostname, port } = new URL(stopping.url);
    const socket = connect(Number(port), hostname);
    socket.setEncoding('utf8');
    const head = [
      `GET ${invoicePath(UNIT, 'polled')}?wait=30&after=${sent.version + 100} HTTP/1.1`,
      `Host: ${hostname}`,
      `Authorization: Bearer ${testKeys.apiKey}`,
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n`);
    let answer = '';
    socket.on('data', (text: string) => (answer += text));
    await psa.invoice(UNIT, 'polled', 0.5, sent.version + 100);
    await Promise.all([stopping.stop(), once(socket, 'close')]);
    assert.match(answer, /^HTTP\/1\.1 200 /);
    assert.match(answer, /\r\nconnection: close\r\n/i);
  });
});
