import { z } from 'zod';

const count = z.number().int();

/** How many of what were compared. */
const tally = z.object({
  invoices: count,
  /** Of invoices and of credit notes that were handed over. */
  lines: count,
  /** Asked for of an invoice. */
  credits: count,
  /** Handed over by themselves. */
  creditNotes: count,
  /** Changed in Sage. */
  edits: count,
  pdfs: count,
  emails: count,
});
export type Tally = z.infer<typeof tally>;

/** Each difference names its seed and case, with which it can be repeated alone. */
export const figures = z.object({ ...tally.shape, differences: z.array(z.string()) });
export type Figures = z.infer<typeof figures>;

/** Cases for one process: every so many of them. */
export const partOrder = z.object({
  seed: count,
  pdfPercent: count,
  cases: z.object({ from: count, to: count, step: count }),
});
export type PartOrder = z.infer<typeof partOrder>;

export const emptyTally = (): Tally => ({
  invoices: 0,
  lines: 0,
  credits: 0,
  creditNotes: 0,
  edits: 0,
  pdfs: 0,
  emails: 0,
});

export const together = (parts: readonly Figures[]): Figures => {
  const sum = (of: keyof Tally) => parts.reduce((so, part) => so + part[of], 0);
  return {
    invoices: sum('invoices'),
    lines: sum('lines'),
    credits: sum('credits'),
    creditNotes: sum('creditNotes'),
    edits: sum('edits'),
    pdfs: sum('pdfs'),
    emails: sum('emails'),
    differences: parts.flatMap(({ differences }) => differences),
  };
};
