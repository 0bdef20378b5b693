import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type Figures, together } from './accounts-check/figures.ts';
import { startPart } from './accounts-check/part-process.ts';

/**
 * `npm run accounts-check -- --invoices 10000 --seed 1`: generated invoices, credits, credit notes and edits in Sage, done by the product against
 * a sandbox and a mail server, and compared with arithmetic that shares no code with it: what the books, the PDF's text and the e-mail say.
 * Every difference names its case, which `--seed 1 --case 4711` repeats alone. The PDFs of `--pdf-percent` of the cases are read (20; of a
 * single case always). The last line has the figures; the exit code is 0 only without a difference.
 */
const whole = z.coerce.number().int().min(1);
const options = z
  .object({
    invoices: whole,
    seed: whole,
    case: whole.optional(),
    'pdf-percent': z.coerce.number().int().min(0).max(100).optional(),
    processes: whole.max(16),
  })
  .parse(
    parseArgs({
      options: {
        invoices: { type: 'string', default: '10000' },
        seed: { type: 'string', default: '1' },
        case: { type: 'string' },
        'pdf-percent': { type: 'string' },
        processes: { type: 'string', default: '2' },
      },
    }).values,
  );
const { invoices, seed, case: single } = options;
const pdfPercent = options['pdf-percent'] ?? (single === undefined ? 20 : 100);

const SHOWN = 20;
const TOLD_EVERY_MS = 5_000;

const beganAt = Date.now();
const seconds = () => Math.round((Date.now() - beganAt) / 1000);
const work =
  single === undefined
    ? Array.from({ length: options.processes }, (_, at) => ({
        from: 1 + at,
        to: invoices,
        step: options.processes,
      }))
    : [{ from: single, to: single, step: 1 }];
console.log(
  `accounts-check: ${single === undefined ? `${invoices} invoices` : `case ${single}`}, seed ${seed}; PDFs are read in ${pdfPercent} % of the cases`,
);
const parts = work.map((cases) => startPart({ seed, pdfPercent, cases }));
const told = setInterval(() => {
  const { differences, ...counts } = together(parts.map((part) => part.sofar()));
  console.log(
    `  ${counts.invoices} of ${single === undefined ? invoices : 1} invoices, ${differences.length} differences, ${seconds()} s`,
  );
}, TOLD_EVERY_MS);
const endings = await Promise.all(parts.map((part) => part.ended));
clearInterval(told);

const figures = together(parts.map((part) => part.sofar()));
const broken = endings.filter((ending) => ending !== null);
tellDifferences(figures, broken);
process.exitCode = figures.differences.length + broken.length === 0 ? 0 : 1;

function tellDifferences({ differences, ...counts }: Figures, failures: readonly string[]): void {
  for (const one of [...failures, ...differences.slice(0, SHOWN)]) console.log(one);
  if (differences.length > SHOWN) console.log(`and ${differences.length - SHOWN} more`);
  const compared = [
    `${counts.invoices} invoices of ${counts.lines} lines (credit notes handed over included)`,
    `${counts.credits} credits`,
    `${counts.creditNotes} credit notes handed over`,
    `${counts.edits} edits in Sage`,
    `${counts.pdfs} PDFs (of ${pdfPercent} % of the cases)`,
    `${counts.emails} e-mails`,
  ];
  console.log(
    `accounts-check: compared ${compared.join(', ')}; seed ${seed}: ${differences.length} differences in ${seconds()} s`,
  );
}
