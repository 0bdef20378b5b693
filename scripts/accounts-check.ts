import { parseArgs } from 'node:util';
import { z } from 'zod';
import { checkAccounts } from './accounts-check/run.ts';

/**
 * `npm run accounts-check -- --invoices 10000 --seed 1`: invoices with odd quantities, prices, discounts and tax rates, and their credits, planned by
 * `domain/` and posted to a sandbox, against exact arithmetic that shares no code with it. The last line has the figures; the exit code is 0
 * only without a difference.
 */
const whole = z.coerce.number().int().min(1);
const { invoices, seed } = z.object({ invoices: whole, seed: whole }).parse(
  parseArgs({
    options: {
      invoices: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '1' },
    },
  }).values,
);

const SHOWN = 20;

const beganAt = Date.now();
const seconds = () => Math.round((Date.now() - beganAt) / 1000);
const figures = await checkAccounts({
  invoices,
  seed,
  tell: (done, differences) =>
    console.log(`  ${done} of ${invoices} invoices, ${differences} differences, ${seconds()} s`),
});
for (const difference of figures.differences.slice(0, SHOWN)) console.log(difference);
const left = figures.differences.length - SHOWN;
if (left > 0) console.log(`and ${left} more`);
console.log(
  `accounts-check: ${figures.invoices} invoices of ${figures.lines} lines, ${figures.creditNotes} credit notes, seed ${seed}: ${figures.differences.length} differences in ${seconds()} s`,
);
process.exitCode = figures.differences.length === 0 ? 0 : 1;
