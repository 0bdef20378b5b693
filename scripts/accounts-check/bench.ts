import { type Tally } from './figures.ts';
import { type Books } from './books.ts';
import { type Outbox } from './outbox.ts';
import { type Rules } from './rules.ts';

/** What a case is checked with, and what came of it. */
export interface Bench {
  readonly rules: Rules;
  readonly books: Books;
  readonly outbox: Outbox;
  readonly tally: Tally;
  /** In words; those of one case. */
  readonly differences: string[];
}
