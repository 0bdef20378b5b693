import { type Bench } from './bench.ts';
import { Books } from './books.ts';
import { checkCase } from './check-case.ts';
import { emptyTally, type Figures } from './figures.ts';
import { caseAt } from './generate.ts';
import { Outbox } from './outbox.ts';
import { type Rules, rulesOfTheProduct } from './rules.ts';

export interface AccountsCheck {
  readonly seed: number;
  /** The cases to check: a case is the same whichever others are checked. */
  readonly cases: Iterable<number>;
  /** Of how many in a hundred cases the PDFs are rendered and read. */
  readonly pdfPercent: number;
  readonly rules?: Partial<Rules>;
  /** No further case is checked after one with such a difference. */
  readonly until?: RegExp;
  /** Told every few seconds. */
  readonly tell?: (figures: Figures) => void;
}

const TOLD_EVERY_MS = 5_000;

/** Generates cases, has the product do them against a sandbox and a mail server, and compares what is there with exact arithmetic. */
export async function checkAccounts({
  seed,
  cases,
  pdfPercent,
  rules,
  until,
  tell,
}: AccountsCheck): Promise<Figures> {
  const [books, outbox] = [await Books.open(), await Outbox.open()];
  const tally = emptyTally();
  const found: string[] = [];
  let toldAtMs = Date.now();
  try {
    for (const at of cases) {
      const differences: string[] = [];
      const bench: Bench = {
        rules: { ...rulesOfTheProduct, ...rules },
        books,
        outbox,
        tally,
        differences,
      };
      try {
        await checkCase(caseAt(seed, at, pdfPercent), bench);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        differences.push(`could not be checked: ${reason.replace(/\s+/g, ' ')}`);
      }
      found.push(...differences.map((difference) => `seed ${seed}, case ${at}: ${difference}`));
      if (until !== undefined && differences.some((difference) => until.test(difference))) break;
      if (Date.now() - toldAtMs < TOLD_EVERY_MS) continue;
      toldAtMs = Date.now();
      tell?.({ ...tally, differences: found });
    }
  } finally {
    await Promise.all([books.close(), outbox.close()]);
  }
  return { ...tally, differences: found };
}
