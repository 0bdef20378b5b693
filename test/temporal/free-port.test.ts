import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { claimPorts } from '../../temporal/server/free-port.ts';

describe('ports that are claimed to be listened on later', () => {
  it('differ, are free, and are none that an outgoing connection may be given meanwhile', async () => {
    const names = Array.from({ length: 50 }, (_, index) => `server-${index}`);
    const ports = Object.values(
      await claimPorts('127.0.0.1', Object.fromEntries(names.map((name) => [name, 0]))),
    );
    assert.equal(new Set(ports).size, 50);
    for (const port of ports) {
      assert.ok(port > 1024 && port < 32_768, String(port));
      const server = createServer().listen(port, '127.0.0.1');
      await once(server, 'listening');
      server.close();
    }
  });

  it('are given to nobody else before they are listened on', async () => {
    const few = { lowest: 31_900, beyond: 31_940 };
    const claims = [];
    for (let claim = 0; claim < 30; claim++) claims.push(await claimPorts('127.0.0.1', { api: 0 }, few));
    assert.equal(new Set(claims.map(({ api }) => api)).size, 30);
  });

  it('are refused by name when one is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await assert.rejects(claimPorts('127.0.0.1', { api: 0, ui: port }), (error: Error) => {
      assert.match(error.message, new RegExp(`^Port ${port} on 127.0.0.1, wanted for ui, cannot be used`));
      return true;
    });
    server.close();
  });
});
