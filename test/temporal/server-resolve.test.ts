import assert from 'node:assert/strict';
import { access, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { resolveTemporalCli } from '../../temporal/server/resolve-temporal-cli.ts';
import { resolveTestServer } from '../../temporal/server/resolve-test-server.ts';
import { ServerBinaryNotFound } from '../../temporal/server/server-binary.ts';
import { fakeCommand, fakeTemporal, temporaryDir } from './server-fake-binaries.ts';

describe('finding the Temporal CLI', () => {
  const dir = temporaryDir();
  let lines: string[] = [];
  const log = (line: string) => lines.push(line);
  beforeEach(() => {
    lines = [];
  });
  const cacheDir = () => join(dir.path(), 'cache');
  const cached = () => join(cacheDir(), 'temporal-v1.9.1');
  const makes = (serverVersion: string) => ({
    from: 'pypi' as const,
    name: 'a fake build',
    make: (into: string) => fakeTemporal(join(into, 'temporal'), serverVersion),
  });
  const fails = {
    from: 'download' as const,
    name: 'a fake download',
    make: () => Promise.reject(new Error('the host is away')),
  };

  it('takes TEMPORAL_CLI_PATH before all else', async () => {
    const path = await fakeTemporal(join(dir.path(), 'mine'), '1.30.0');
    const found = await resolveTemporalCli({ log, env: { TEMPORAL_CLI_PATH: path }, cacheDir: cacheDir() });
    assert.deepEqual(found, { path, version: '1.30.0', from: 'env' });
  });

  it('refuses a TEMPORAL_CLI_PATH that does not work instead of taking another behind the back', async () => {
    const env = { TEMPORAL_CLI_PATH: join(dir.path(), 'nowhere') };
    await assert.rejects(
      resolveTemporalCli({ log, env, cacheDir: cacheDir(), makers: [makes('1.31.0')] }),
      /TEMPORAL_CLI_PATH: .*nowhere/,
    );
  });

  it('takes `temporal` on PATH when its server is new enough', async () => {
    const path = await fakeTemporal(join(dir.path(), 'bin', 'temporal'), '1.31.0');
    const found = await resolveTemporalCli({
      log,
      env: { PATH: join(dir.path(), 'bin') },
      cacheDir: cacheDir(),
    });
    assert.deepEqual(found, { path, version: '1.31.0', from: 'path' });
  });

  it('says that the one on PATH is too old and goes on', async () => {
    await fakeTemporal(join(dir.path(), 'bin', 'temporal'), '1.28.9');
    const found = await resolveTemporalCli({
      log,
      env: { PATH: `${join(dir.path(), 'bin')}:/bin:/usr/bin` },
      cacheDir: cacheDir(),
      makers: [makes('1.31.0')],
    });
    assert.equal(found.from, 'pypi');
    assert.match(
      lines.join('\n'),
      /on PATH does not do: .*holds server 1\.28\.9, and 1\.30\.0 or newer is needed/,
    );
  });

  it('makes it once, says why a way failed, and finds it in the cache from then on', async () => {
    const options = { log, env: {}, cacheDir: cacheDir(), makers: [fails, makes('1.31.0')] };
    assert.deepEqual(await resolveTemporalCli(options), { path: cached(), version: '1.31.0', from: 'pypi' });
    assert.match(lines.join('\n'), /a fake download did not work: the host is away/);
    const again = await resolveTemporalCli({ ...options, makers: [fails] });
    assert.deepEqual(again, { path: cached(), version: '1.31.0', from: 'cache' });
    assert.deepEqual(await readdir(cacheDir()), ['temporal-v1.9.1'], 'no lock and no half-made file is left');
  });

  it('removes a broken file from the cache and makes it again', async () => {
    await mkdir(cacheDir());
    await writeFile(cached(), 'half a download', { mode: 0o755 });
    const found = await resolveTemporalCli({ log, env: {}, cacheDir: cacheDir(), makers: [makes('1.31.0')] });
    assert.equal(found.from, 'pypi');
    assert.match(await readFile(cached(), 'utf8'), /^#!/);
    assert.match(lines.join('\n'), /Removing .*temporal-v1\.9\.1, which does not work/);
  });

  it('lets the second of two commands wait for the first', async () => {
    let made = 0;
    let secondWaits = () => {};
    const gate = new Promise<void>((resolve) => (secondWaits = resolve));
    const slow = {
      from: 'pypi' as const,
      name: 'a slow build',
      make: async (into: string) => {
        made += 1;
        await gate;
        return fakeTemporal(join(into, 'temporal'), '1.31.0');
      },
    };
    const open = (line: string) => {
      log(line);
      if (line.includes('is already getting')) secondWaits();
    };
    const options = { log: open, env: {}, cacheDir: cacheDir(), makers: [slow] };
    const found = await Promise.all([resolveTemporalCli(options), resolveTemporalCli(options)]);
    assert.equal(made, 1);
    assert.deepEqual(found.map(({ from }) => from).sort(), ['cache', 'pypi']);
    assert.match(lines.join('\n'), new RegExp(`Process ${process.pid} is already getting the Temporal CLI`));
  });

  it('takes over the lock and clears the leavings of a process that is gone', async () => {
    await mkdir(join(cacheDir(), 'temporal-v1.9.1.making-old'), { recursive: true });
    // No process has this id: it is above what Linux gives out (pid_max is at most 2^22).
    await writeFile(`${cached()}.lock`, `4999999 ${hostname()}`);
    const found = await resolveTemporalCli({ log, env: {}, cacheDir: cacheDir(), makers: [makes('1.31.0')] });
    assert.equal(found.from, 'pypi');
    assert.match(lines.join('\n'), /lock of process 4999999 is left over/);
    assert.deepEqual(await readdir(cacheDir()), ['temporal-v1.9.1']);
  });

  it('lists what was tried and how to fix it when nothing works', async () => {
    const options = { log, env: {}, cacheDir: cacheDir(), makers: [fails, makes('1.20.0')] };
    await assert.rejects(resolveTemporalCli(options), (error) => {
      assert(error instanceof ServerBinaryNotFound);
      assert.equal(error.tried.length, 5);
      assert.match(error.message, /TEMPORAL_CLI_PATH: not there/);
      assert.match(error.message, /`temporal` on PATH: not there/);
      assert.match(error.message, /a fake download: the host is away/);
      assert.match(error.message, /a fake build: .*holds server 1\.20\.0/);
      assert.match(error.message, /3\. Install Python/);
      return true;
    });
    await assert.rejects(access(cached()), 'one that is too old is not kept');
  });
});

describe('finding the time-skipping test server', () => {
  const dir = temporaryDir();

  it('takes only a binary that prints the usage of the test server', async () => {
    const good = await fakeCommand(join(dir.path(), 'good'), 'echo "--enable-time-skipping - to enable"');
    const bad = await fakeCommand(join(dir.path(), 'bad'), 'echo something else');
    const of = (path: string) =>
      resolveTestServer({ log: () => {}, env: { TEMPORAL_TEST_SERVER_PATH: path }, cacheDir: dir.path() });
    assert.deepEqual(await of(good), { path: good, version: 'unknown', from: 'env' });
    await assert.rejects(of(bad), /bad is not Temporal's test server; it said: "something else"/);
  });
});
