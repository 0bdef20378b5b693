import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { connectSandboxControl } from '../../sandbox/sage/control-client.ts';
import { northwind } from '../../sandbox/sage/seed.ts';
import { claimPorts } from '../../temporal/server/free-port.ts';

describe('the Sage sandbox as a process of its own, as docker-compose.yml starts it', () => {
  const main = fileURLToPath(new URL('../../sandbox/main.ts', import.meta.url));
  const publicUrl = 'http://books.example.test';
  let dir = '';
  let port = 0;
  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'sandbox-'));
    port = (await claimPorts('127.0.0.1', { sage: 0 }))['sage'] ?? 0;
  });
  after(() => rm(dir, { recursive: true, force: true }));

  async function start() {
    const state = join(dir, 'sage.json');
    const flags = ['--host=0.0.0.0', `--port=${port}`, `--public-url=${publicUrl}`, `--state=${state}`];
    const child = spawn(process.execPath, ['--import', 'tsx', main, ...flags], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit').then(([code]: unknown[]) => code);
    const said: string[] = [];
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (line) => said.push(line));
    while (!said.some((line) => line.startsWith('Ctrl-C'))) await once(lines, 'line');
    const control = connectSandboxControl(`http://127.0.0.1:${port}`);
    return { control, said: said.join('\n'), stop: () => child.kill('SIGTERM') && ended };
  }

  it('ends on SIGTERM, remembers its books, and links to where browsers reach it', async () => {
    const first = await start();
    assert.match(first.said, new RegExp(`accountant sees +${publicUrl}/`));
    const { accessToken } = await first.control.mintTokens({ businessId: northwind.id });
    const customers = async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/v3.1/contacts?attributes=all`, {
        headers: { authorization: `Bearer ${accessToken}`, 'x-business': northwind.id },
      });
      return { status: answer.status, text: await answer.text() };
    };
    const before = await customers();
    assert.equal(before.status, 200);
    assert.match(before.text, new RegExp(`"href":"${publicUrl}/#`));
    assert.doesNotMatch(`${first.said}${before.text}`, /0\.0\.0\.0/);
    assert.equal(await first.stop(), 0);

    const second = await start();
    assert.deepEqual(await customers(), before, 'the token and the books are those of before');
    assert.equal(await second.stop(), 0);
  });
});
