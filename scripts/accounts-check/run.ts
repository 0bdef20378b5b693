import { salesInvoiceOf } from '../../domain/invoice/sales-invoice.ts';
import { spreadCredit } from '../../domain/invoice/spread-credit.ts';
import { randomFrom } from '../chaos/plan/random.ts';
import { Books } from './books.ts';
import { checkCase } from './check-case.ts';
import { anyCase } from './generate.ts';
import { decide } from './plan.ts';
import { type Rules } from './rules.ts';

export interface AccountsCheck {
  readonly invoices: number;
  readonly seed: number;
  readonly rules?: Partial<Rules>;
  /** Told now and then how many are done. */
  readonly tell?: (done: number, differences: number) => void;
}

export interface Figures {
  readonly invoices: number;
  readonly lines: number;
  readonly creditNotes: number;
  /** Each names its invoice: the same seed makes the same again. */
  readonly differences: readonly string[];
}

const TOLD_EVERY = 500;

/** Generates invoices and credits, posts what `domain/` plans of them to a sandbox, and compares its books with exact arithmetic. */
export async function checkAccounts({ invoices, seed, rules, tell }: AccountsCheck): Promise<Figures> {
  const books = await Books.open();
  const random = randomFrom(seed);
  const differences: string[] = [];
  let [lines, creditNotes] = [0, 0];
  try {
    for (let at = 1; at <= invoices; at += 1) {
      const one = anyCase(random, `AC-${at}`);
      const checked = await checkCase(
        one,
        { decide, write: salesInvoiceOf, spread: spreadCredit, ...rules },
        books,
      );
      lines += one.request.lines.length;
      creditNotes += checked.creditNotes;
      differences.push(...checked.differences.map((difference) => `AC-${at}: ${difference}`));
      if (at % TOLD_EVERY === 0) tell?.(at, differences.length);
    }
  } finally {
    await books.close();
  }
  return { invoices, lines, creditNotes, differences };
}
