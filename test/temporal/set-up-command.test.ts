import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { claimPorts } from '../../temporal/server/free-port.ts';

describe('npm run setup:temporal', () => {
  const script = fileURLToPath(new URL('../../scripts/setup-temporal.ts', import.meta.url));
  const run = (env: NodeJS.ProcessEnv) =>
    spawnSync(process.execPath, ['--import', 'tsx', script], {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
      encoding: 'utf8',
    });

  it('says in one line that no server answers, and ends with exit code 2', async () => {
    const { nobody } = await claimPorts('127.0.0.1', { nobody: 0 });
    const { status, stderr, stdout } = run({ TEMPORAL_ADDRESS: `127.0.0.1:${nobody}` });
    assert.equal(status, 2);
    assert.match(
      stderr,
      new RegExp(`^Temporal at 127\\.0\\.0\\.1:${nobody} does not answer .*TEMPORAL_ADDRESS\\.\n$`),
    );
    assert.equal(stdout, '');
  });

  it('names a setting that is not usable', () => {
    const { status, stderr } = run({ RETENTION_DAYS: '0' });
    assert.deepEqual([status, stderr], [2, 'RETENTION_DAYS is "0", expected whole days from 1 to 3650.\n']);
  });
});
