import { mkdir, readFile, rm } from 'node:fs/promises';
import { destination } from 'pino';
import { createLogger } from '../temporal/logger.ts';
import { installRuntime } from '../temporal/runtime.ts';
import { readReport, summary } from './contract/report.ts';
import { schemathesis } from './contract/schemathesis.ts';
import { openStage } from './contract/stage.ts';
import { generateKeys } from './embedded/development-keys.ts';
import { type EmbeddedSystem } from './embedded/start-system.ts';

/**
 * `npm run contract`: checks the API against its own document with schemathesis, on real components with the sandbox in place of Sage.
 * The exit code is 0 only when it ran to its end and found nothing. More arguments go to schemathesis as they are, as in
 * `npm run contract -- --include-path /v1/business-units --seed 7`.
 */
const DIR = '.data/contract';
const REPORT = `${DIR}/report.json`;
const LOG_FILE = `${DIR}/api.log`;
const tell = (line: string) => console.log(line);

await mkdir(DIR, { recursive: true });
await rm(REPORT, { force: true });
const log = createLogger({
  level: 'warn',
  name: 'contract',
  destination: destination({ dest: LOG_FILE, sync: true, append: false }),
});
installRuntime(log);

const keys = generateKeys();
let system: EmbeddedSystem | undefined;
try {
  const tool = await schemathesis(tell);
  tell('Starting Temporal, Sage sandbox, worker and API, and connecting the units …');
  system = await openStage(keys, log, tell);
  const args = [
    ...[
      '--config-file',
      'test/contract/schemathesis.toml',
      '--no-color',
      'run',
      `${system.api.url}/openapi.json`,
    ],
    ...['--report', 'json', '--report-json-path', REPORT, ...process.argv.slice(2)],
  ];
  const code = await tool.run(args, { ...process.env, CONTRACT_API_KEY: keys.apiKey });
  const report = readReport(await readFile(REPORT, 'utf8'));
  tell(summary(report));
  if (code !== 0) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error : String(error));
  process.exitCode = 1;
} finally {
  await system?.stop();
}
process.exit();
