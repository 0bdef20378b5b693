import { createWriteStream } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type BoundChild, startBoundChild } from '../../temporal/server/bound-child.ts';

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const root = new URL('../../', import.meta.url);

export interface NodeProcessOptions {
  /** Names the log file. */
  readonly name: string;
  /** Below the project's root: `worker/main.ts`. */
  readonly script: string;
  readonly args?: readonly string[];
  /** On top of this process's own. */
  readonly env?: NodeJS.ProcessEnv;
  readonly logDir: string;
}

/** One of our programs as a process of its own, which goes when this one goes. What it says is added to its log file. */
export async function startNodeProcess(options: NodeProcessOptions): Promise<BoundChild> {
  const log = createWriteStream(join(options.logDir, `${options.name}.log`), { flags: 'a' });
  const child = await startBoundChild(
    process.execPath,
    ['--import', tsx, fileURLToPath(new URL(options.script, root)), ...(options.args ?? [])],
    (line) => log.write(`${line}\n`),
    { ...process.env, ...options.env },
  );
  void child.ended.then((how) => log.end(`--- ended with ${how}\n`));
  return child;
}
