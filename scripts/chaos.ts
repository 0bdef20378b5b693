import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOptions, usage } from './chaos/options.ts';
import { describePlan, plan } from './chaos/plan/plan.ts';
import { isGreen, report } from './chaos/report.ts';
import { runChaos } from './chaos/run.ts';

/** Invoices of a run with --runs. */
const RUNS_OF = 25;

/** `npm run chaos -- --invoices N --seed S`: kills, pauses and cuts off the system while invoices run, then counts. See docs/chaos.md. */
const options = orExplain(() => readOptions(process.argv.slice(2)));
if (options === 'help') {
  console.log(usage);
} else {
  const whole = plan(options.seed, options);
  console.log(`Plan of seed ${options.seed}: ${describePlan(whole)}\n`);
  // After a run that was given up, callers would go on trying.
  if (!options.plan) process.exit(await play(whole, options.dir, options.runs));
}

async function play(
  whole: ReturnType<typeof plan>,
  wanted: string | undefined,
  asRuns: boolean,
): Promise<number> {
  const dir = wanted ?? (await mkdtemp(join(tmpdir(), 'chaos-')));
  const tell = (line: string) => console.log(line);
  let green = false;
  try {
    const outcome = await runChaos({ plan: whole, dir, tell, ...(asRuns && { runsOf: RUNS_OF }) });
    green = isGreen(outcome);
    console.log(`\n${report(outcome)}`);
  } catch (error) {
    console.error(
      `\nThe run could not be finished: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  if (!green) console.error(`Logs and database: ${dir}`);
  else if (wanted === undefined) await rm(dir, { recursive: true, force: true });
  return green ? 0 : 1;
}

function orExplain<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\nTry --help.`);
    process.exit(2);
  }
}
