import { type Figures, type PartOrder, partOrder } from './figures.ts';
import { checkAccounts } from './run.ts';

function* numbers({ from, to, step }: PartOrder['cases']): Generator<number> {
  for (let at = from; at <= to; at += step) yield at;
}

/** Told to the process that started this one; without it there is nobody to check for. */
const tell = (figures: Figures): Promise<void> =>
  new Promise((told) => {
    if (process.send === undefined) throw new Error('Started by itself: npm run accounts-check');
    process.send(figures, undefined, {}, () => told());
  });

process.on('disconnect', () => process.exit(1));
const { seed, pdfPercent, cases } = partOrder.parse(JSON.parse(process.argv[2] ?? ''));
await tell(
  await checkAccounts({
    seed,
    pdfPercent,
    cases: numbers(cases),
    tell: (figures) => void tell(figures),
  }),
);
process.exit(0);
