import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { resolveTemporalCli } from '../../temporal/server/resolve-temporal-cli.ts';
import { type DevServer, startDevServer } from '../../temporal/server/start-dev-server.ts';
import { setUpTemporal } from '../../temporal/set-up.ts';
import { dueDateKey, searchAttributeKeys } from '../../domain/search-attributes.ts';
import { temporaryDir } from './server-fake-binaries.ts';

describe('the dev server', () => {
  const dir = temporaryDir();
  const log = () => {};
  let path = '';
  before(async () => {
    ({ path } = await resolveTemporalCli({ log: (line) => console.log(line) }));
  });

  async function withServer<T>(options: { dbFilename?: string }, work: (server: DevServer) => Promise<T>) {
    const server = await startDevServer({ path, log, logLevel: 'never', ...options });
    try {
      return await work(server);
    } finally {
      await server.stop();
    }
  }

  async function withConnection<T>(server: DevServer, work: (connection: Connection) => Promise<T>) {
    const connection = await Connection.connect({ address: server.address });
    try {
      return await work(connection);
    } finally {
      await connection.close();
    }
  }

  it('is set up once, also by two processes at the same moment, and keeps it over a restart', async () => {
    const dbFilename = join(dir.path(), 'data', 'temporal.db');
    const setUp = (connection: Connection, namespace: string, retentionDays?: number) =>
      setUpTemporal({ connection, namespace, retentionDays, log });
    const caretaker = 'unchanged';
    const unchanged = { namespaceCreated: false, retentionRaised: false, attributesAdded: [], caretaker };
    const first = await withServer({ dbFilename }, (server) =>
      withConnection(server, async (connection) => {
        await Promise.all([setUp(connection, 'second', 10), setUp(connection, 'second', 20)]);
        return setUp(connection, 'default');
      }),
    );
    const attributesAdded = searchAttributeKeys.map(({ name }) => name);
    assert.deepEqual(first, { namespaceCreated: false, retentionRaised: true, attributesAdded, caretaker });
    await withServer({ dbFilename }, (server) =>
      withConnection(server, async (connection) => {
        assert.deepEqual(await setUp(connection, 'default'), unchanged);
        assert.deepEqual(await setUp(connection, 'second', 5), unchanged, 'retention is never lowered');
        const { config } = await connection.workflowService.describeNamespace({ namespace: 'second' });
        assert.equal(Number(config?.workflowExecutionRetentionTtl?.seconds), 20 * 86_400);
      }),
    );
  });

  it('takes our search attributes on a start at once after the set-up', async () => {
    await withServer({}, (server) =>
      withConnection(server, async (connection) => {
        await setUpTemporal({ connection, namespace: 'default', log });
        const handle = await new Client({ connection }).workflow.start('none', {
          taskQueue: 'none',
          workflowId: 'one',
          typedSearchAttributes: [{ key: dueDateKey, value: new Date('2026-12-24T00:00:00Z') }],
        });
        const { typedSearchAttributes } = await handle.describe();
        assert.deepEqual(typedSearchAttributes.get(dueDateKey), new Date('2026-12-24T00:00:00Z'));
      }),
    );
  });

  it('serves its UI with the codec endpoint it was given', async () => {
    const codecEndpoint = 'http://127.0.0.1:1/codec';
    const server = await startDevServer({ path, log, codecEndpoint, logLevel: 'never' });
    try {
      const settings = await fetch(`${server.uiUrl}/api/v1/settings`);
      assert.match(await settings.text(), /http:\/\/127\.0\.0\.1:1\/codec/);
    } finally {
      await server.stop();
    }
  });

  it('names a port that is taken', async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await once(squatter, 'listening');
    const address = squatter.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    await assert.rejects(
      startDevServer({ path, port, log }),
      new RegExp(`Port ${port} on 127.0.0.1, wanted for frontend`),
    );
    squatter.close();
  });

  it('tells what the server said when it does not come up', async () => {
    await assert.rejects(
      startDevServer({ path: join(dir.path(), 'nowhere'), log }),
      /did not come up on .*: it ended with 127\. It said:\n.*nowhere/,
    );
  });

  it('does not outlive a process that was killed', async () => {
    const script = `
      import { startDevServer } from ${JSON.stringify(new URL('../../temporal/server/start-dev-server.ts', import.meta.url).href)};
      const { address } = await startDevServer({ path: process.argv[1], headless: true, logLevel: 'never', log: () => {} });
      console.log(address);
      setInterval(() => {}, 1000);
    `;
    const args = ['--import', 'tsx', '--input-type=module', '-e', script, path];
    const owner = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const [address = ''] = await once(createInterface({ input: owner.stdout }), 'line').then((all) =>
      all.map(String),
    );
    const [host, port] = address.split(':');
    const socket = connect(Number(port), host);
    await once(socket, 'connect');
    owner.kill('SIGKILL');
    socket.resume();
    // The server closes the connection as it goes down.
    await once(socket, 'close');
  });
});
