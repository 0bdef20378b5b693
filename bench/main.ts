import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { readOptions, usage } from './options.ts';
import { partNames, parts } from './parts/index.ts';
import { svgOf } from './report/chart.ts';
import { type Figures } from './report/figures.ts';
import { jsonOf, missed, tableOf } from './report/report.ts';
import { BENCH_DIR } from './stage/bench-dir.ts';

/** `npm run bench`: measures part after part, each on a server of its own, and holds the figures against the goals. */
const options = orUsage();
await mkdir(BENCH_DIR, { recursive: true });
const startedAt = new Date();
const load = () => (loadavg()[0] ?? 0).toFixed(1);
const loads: Record<string, string> = {};
const figures: Figures = {};
for (const name of options.only) {
  loads[name] = load();
  const partStartedAt = Date.now();
  console.log(`\n${name} (load before ${loads[name]})`);
  const result = await parts[name](options.scale);
  Object.assign(figures, result.figures);
  for (const note of result.notes) console.log(`  ${note}`);
  for (const [file, chart] of Object.entries(result.charts ?? {})) {
    const path = join(BENCH_DIR, `${file}.svg`);
    await writeFile(path, svgOf(chart));
    console.log(`  picture: ${path}`);
  }
  console.log(`  took ${((Date.now() - partStartedAt) / 1_000).toFixed(0)} s, load after ${load()}`);
}
console.log(`\n${tableOf(figures)}`);
const failed = missed(figures);
if (failed.length > 0) console.log(`\nMissed: ${failed.join(', ')}`);
if (options.json !== null) {
  const about = {
    at: startedAt.toISOString(),
    scale: options.scale,
    processors: cpus().length,
    loadBefore: loads,
  };
  await writeFile(options.json, jsonOf(figures, about));
}
process.exit(failed.length > 0 ? 1 : 0);

function orUsage() {
  try {
    const read = readOptions(process.argv.slice(2), partNames);
    if (read !== 'help') return read;
    console.log(`${usage}\n\nParts: ${partNames.join(', ')}`);
    process.exit(0);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    console.error('Try --help.');
    process.exit(2);
  }
}
