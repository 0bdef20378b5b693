import { join } from 'node:path';

/** Where the bench keeps what it makes: pictures, logs, and databases while they are in use. */
export const BENCH_DIR = join('.data', 'bench');
