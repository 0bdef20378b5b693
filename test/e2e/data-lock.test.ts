import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockDataDir } from '../../scripts/embedded/data-lock.ts';

describe('a data directory', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'lock-'));
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  it('is for one system at a time; the refusal names the process that has it', async () => {
    const release = await lockDataDir(dataDir);
    await assert.rejects(lockDataDir(dataDir), new RegExp(`in use by process ${process.pid}.*DATA_DIR`));
    await release();
    await (
      await lockDataDir(dataDir)
    )();
  });

  it('is taken over from a process that was killed', async () => {
    await writeFile(join(dataDir, 'lock'), '2147483646');
    await (
      await lockDataDir(dataDir)
    )();
  });
});
