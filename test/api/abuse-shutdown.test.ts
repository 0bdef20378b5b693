import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { readApiConfig } from '../../api/config.ts';
import { type RunningApi, startApi, type Timeouts } from '../../api/start-api.ts';
import { eventually } from '../support/eventually.ts';
import { silent, testKeys } from '../support/servers.ts';
import { ApiUnderTest } from './api-under-test.ts';

/** A hand-over whose content never comes: a request that the API waits for. */
const unfinished = [
  'PUT /v1/business-units/u/invoices/i HTTP/1.1',
  'Host: api.example.test',
  `Authorization: Bearer ${testKeys.apiKey}`,
  'Content-Type: application/json',
  'Content-Length: 1000',
  '',
  '{',
].join('\r\n');

describe('Abuse: connections that would be held, or hold back a shutdown', () => {
  let api: ApiUnderTest;
  before(async () => {
    api = await ApiUnderTest.open();
  });
  after(() => api.close());

  const started = async (graceMs: number, timeouts?: Timeouts): Promise<RunningApi> => {
    const env = { ...api.bed.env, API_PORT: '0', SHUTDOWN_GRACE_MS: String(graceMs) };
    return startApi(readApiConfig(env), { env, log: silent, ...(timeouts && { timeouts }) });
  };
  /** Open, and known to the API, which answers on a later one only then. */
  async function opened(url: string, sent = ''): Promise<Socket> {
    const { port, hostname } = new URL(url);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    if (sent !== '') socket.write(sent);
    await fetch(`${url}/health/live`);
    return socket;
  }

  it('one that sends nothing is not waited for, however long the others may take', async () => {
    const running = await started(600_000);
    const sockets = await Promise.all([
      opened(running.url),
      opened(running.url, 'GET /health/live HTTP/1.1\r\nHost: a'),
    ]);
    await running.stop();
    for (const socket of sockets) if (!socket.closed) await once(socket, 'close');
  });

  it('one whose request does not end is waited for as long as is configured, then closed', async () => {
    const running = await started(300);
    const socket = await opened(running.url, unfinished);
    await running.stop();
    if (!socket.closed) await once(socket, 'close');
  });

  it('one whose request is not there in time is answered and closed, while the API runs on', async () => {
    const timeouts = { headersTimeout: 200, requestTimeout: 400, connectionsCheckingInterval: 50 };
    const running = await started(300, timeouts);
    try {
      for (const begun of ['GET /health/live HTTP/1.1\r\nHost: a', unfinished]) {
        const socket = await opened(running.url);
        let answer = '';
        socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
        socket.write(begun);
        await once(socket, 'close');
        assert.match(answer, /^HTTP\/1\.1 408 /);
      }
      assert.equal((await fetch(`${running.url}/health/live`)).status, 200);
    } finally {
      await running.stop();
    }
  });

  it('a second signal ends the process at once', async () => {
    const env = {
      ...process.env,
      ...api.bed.env,
      API_PORT: '0',
      LOG_LEVEL: 'info',
      SHUTDOWN_GRACE_MS: '600000',
    };
    const child = spawn(process.execPath, ['--import', 'tsx', 'api/main.ts'], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      let output = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
      const said = (what: RegExp) =>
        eventually(() => Promise.resolve(what.exec(output) ?? undefined), what.source);
      const port = (await said(/"port":(\d+),"msg":"api started"/))[1] ?? '';
      await opened(`http://127.0.0.1:${port}`, unfinished);
      const exit = once(child, 'exit');
      child.kill('SIGINT');
      await said(/a second signal ends at once/);
      child.kill('SIGTERM');
      assert.deepEqual(await exit, [143, null]);
    } finally {
      child.kill('SIGKILL');
    }
  });
});
